using System.Globalization;
using System.Text.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Json;

/// <summary>Rows as entities with their expansions. <c>options</c> are those of the request, as they came.</summary>
internal sealed class EntityWriter(Utf8JsonWriter json, JsonForm form, Answer answer, IEnumerable<(string Name, string Value)> options)
{
    private readonly bool full = form.Metadata == MetadataLevel.Full;

    public void Entities(RowShape shape, Page page)
    {
        json.WriteStartArray();
        foreach (var row in page.Rows)
            Entity(shape, new BoxedRow(row));
        json.WriteEndArray();
    }

    public void Entity(RowShape shape, Row row)
    {
        json.WriteStartObject();
        Members(shape, row);
        json.WriteEndObject();
    }

    /// <summary>Everything inside an entity's braces.</summary>
    public void Members(RowShape shape, Row row)
    {
        var id = full || shape.ReferencesOnly ? Id(shape.Set, row[shape.Key]!) : "";
        if (shape.ReferencesOnly)
        {
            // Without a context there is nothing that an address could be relative to.
            json.WriteString(form.Names.Id, form.Metadata == MetadataLevel.None ? form.Root + "/" + id : id);
            return;
        }
        Controls(shape, row, id);
        foreach (var column in shape.Columns)
            Property(column, row);
        foreach (var computed in shape.Computed)
            ValueWriter.Dynamic(json, computed.Name, computed.Type, row[computed.Index], form);
        foreach (var count in shape.Counts)
        {
            Link(count.Navigation, id);
            json.WriteNumber(form.ControlOf(count.Navigation.Name, "count"), Convert.ToInt64(row[count.Index], CultureInfo.InvariantCulture));
        }
        foreach (var one in shape.ToOne)
            One(one, row, id);
        foreach (var many in shape.ToMany)
            Many(many, shape, row, id);
        if (full)
            LinksAndOperations(shape, id);
    }

    private void Property(ColumnShape column, Row row)
    {
        var property = column.Property;
        if (row.IsNull(column.Index))
        {
            if (!form.OmitNulls)
                json.WriteNull(property.Json);
            return;
        }
        if (full)
            ValueWriter.Annotate(json, property.Name, property.Type, form);
        row.Write(json, property.Json, column.Index, property.Type, form, column.Members);
    }

    private void Controls(RowShape shape, Row row, string id)
    {
        if (form.Metadata == MetadataLevel.None)
            return;
        if (full)
        {
            json.WriteString(form.Names.Type, "#" + form.Namespace + "." + shape.Set.Type.Name);
            json.WriteString(form.Names.Id, id);
        }
        if (shape.ETag >= 0)
            ETag(shape, row);
        if (full)
            json.WriteString(form.Names.EditLink, id);
    }

    // Most versions are small numbers, and every row has one.
    private void ETag(RowShape shape, Row row)
    {
        json.WritePropertyName(form.Names.ETag);
        if (!row.TryWhole(shape.ETag, out var version))
        {
            json.WriteStringValue(ETagText(shape.Set.ETag!, row[shape.ETag]));
            return;
        }
        Span<byte> text = stackalloc byte[40];
        "\"W/\\u0022"u8.CopyTo(text);
        version.TryFormat(text[9..], out var digits, default, CultureInfo.InvariantCulture);
        "\\u0022\""u8.CopyTo(text[(9 + digits)..]);
        json.WriteRawValue(text[..(16 + digits)], skipInputValidation: true);
    }

    private void One(ToOne one, Row row, string id)
    {
        Link(one.Navigation, id);
        if (!one.IsThere(row))
        {
            if (!form.OmitNulls)
                json.WriteNull(one.Navigation.Json);
            return;
        }
        json.WriteStartObject(one.Navigation.Json);
        Members(one.Shape, row);
        json.WriteEndObject();
    }

    private void Many(ToMany many, RowShape shape, Row row, string id)
    {
        var name = many.Navigation.Name;
        var key = row[shape.Key]!;
        Link(many.Navigation, id);
        if (many.Count >= 0)
            json.WriteNumber(form.ControlOf(name, "count"), Convert.ToInt64(row[many.Count], CultureInfo.InvariantCulture));
        json.WritePropertyName(many.Navigation.Json);
        var (rows, token) = answer.Written(many) is { } written ? written.CopyTo(json, key) : Members(many.Read, answer.Members(many, key) ?? Page.Empty);
        if (token is not null)
            json.WriteString(form.ControlOf(name, "nextLink"), NextLink(many.Read, form.Root + "/" + Id(shape.Set, key) + "/" + name, rows, token));
    }

    private (int Rows, string? Token) Members(CollectionRead read, Page page)
    {
        Entities(read.Shape, page);
        return (page.Rows.Count, page.HasMore ? SkipToken.Write(read.Order, new BoxedRow(page.Rows[^1])) : null);
    }

    /// <summary>The rest of an expanded collection, from the collection itself.</summary>
    private string NextLink(CollectionRead read, string address, int rows, string token)
    {
        var kept = read.Options.Parts.Where(p => p.Name is not ("skip" or "top" or "levels"))
            .Select(p => "$" + p.Name + "=" + Uri.EscapeDataString(p.Value))
            .Concat(options.Where(o => o.Name.StartsWith('@') || o.Name.StartsWith("%40", StringComparison.Ordinal)).Select(a => a.Name + "=" + a.Value))
            .Append("$skiptoken=" + token);
        if (read.Options.Top is { } top)
            kept = kept.Append("$top=" + (top - rows).ToString(CultureInfo.InvariantCulture));
        return address + "?" + string.Join('&', kept);
    }

    // All that is said of one property stands together and before it, or streaming readers refuse it.
    private void Link(NavigationModel navigation, string id)
    {
        if (full)
            json.WriteString(form.ControlOf(navigation.Name, "navigationLink"), id + "/" + navigation.Name);
    }

    private void LinksAndOperations(RowShape shape, string id)
    {
        foreach (var navigation in shape.Set.Type.Navigations.Where(n => !shape.Shows(n)))
            Link(navigation, id);
        foreach (var operation in shape.Set.Operations.Values.Where(o => o.Binding == OperationBinding.Entity))
        {
            json.WriteStartObject("#" + form.Namespace + "." + operation.Name);
            json.WriteString("title", operation.Name);
            json.WriteString("target", form.Root + "/" + id + "/" + form.Namespace + "." + operation.Name);
            json.WriteEndObject();
        }
    }

    /// <summary>The canonical address relative to the service root.</summary>
    public static string Id(SetModel set, object key)
        => set.IsSingleton ? set.Name : set.Name + "(" + KeyText(set, key) + ")";

    private static string KeyText(SetModel set, object key)
    {
        var text = ValueWriter.Text(set.Key.Type, key);
        return set.Key.Type.Kind == DataKind.String
            ? "'" + Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal)) + "'"
            : text;
    }

    public static string ETagText(PropertyModel etag, object? value) => "W/\"" + (value is null ? "" : ValueWriter.Text(etag.Type, value)) + "\"";
}
