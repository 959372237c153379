using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http;

/// <summary>
/// Writes to <c>$ref</c>. A link is a foreign key, so it is set by updating the entity that has the key, where the key is
/// a property callers may change. Other links (many to many, hidden or fixed keys) have no methods but GET.
/// </summary>
internal sealed class Links(Exchange exchange)
{
    private readonly Writes writes = new(exchange);

    public static IEnumerable<string> Methods(Resource resource)
    {
        if (Column(resource) is not { } key)
            yield break;
        if (resource.Navigation is { Many: false })
            yield return "PUT";
        else if (resource.Kind == ResourceKind.Collection)
            yield return "POST";
        if (key.Type.Nullable)
            yield return "DELETE";
    }

    /// <summary>The set whose entities hold the key.</summary>
    private static SetModel Holder(Resource resource) => resource.Navigation!.Many ? resource.Set! : resource.ParentSet!;

    private static PropertyModel? Column(Resource resource)
    {
        if (resource.Navigation?.Ef is not INavigation { ForeignKey.Properties: [var column] } link || link.IsOnDependent == resource.Navigation.Many)
            return null;
        var holder = Holder(resource);
        var key = holder.Type.Properties.Find(p => p.ClrName == column.Name);
        return holder.Definition.OnUpdate is not null && key?.IsUpdatable(holder) == true ? key : null;
    }

    public Task AnswerAsync(Resource resource)
    {
        exchange.Context.Demand(Holder(resource), ODataAccess.Update);
        return resource.Navigation!.Many ? ManyAsync(resource) : OneAsync(resource);
    }

    private async Task OneAsync(Resource resource)
    {
        OptionRules.CheckValue(exchange.Url);
        var holder = resource.ParentSet!;
        var (key, version) = await writes.CurrentAsync(new() { Kind = ResourceKind.Entity, Set = holder, Rows = resource.ParentRows });
        var matched = ETags.Match(exchange, holder, version);
        var target = exchange.Method == "DELETE" ? null : await TargetAsync(resource.Set!);
        await writes.ChangeAsync(holder, key, matched, Change(resource, target, resource.Navigation!.ClrName));
    }

    /// <summary>The entity that joins or leaves is the one that changes; If-Match may name its version, but need not.</summary>
    private async Task ManyAsync(Resource resource)
    {
        var removes = exchange.Method == "DELETE";
        var member = resource.Kind == ResourceKind.Entity ? resource : await MemberAsync(resource, removes);
        OptionRules.CheckValue(exchange.Url);
        var parent = await writes.CurrentAsync(new() { Kind = ResourceKind.Entity, Set = resource.ParentSet, Rows = resource.ParentRows });
        var (key, version) = await writes.CurrentAsync(member);
        var matched = exchange.Http.Request.Headers.IfMatch.Count > 0 ? ETags.Match(exchange, resource.Set!, version) : null;
        var inverse = (resource.Navigation!.Ef as INavigation)?.Inverse?.Name;
        await writes.ChangeAsync(resource.Set!, key, matched, Change(resource, removes ? null : parent.Key, inverse));
    }

    // Who leaves must be a member; who joins need only be there.
    private async Task<Resource> MemberAsync(Resource resource, bool removes)
    {
        var set = resource.Set!;
        var key = removes ? ById(set) : await TargetAsync(set);
        var rows = removes ? resource.Rows! : exchange.Context.Rows(set);
        return new() { Kind = ResourceKind.Entity, Set = set, Rows = ResourceBinder.ByKey(set, rows, key) };
    }

    private object ById(SetModel set)
    {
        if (!exchange.Url.Text.TryGetValue("id", out var id))
            throw Refusal.BadRequest("MissingId", Message.MissingOption, "$id");
        exchange.Url.Options.Given.Remove("id");
        return EntityIds.Key(exchange, set, id) ?? throw Invalid(id, set);
    }

    private async Task<object> TargetAsync(SetModel set)
    {
        using var body = await BodyReader.ReadAsync(exchange);
        var id = ChangeReader.Reference(body.RootElement) ?? throw Refusal.BadRequest("InvalidReference", Message.MissingProperty, "@odata.id");
        var key = EntityIds.Key(exchange, set, id) ?? throw Invalid(id, set);
        var found = await new Reader(exchange.Context, exchange.Aborted).CountAsync(ResourceBinder.ByKey(set, exchange.Context.Rows(set), key), set);
        return found > 0 ? key : throw Refusal.NotFound(id);
    }

    private static RefusalException Invalid(string id, SetModel set) => Refusal.BadRequest("InvalidReference", Message.BadLiteral, id, set.Name);

    private static ChangeSet Change(Resource resource, object? key, string? navigation)
    {
        var change = new ChangeSet();
        change.Values[Column(resource)!.ClrName!] = key;
        if (key is not null && navigation is not null)
            change.Links[navigation] = key;
        return change;
    }
}
