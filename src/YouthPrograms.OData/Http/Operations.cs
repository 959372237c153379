using System.Collections;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http;

/// <summary>Calls of functions and actions, bound and unbound.</summary>
internal sealed class Operations(Exchange exchange)
{
    private readonly Writes writes = new(exchange);
    private readonly Reads reads = new(exchange);

    public async Task AnswerAsync(Resource resource)
    {
        var operation = resource.Operation!;
        Allowed.Require(exchange, operation.IsAction ? ["POST"] : ["GET", "HEAD"]);
        if (resource.Set is { } bound)
            exchange.Context.Demand(bound, ODataAccess.Operation);
        CheckOptions(operation);
        object? key = null;
        object? version = null;
        if (operation.Binding == OperationBinding.Entity)
            (key, version) = await writes.CurrentAsync(resource);
        var arguments = await ArgumentsAsync(operation, resource);
        var result = await operation.Definition.Body!(arguments, exchange.Call(key, Matched(resource, version)));
        await WriteAsync(operation, result, key);
    }

    // An action may name the version it means, but need not.
    private object? Matched(Resource resource, object? version)
        => exchange.Http.Request.Headers.IfMatch.Count > 0 && resource.Set is { } set ? ETags.Match(exchange, set, version) : null;

    private void CheckOptions(OperationModel operation)
    {
        if (operation.ReturnSet is null)
            OptionRules.CheckOperation(exchange.Url, operation.Returns?.Kind == DataKind.Collection);
        else if (operation.Returns!.Kind == DataKind.Collection)
            OptionRules.CheckCollection(exchange.Url);
        else
            OptionRules.CheckEntity(exchange.Url);
    }

    private async Task<ODataArguments> ArgumentsAsync(OperationModel operation, Resource resource)
    {
        if (!operation.IsAction)
            return ArgumentReader.OfFunction(operation, resource.Arguments, exchange);
        using var body = await BodyReader.ReadAsync(exchange);
        return ArgumentReader.OfAction(operation, body.RootElement, exchange.Model.Namespace);
    }

    private Task WriteAsync(OperationModel operation, ODataResult result, object? boundKey) => result switch
    {
        ODataFailure failure => throw new RefusalException(failure),
        ODataCreated created when operation.ReturnSet is { } set => writes.CreatedAsync(set, created.Key),
        ODataEntityKey entity when operation.ReturnSet is { } set => writes.RepresentAsync(set, entity.Key),
        ODataDone when operation.ReturnSet is { } set && set == operation.BoundTo && boundKey is not null => writes.RepresentAsync(set, boundKey),
        ODataEntities entities when operation.ReturnSet is { } set => EntitiesAsync(set, entities.Query),
        ODataValue { Content: { } content } when operation.Returns is { } type => ValueAsync(type, content),
        _ => NothingAsync(),
    };

    private Task NothingAsync()
    {
        Reply.Empty(exchange, wrote: true);
        return Task.CompletedTask;
    }

    private Task EntitiesAsync(SetModel set, IQueryable query)
    {
        var (read, rows) = new ReadBuilder(exchange.Context).Collection(set, exchange.Url.Options, exchange.Context.Restrict(set, query.Expression));
        return reads.PageAsync(read, rows, new() { Kind = ResourceKind.Collection, Set = set });
    }

    private Task ValueAsync(DataType type, object content)
        => type.Kind == DataKind.Collection
            ? ListAsync(type, [.. ((IEnumerable)content).Cast<object?>()])
            : reads.WriteValueAsync(type.EdmName(exchange.Model.Namespace), type, content);

    private Task ListAsync(DataType type, List<object?> items)
    {
        var options = exchange.Url.Options;
        var page = items.Skip((int)Math.Min(options.Skip ?? 0, int.MaxValue)).Take((int)Math.Min(options.Top ?? int.MaxValue, int.MaxValue));
        return Reply.JsonAsync(exchange, 200, json =>
        {
            json.WriteStartObject();
            reads.WriteContext(json, type.EdmName(exchange.Model.Namespace));
            if (options.Count == true)
                json.WriteNumber(exchange.Form.Control("count"), items.Count);
            json.WritePropertyName("value");
            ValueWriter.Write(json, type, page, exchange.Form, null);
            json.WriteEndObject();
        });
    }
}
