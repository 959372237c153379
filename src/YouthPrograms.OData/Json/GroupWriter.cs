using System.Text.Json;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Json;

/// <summary>Rows that $apply has grouped: entities without key, address and version.</summary>
internal sealed class GroupWriter(Utf8JsonWriter json, JsonForm form)
{
    public void Rows(GroupShape shape, Page page, string type)
    {
        json.WriteStartArray();
        foreach (var row in page.Rows)
            Row(shape, new BoxedRow(row), type);
        json.WriteEndArray();
    }

    public void Row(GroupShape shape, Row row, string? type)
    {
        json.WriteStartObject();
        if (form.Metadata == MetadataLevel.Full && type is not null)
        {
            // No address: the entity exists in this answer only.
            json.WriteString(form.Control("type"), "#" + form.Namespace + "." + type);
            json.WriteNull(form.Control("id"));
        }
        foreach (var column in shape.Columns)
            Column(column, row);
        foreach (var (name, inner) in shape.Nested)
        {
            if (inner.TypeName is not null && inner.IsEmpty(row))
            {
                if (!form.OmitNulls)
                    json.WriteNull(name);
                continue;
            }
            json.WritePropertyName(name);
            Row(inner, row, inner.TypeName);
        }
        json.WriteEndObject();
    }

    private void Column(GroupColumn column, Row row)
    {
        if (row.IsNull(column.Index))
        {
            if (!form.OmitNulls)
                json.WriteNull(column.Json);
            return;
        }
        if (column.IsDynamic)
            ValueWriter.AnnotateDynamic(json, column.Name, column.Type, form);
        else if (form.Metadata == MetadataLevel.Full)
            ValueWriter.Annotate(json, column.Name, column.Type, form);
        if (column.IsDecimal && row[column.Index] is decimal number)
            ValueWriter.Property(json, column.Name, column.Type, Shortest(number), form, null);
        else
            row.Write(json, column.Json, column.Index, column.Type, form, null);
    }

    // The databases keep different numbers of zeros behind the point.
    private static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;
}
