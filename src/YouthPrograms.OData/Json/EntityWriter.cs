using System.Globalization;
using System.Text.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Json;

/// <summary>Rows as entities with their expansions.</summary>
internal sealed class EntityWriter(Utf8JsonWriter json, JsonForm form, Answer answer, IReadOnlyList<(string Name, string Value)> aliases)
{
    public void Entities(RowShape shape, Page page)
    {
        json.WriteStartArray();
        foreach (var row in page.Rows)
        {
            json.WriteStartObject();
            Members(shape, row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Everything inside an entity's braces.</summary>
    public void Members(RowShape shape, object?[] row)
    {
        var id = Id(shape.Set, row[shape.Key]!);
        if (shape.ReferencesOnly)
        {
            // Without a context there is nothing that an address could be relative to.
            json.WriteString(form.Control("id"), form.Metadata == MetadataLevel.None ? form.Root + "/" + id : id);
            return;
        }
        Controls(shape, row, id);
        foreach (var column in shape.Columns)
            ValueWriter.Property(json, column.Property.Name, column.Property.Type, row[column.Index], form, column.Members);
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
            Many(many, row, row[shape.Key]!, id);
        if (form.Metadata == MetadataLevel.Full)
            LinksAndOperations(shape, id);
    }

    private void Controls(RowShape shape, object?[] row, string id)
    {
        if (form.Metadata == MetadataLevel.None)
            return;
        if (form.Metadata == MetadataLevel.Full)
        {
            json.WriteString(form.Control("type"), "#" + form.Namespace + "." + shape.Set.Type.Name);
            json.WriteString(form.Control("id"), id);
        }
        if (shape.ETag >= 0)
            json.WriteString(form.Control("etag"), ETagText(shape.Set.ETag!, row[shape.ETag]));
        if (form.Metadata == MetadataLevel.Full)
            json.WriteString(form.Control("editLink"), id);
    }

    private void One(ToOne one, object?[] row, string id)
    {
        Link(one.Navigation, id);
        if (row[one.Presence] is not true)
        {
            if (!form.OmitNulls)
                json.WriteNull(one.Navigation.Name);
            return;
        }
        json.WriteStartObject(one.Navigation.Name);
        Members(one.Shape, row);
        json.WriteEndObject();
    }

    private void Many(ToMany many, object?[] row, object key, string id)
    {
        var name = many.Navigation.Name;
        var page = answer.Members(many, key) ?? new Page([], false);
        Link(many.Navigation, id);
        if (many.Count >= 0)
            json.WriteNumber(form.ControlOf(name, "count"), Convert.ToInt64(row[many.Count], CultureInfo.InvariantCulture));
        json.WritePropertyName(name);
        Entities(many.Read.Shape, page);
        if (page.HasMore)
            json.WriteString(form.ControlOf(name, "nextLink"), NextLink(many.Read, form.Root + "/" + id + "/" + name, page));
    }

    /// <summary>The rest of an expanded collection, from the collection itself.</summary>
    private string NextLink(CollectionRead read, string address, Page page)
    {
        var options = read.Options.Parts.Where(p => p.Name is not ("skip" or "top" or "levels"))
            .Select(p => "$" + p.Name + "=" + Uri.EscapeDataString(p.Value))
            .Concat(aliases.Select(a => a.Name + "=" + a.Value))
            .Append("$skiptoken=" + SkipToken.Write(read.Order, page.Rows[^1]));
        if (read.Options.Top is { } top)
            options = options.Append("$top=" + (top - page.Rows.Count).ToString(CultureInfo.InvariantCulture));
        return address + "?" + string.Join('&', options);
    }

    // All that is said of one property stands together and before it, or streaming readers refuse it.
    private void Link(NavigationModel navigation, string id)
    {
        if (form.Metadata == MetadataLevel.Full)
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
