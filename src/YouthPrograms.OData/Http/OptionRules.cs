using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Which options a resource understands. One it does not is 400, one the service does not is 501.</summary>
internal static class OptionRules
{
    private static readonly string[] Entity = ["select", "expand", "format", "compute"];
    private static readonly string[] Collection = [.. Entity, "filter", "search", "orderby", "top", "skip", "count", "skiptoken", "apply"];
    private static readonly string[] Count = ["filter", "search", "format", "apply"];
    private static readonly string[] References = ["filter", "search", "orderby", "top", "skip", "count", "skiptoken", "format"];
    private static readonly string[] Value = ["format"];
    private static readonly string[] Values = ["format", "top", "skip", "count"];
    private static readonly string[] Unsupported = ["index", "deltatoken", "schemaversion", "id"];

    public static void Check(RequestUrl url, Resource resource) => Check(url, Allowed(resource));

    public static void CheckEntity(RequestUrl url) => Check(url, Entity);

    public static void CheckValue(RequestUrl url) => Check(url, Value);

    public static void CheckBatch(RequestUrl url) => Check(url, []);

    /// <summary>Values that a function has computed can be counted and cut, no more.</summary>
    public static void CheckOperation(RequestUrl url, bool many) => Check(url, many ? Values : Value);

    public static void CheckCollection(RequestUrl url) => Check(url, Collection);

    private static void Check(RequestUrl url, string[] allowed)
    {
        RefuseTemporal(url.Options);
        foreach (var option in url.Options.Given)
        {
            if (Unsupported.Contains(option))
                throw Refusal.Unsupported("$" + option);
            if (!allowed.Contains(option))
                throw Refusal.BadRequest("OptionNotAllowed", Message.OptionNotAllowed, "$" + option);
        }
    }

    private static void RefuseTemporal(ItemOptions options)
    {
        if (options.Given.Find(OptionSets.Temporal.Contains) is { } option)
            throw Refusal.Unsupported("$" + option);
        foreach (var item in options.Expand ?? [])
            RefuseTemporal(item.Options);
    }

    private static string[] Allowed(Resource resource) => resource.Kind switch
    {
        ResourceKind.Collection when resource.IsCount => Count,
        ResourceKind.Collection when resource.IsReference => References,
        ResourceKind.Collection => Collection,
        ResourceKind.Entity when resource.IsReference => Value,
        ResourceKind.Entity => Entity,
        _ => Value,
    };
}
