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
        var change = new ChangeReader(exchange, set, creating: true).Read(body.RootElement);
        await LinkParentAsync(resource, change);
        switch (await handler(change, exchange.Call()))
        {
            case ODataCreated created:
                await CreatedAsync(set, created.Key);
                break;
            case var other:
                OutcomeOf(other);
                break;
        }
    }

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
        var handler = set.Definition.OnUpdate!;
        exchange.Context.Demand(set, ODataAccess.Update);
        OptionRules.CheckEntity(exchange.Url);
        var (key, version) = await CurrentAsync(resource);
        var matched = ETags.Match(exchange, set, version);
        using var body = await BodyReader.ReadAsync(exchange);
        var change = new ChangeReader(exchange, set, creating: false).Read(body.RootElement);
        OutcomeOf(await handler(change, exchange.Call(key, matched)));
        await RepresentAsync(set, key);
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
            ETags.Set(exchange.Http.Response, entity.Read.Shape, entity.Answer.Page.Rows[0]);
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
    {
        var set = resource.Set!;
        var only = new ItemOptions { Select = [new(0, [set.Key.Name], new())] };
        var read = new ReadBuilder(exchange.Context).Collection(set, only);
        var answer = await new Reader(exchange.Context, exchange.Aborted).FirstAsync(read, resource.Rows!);
        if (answer.Page.Rows is not [var row])
            throw Refusal.NotFound(set.Type.Name);
        return (row[read.Shape.Key]!, read.Shape.ETag < 0 ? null : row[read.Shape.ETag]);
    }

    private static void OutcomeOf(ODataResult result)
    {
        if (result is ODataFailure failure)
            throw new RefusalException(failure);
    }
}
