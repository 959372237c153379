using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;
using YouthPrograms.OData.Url;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http;

/// <summary>POST, PATCH and DELETE of entities: checked here, done by the application, read again for the answer.</summary>
internal sealed class Writes(Exchange exchange)
{
    private readonly Reads reads = new(exchange);

    public async Task CreateAsync(Resource resource)
    {
        var set = resource.Set!;
        var handler = set.Definition.OnCreate!;
        exchange.Context.Demand(set, ODataAccess.Create);
        OptionRules.CheckEntity(exchange.Url);
        using var body = await BodyReader.ReadAsync(exchange);
        var change = new ChangeReader(exchange, set, ChangeMode.Create).Read(body.RootElement);
        await LinkParentAsync(resource, change);
        await CreateAsync(set, handler, change);
    }

    private async Task CreateAsync(SetModel set, Func<ChangeSet, HandlerCall, Task<ODataResult>> handler, ChangeSet change)
    {
        switch (await handler(change, exchange.Call()))
        {
            case ODataCreated created:
                ShowNested(set, change);
                await CreatedAsync(set, created.Key);
                break;
            case var other:
                OutcomeOf(other);
                break;
        }
    }

    // What was created with an entity is shown with it, unless the caller has said what to show (OData 4.01 Part 1, 11.4.2.2).
    private void ShowNested(SetModel set, ChangeSet change)
    {
        if (change.Nested.Count > 0 && exchange.Url.Options.Expand is null)
            exchange.Url.Options.Expand = Nested(set, change);
    }

    private static List<PathItem> Nested(SetModel set, ChangeSet change)
        => [.. set.Type.Navigations.Where(n => n.ClrName is { } name && change.Nested.ContainsKey(name)).Select(n =>
        {
            var deepest = change.Nested[n.ClrName!].MaxBy(c => c.Nested.Count);
            var options = new ItemOptions { Expand = deepest is { Nested.Count: > 0 } ? Nested(n.Target, deepest) : null };
            return new PathItem(0, [n.Name], options);
        })];

    /// <summary>A POST to an entity's navigation links the new entity with it.</summary>
    private async Task LinkParentAsync(Resource resource, ChangeSet change)
    {
        if (resource is not { Navigation: { } navigation, ParentKey: { } key })
            return;
        if (await new Reader(exchange.Context, exchange.Aborted).CountAsync(resource.ParentRows!, resource.ParentSet!) == 0)
            throw Refusal.NotFound(resource.ParentSet!.Type.Name);
        if (navigation.Ef is not INavigation { IsOnDependent: false } link)
            throw Refusal.Unsupported("POST " + navigation.Name);
        if (link.Inverse is { } inverse)
            change.Links[inverse.Name] = key;
        if (link.ForeignKey.Properties is [{ PropertyInfo: { } foreignKey }])
            change.Values[foreignKey.Name] = key;
    }

    public async Task CreatedAsync(SetModel set, object key)
    {
        var response = exchange.Http.Response;
        var address = exchange.Root + "/" + EntityWriter.Id(set, key);
        response.Headers.Location = address;
        var found = await reads.FindAsync(set, ResourceBinder.ByKey(set, exchange.Context.Rows(set), key));
        if (found is { } entity && !exchange.Prefer.Minimal)
        {
            await reads.WriteEntityAsync(entity.Read, entity.Answer, StatusCodes.Status201Created, wrote: true);
            return;
        }
        response.Headers["OData-EntityId"] = address;
        Minimal(found);
    }

    public async Task UpdateAsync(Resource resource)
    {
        var set = resource.Set!;
        exchange.Context.Demand(set, ODataAccess.Update);
        OptionRules.CheckEntity(exchange.Url);
        if (await FindCurrentAsync(resource) is not { } current)
        {
            await UpsertAsync(resource);
            return;
        }
        if (exchange.Http.Request.Headers.IfNoneMatch.ToString().Trim() == "*")
            throw Refusal.Of(412, "AlreadyExists", Message.IfMatchFailed);
        var matched = ETags.Match(exchange, set, current.Version);
        using var body = await BodyReader.ReadAsync(exchange);
        var change = new ChangeReader(exchange, set, exchange.Method == "PUT" ? ChangeMode.Replace : ChangeMode.Merge).Read(body.RootElement);
        OutcomeOf(await set.Definition.OnUpdate!(change, exchange.Call(current.Key, matched)));
        await RepresentAsync(set, current.Key);
    }

    /// <summary>
    /// A change to a key that is not there creates it, where callers choose keys (OData 4.01 Part 1, 11.4.4). If-Match says
    /// that it must be there; a row that is hidden from the caller is neither theirs to change nor free.
    /// </summary>
    private async Task UpsertAsync(Resource resource)
    {
        var set = resource.Set!;
        if (set.Definition.OnCreate is not { } handler || !set.IsUpsertable
            || resource is not { Navigation: null, Key: { } key } || exchange.Http.Request.Headers.IfMatch.Count > 0 || await ExistsAsync(set, key))
            throw Refusal.NotFound(set.Type.Name);
        exchange.Context.Demand(set, ODataAccess.Create);
        using var body = await BodyReader.ReadAsync(exchange);
        var change = new ChangeReader(exchange, set, ChangeMode.Create).Read(body.RootElement);
        change.Values[set.Key.ClrName!] = key;
        await CreateAsync(set, handler, change);
    }

    private async Task<bool> ExistsAsync(SetModel set, object key)
    {
        var all = set.Definition.Source(exchange.Context.Db, exchange.Context.Viewer).Expression;
        return await new Reader(exchange.Context, exchange.Aborted).CountAsync(ResourceBinder.ByKey(set, all, key), set) > 0;
    }

    /// <summary>Part of an entity changed through its address, answered without a body.</summary>
    public async Task ChangeAsync(SetModel set, object key, object? matched, ChangeSet change)
    {
        OutcomeOf(await set.Definition.OnUpdate!(change, exchange.Call(key, matched)));
        var found = await reads.FindAsync(set, ResourceBinder.ByKey(set, exchange.Context.Rows(set), key));
        if (found is { } entity)
            ETags.Set(exchange.Http.Response, entity.Read.Shape, new BoxedRow(entity.Answer.Page.Rows[0]));
        Reply.Empty(exchange);
    }

    /// <summary>The entity as it is now, or nothing when the caller wants nothing or may no longer see it.</summary>
    public async Task RepresentAsync(SetModel set, object key)
    {
        var found = await reads.FindAsync(set, ResourceBinder.ByKey(set, exchange.Context.Rows(set), key));
        if (found is { } entity && !exchange.Prefer.Minimal)
            await reads.WriteEntityAsync(entity.Read, entity.Answer, StatusCodes.Status200OK, wrote: true);
        else
            Minimal(found);
    }

    private void Minimal((CollectionRead Read, Answer Answer)? found)
    {
        if (found is { } entity)
            ETags.Set(exchange.Http.Response, entity.Read.Shape, new BoxedRow(entity.Answer.Page.Rows[0]));
        Reply.Empty(exchange, wrote: true);
    }

    public async Task DeleteAsync(Resource resource)
    {
        var set = resource.Set!;
        var handler = set.Definition.OnDelete!;
        exchange.Context.Demand(set, ODataAccess.Delete);
        OptionRules.CheckValue(exchange.Url);
        var (key, version) = await CurrentAsync(resource);
        var matched = ETags.Match(exchange, set, version);
        OutcomeOf(await handler(exchange.Call(key, matched)));
        Reply.Empty(exchange);
    }

    /// <summary>Key and version of the visible entity addressed.</summary>
    public async Task<(object Key, object? Version)> CurrentAsync(Resource resource)
        => await FindCurrentAsync(resource) ?? throw Refusal.NotFound(resource.Set!.Type.Name);

    private async Task<(object Key, object? Version)?> FindCurrentAsync(Resource resource)
    {
        var set = resource.Set!;
        var only = new ItemOptions { Select = [new(0, [set.Key.Name], new())] };
        var read = new ReadBuilder(exchange.Context).Collection(set, only);
        var answer = await new Reader(exchange.Context, exchange.Aborted).FirstAsync(read, resource.Rows!);
        if (answer.Page.Rows is not [var row])
            return null;
        return (row[read.Shape.Key]!, read.Shape.ETag < 0 ? null : row[read.Shape.ETag]);
    }

    private static void OutcomeOf(ODataResult result)
    {
        if (result is ODataFailure failure)
            throw new RefusalException(failure);
    }
}
