using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http.Batch;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Entity ids, absolute or relative to the service: of <c>$entity?$id=…</c>, of binds and of references.</summary>
internal static class EntityIds
{
    public static Resource Find(Exchange exchange, ResourceBinder binder)
    {
        if (!exchange.Url.Text.TryGetValue("id", out var id))
            throw Refusal.BadRequest("MissingId", Message.MissingOption, "$id");
        exchange.Url.Options.Given.Remove("id");
        var resource = binder.Bind(ResourcePath.Parse(Relative(exchange, id), exchange.Model.Limits));
        return resource is { Kind: ResourceKind.Entity, IsReference: false, IsQuery: false }
            ? resource
            : throw Refusal.BadRequest("InvalidId", Message.ForeignAddress, id);
    }

    /// <summary>The key that an id names in a set; null when it names none.</summary>
    public static object? Key(Exchange exchange, SetModel target, string id)
    {
        try
        {
            return ResourcePath.Parse(Relative(exchange, id), exchange.Model.Limits) switch
            {
                [NameSegment { Arguments: [{ Value: LiteralNode literal }] } set] when set.Name == target.Name => Literals.Value(literal, target.Key.Type),
                [NameSegment { Arguments: null } set, KeySegment key] when set.Name == target.Name => ResourceBinder.KeyValue(target, key.Text),
                _ => null,
            };
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private static string Relative(Exchange exchange, string id)
    {
        var address = BatchOutcomes.Of(exchange.Http)?.Address(id) ?? id;
        if (address.StartsWith(exchange.Root, StringComparison.OrdinalIgnoreCase))
            address = address[exchange.Root.Length..];
        return address.Trim('/');
    }
}
