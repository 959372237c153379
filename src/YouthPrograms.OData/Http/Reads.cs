using System.Globalization;
using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Http;

/// <summary>GET of collections, entities and their properties.</summary>
internal sealed class Reads(Exchange exchange)
{
    private readonly Reader reader = new(exchange.Context, exchange.Aborted);
    private readonly ReadBuilder builder = new(exchange.Context);

    public Task AnswerAsync(Resource resource)
    {
        exchange.Context.Demand(resource.Set!, ODataAccess.Read);
        OptionRules.Check(exchange.Url, resource);
        return resource.Kind switch
        {
            ResourceKind.Property => PropertyAsync(resource),
            ResourceKind.Entity => EntityAsync(resource),
            _ when resource.IsCount => CountAsync(resource),
            _ => CollectionAsync(resource),
        };
    }

    private async Task CollectionAsync(Resource resource)
    {
        var (read, rows) = builder.Collection(resource.Set!, exchange.Url.Options, resource.Rows!);
        read.Shape.ReferencesOnly = resource.IsReference;
        await PageAsync(read, rows, resource);
    }

    /// <summary>A page of entities with its next link.</summary>
    public async Task PageAsync(CollectionRead read, Expression rows, Resource resource)
    {
        var answer = await reader.PageAsync(read, rows, exchange.PageSize(read.Set), exchange.Url.Text.GetValueOrDefault("skiptoken"));
        if (answer.Page.Rows.Count == 0)
            await RequireParentAsync(resource);
        var next = answer.Page.HasMore ? Next(read, answer.Page.Rows) : null;
        await Reply.JsonAsync(exchange, 200, json => WritePage(json, read, answer, next), paged: true);
    }

    private string Next(CollectionRead read, List<object?[]> rows)
        => NextLink.Of(
            exchange.Root + "/" + exchange.RawPath.Trim('/'), exchange.Url.Raw, read.Options.Top, rows.Count,
            SkipToken.Write(read.Order, new BoxedRow(rows[^1])));

    private void WritePage(System.Text.Json.Utf8JsonWriter json, CollectionRead read, Answer answer, string? next)
    {
        var form = exchange.Form;
        json.WriteStartObject();
        WriteContext(json, read.Fragment);
        if (answer.Count is { } count)
            json.WriteNumber(form.Control("count"), count);
        json.WritePropertyName("value");
        if (read.Groups is { } groups)
            new GroupWriter(json, form).Rows(groups, answer.Page, read.Set.Type.Name);
        else
            Writer(json, answer).Entities(read.Shape, answer.Page);
        if (next is not null)
            json.WriteString(form.Control("nextLink"), next);
        json.WriteEndObject();
    }

    private EntityWriter Writer(System.Text.Json.Utf8JsonWriter json, Answer answer)
        => new(json, exchange.Form, answer, exchange.Url.Raw);

    public void WriteContext(System.Text.Json.Utf8JsonWriter json, string fragment)
    {
        if (exchange.Form.Metadata != MetadataLevel.None)
            json.WriteString(exchange.Form.Control("context"), exchange.Root + "/$metadata#" + fragment);
    }

    // Members of an entity that is not there are not an empty collection.
    private async Task RequireParentAsync(Resource resource)
    {
        if (resource.ParentRows is { } parents && await reader.CountAsync(parents, resource.ParentSet!) == 0)
            throw Refusal.NotFound(resource.ParentSet!.Type.Name);
    }

    private async Task CountAsync(Resource resource)
    {
        var count = await reader.CountAsync(builder.Counted(resource.Set!, exchange.Url.Options, resource.Rows!), resource.Set!);
        if (count == 0)
            await RequireParentAsync(resource);
        await Reply.TextAsync(exchange, count.ToString(CultureInfo.InvariantCulture));
    }

    private async Task EntityAsync(Resource resource)
    {
        var answer = await FindAsync(resource.Set!, resource.Rows!);
        if (answer is not { } found)
        {
            await MissingAsync(resource);
            return;
        }
        if (resource.IsReference)
            found.Read.Shape.ReferencesOnly = true;
        else if (ETags.NotModified(exchange.Http, exchange.Form, found.Read.Shape, new BoxedRow(found.Answer.Page.Rows[0])))
            return;
        await WriteEntityAsync(found.Read, found.Answer, 200);
    }

    // A to-one navigation that leads nowhere is 204 (OData 4.01 Part 1, 11.2.7); an address that names a key is 404.
    private async Task MissingAsync(Resource resource)
    {
        if (resource is not { Navigation: { Many: false }, Key: null })
            throw Refusal.NotFound(resource.Set!.Type.Name);
        await RequireParentAsync(resource);
        Reply.Empty(exchange);
    }

    public async Task<(CollectionRead Read, Answer Answer)?> FindAsync(SetModel set, Expression rows)
    {
        var read = builder.Collection(set, exchange.Url.Options.ForEntity());
        var answer = await reader.FirstAsync(read, rows);
        return answer.Page.Rows.Count == 0 ? null : (read, answer);
    }

    public Task WriteEntityAsync(CollectionRead read, Answer answer, int status, bool wrote = false)
    {
        var row = new BoxedRow(answer.Page.Rows[0]);
        ETags.Set(exchange.Http.Response, read.Shape, row);
        return Reply.JsonAsync(exchange, status, json =>
        {
            json.WriteStartObject();
            WriteContext(json, read.EntityFragment);
            Writer(json, answer).Members(read.Shape, row);
            json.WriteEndObject();
        }, wrote: wrote);
    }

    private async Task PropertyAsync(Resource resource)
    {
        var set = resource.Set!;
        var row = Expression.Parameter(set.Definition.Clr, "x");
        var outer = resource.Path[0];
        var found = await reader.ValuesAsync(set, resource.Rows!, row, Expressions.Inline(outer.Read, row));
        if (found.Count == 0)
            throw Refusal.NotFound(set.Type.Name);
        var value = resource.Path.Skip(1).Aggregate(found[0], (v, property) => v is null ? null : property.Get(v));
        if (value is null)
            Reply.Empty(exchange);
        else if (resource.IsCount)
            await Reply.TextAsync(exchange, ((System.Collections.IEnumerable)value).Cast<object?>().Count().ToString(CultureInfo.InvariantCulture));
        else if (resource.IsRawValue)
            await RawAsync(resource.Path[^1].Type, value);
        else
            await ValueAsync(resource, value);
    }

    private Task RawAsync(DataType type, object value)
        => value is byte[] bytes
            ? Reply.BytesAsync(exchange, "application/octet-stream", bytes)
            : Reply.TextAsync(exchange, ValueWriter.Text(type, value));

    private Task ValueAsync(Resource resource, object value)
    {
        var id = resource.Key is { } key ? EntityWriter.Id(resource.Set!, key) : resource.Set!.Name;
        var path = id + "/" + string.Join('/', resource.Path.Select(p => p.Name));
        return WriteValueAsync(path, resource.Path[^1].Type, value);
    }

    /// <summary>One value: a complex one is the answer's object, any other stands in <c>value</c>.</summary>
    public Task WriteValueAsync(string context, DataType type, object? value) => Reply.JsonAsync(exchange, 200, json =>
    {
        json.WriteStartObject();
        WriteContext(json, context);
        if (type.Kind == DataKind.Complex && value is not null)
        {
            foreach (var property in type.Structure!.Properties)
                ValueWriter.Property(json, property.Name, property.Type, property.Get(value), exchange.Form, null);
        }
        else
        {
            json.WritePropertyName("value");
            ValueWriter.Write(json, type, value, exchange.Form, null);
        }
        json.WriteEndObject();
    });
}
