using System.Text.Json;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query.Plans;

namespace YouthPrograms.OData.Query;

/// <summary>Where in a row of values each part of an entity stands. To-one expansions are columns of the same row.</summary>
internal sealed class RowShape(SetModel set)
{
    public SetModel Set { get; } = set;

    public int Key { get; set; }

    /// <summary>-1 when the set has no ETag.</summary>
    public int ETag { get; set; } = -1;

    public List<ColumnShape> Columns { get; } = [];

    public List<ComputedShape> Computed { get; } = [];

    public List<CountShape> Counts { get; } = [];

    public List<ToOne> ToOne { get; } = [];

    public List<ToMany> ToMany { get; } = [];

    /// <summary>What $select and $expand add to the context URL: <c>(Id,Name,Events(Id))</c>.</summary>
    public string Projection { get; set; } = "";

    /// <summary>Entity references instead of entities.</summary>
    public bool ReferencesOnly { get; set; }

    public bool Shows(NavigationModel navigation)
        => Counts.Exists(c => c.Navigation == navigation)
            || ToOne.Exists(o => o.Navigation == navigation)
            || ToMany.Exists(m => m.Navigation == navigation);

    public bool HasToMany => ToMany.Count > 0 || ToOne.Exists(o => o.Shape.HasToMany);

    /// <summary>Every to-many expansion of the row, also of the entities it is expanded with.</summary>
    public IEnumerable<(RowShape Owner, ToMany Many)> AllToMany()
        => ToMany.Select(m => (this, m)).Concat(ToOne.SelectMany(o => o.Shape.AllToMany()));
}

/// <summary><c>Members</c> are the parts of a complex value that are asked for; null means all.</summary>
internal sealed record ColumnShape(PropertyModel Property, int Index, IReadOnlySet<string>? Members);

/// <summary>A value that the metadata does not know.</summary>
internal sealed record ComputedShape(string Name, DataType Type, int Index);

internal sealed record CountShape(NavigationModel Navigation, int Index);

/// <summary><c>Presence</c> is the column that says whether there is one for the viewer; -1 when its key tells.</summary>
internal sealed record ToOne(NavigationModel Navigation, int Presence, RowShape Shape)
{
    public bool IsThere(Row row) => Presence < 0 ? !row.IsNull(Shape.Key) : row.IsTrue(Presence);
}

/// <summary><c>Count</c> is the column with the number of all members, or -1.</summary>
internal sealed record ToMany(NavigationModel Navigation, CollectionRead Read, int Count);

/// <summary>Rows of a collection, whether more follow, and the rows each to-many expansion found, by key.</summary>
internal sealed class Page(List<object?[]> rows, bool hasMore)
{
    public static readonly Page Empty = new([], false);

    public List<object?[]> Rows => rows;

    public bool HasMore => hasMore;
}

/// <summary>Everything an answer shows, read before its first byte is written.</summary>
internal sealed class Answer
{
    private readonly Dictionary<ToMany, Dictionary<object, Page>> expanded = [];
    private readonly Dictionary<ToMany, WrittenMembers> written = [];

    public required Page Page { get; init; }

    public long? Count { get; set; }

    public void Add(ToMany many, Dictionary<object, Page> pages) => expanded[many] = pages;

    public void Add(ToMany many, WrittenMembers members) => written[many] = members;

    /// <summary>Whether an expansion is cut.</summary>
    public bool IsCut => written.Values.Any(w => w.IsCut) || expanded.Values.Any(pages => pages.Values.Any(p => p.HasMore));

    public Page? Members(ToMany many, object key) => expanded.GetValueOrDefault(many)?.GetValueOrDefault(key);

    /// <summary>Null when the members are to be written from their rows.</summary>
    public WrittenMembers? Written(ToMany many) => written.GetValueOrDefault(many);
}

/// <summary>One row under a writer's hands: of values in memory, or of a reader that stands on it.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract bool IsTrue(int column);

    public abstract object? this[int column] { get; }

    /// <summary>A whole number, where it can be had as one.</summary>
    public virtual bool TryWhole(int column, out long number)
    {
        number = 0;
        return false;
    }

    /// <summary>Writes a property whose value is not null.</summary>
    public abstract void Write(Utf8JsonWriter json, JsonEncodedText name, int column, DataType type, JsonForm form, IReadOnlySet<string>? members);
}

internal sealed class BoxedRow(object?[] cells) : Row
{
    public override bool IsNull(int column) => cells[column] is null;

    public override bool IsTrue(int column) => cells[column] is true;

    public override object? this[int column] => cells[column];

    public override void Write(Utf8JsonWriter json, JsonEncodedText name, int column, DataType type, JsonForm form, IReadOnlySet<string>? members)
    {
        json.WritePropertyName(name);
        ValueWriter.Write(json, type, cells[column], form, members);
    }
}
