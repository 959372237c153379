using System.Data.Common;
using System.Text.Json;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>The row a reader stands on.</summary>
internal sealed class ReaderRow(DbDataReader reader, Column[] columns) : Row
{
    public override bool IsNull(int column) => columns[column].IsNull(reader);

    public override bool IsTrue(int column) => columns[column].IsTrue(reader);

    public override object? this[int column] => IsNull(column) ? null : columns[column].Read(reader);

    public override bool TryWhole(int column, out long number) => columns[column].TryWhole(reader, out number);

    public override void Write(Utf8JsonWriter json, int column, DataType type, JsonForm form, IReadOnlySet<string>? members)
        => columns[column].Write(json, reader, type, form, members);

    /// <summary>The row's values, to be kept.</summary>
    public object?[] Copy()
    {
        var cells = new object?[columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = this[i];
        return cells;
    }
}
