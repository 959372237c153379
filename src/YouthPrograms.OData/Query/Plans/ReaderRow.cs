using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>The row a reader stands on.</summary>
internal sealed class ReaderRow(DbDataReader reader, Column[] columns, bool isUtf8) : Row
{
    public DbDataReader Reader => reader;

    /// <summary>SQLite's own row, whose text is UTF-8 as JSON is; null on another database, and in a file with other text.</summary>
    public sqlite3_stmt? Sqlite { get; } = isUtf8 ? (reader as SqliteDataReader)?.Handle : null;

    public override bool IsNull(int column) => columns[column].IsNull(this);

    public override bool IsTrue(int column) => columns[column].IsTrue(this);

    public override object? this[int column] => IsNull(column) ? null : columns[column].Read(reader);

    public override bool TryWhole(int column, out long number) => columns[column].TryWhole(this, out number);

    public override void Write(Utf8JsonWriter json, JsonEncodedText name, int column, DataType type, JsonForm form, IReadOnlySet<string>? members)
        => columns[column].Write(json, name, this, type, form, members);

    /// <summary>The row's values, to be kept.</summary>
    public object?[] Copy()
    {
        var cells = new object?[columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = this[i];
        return cells;
    }
}
