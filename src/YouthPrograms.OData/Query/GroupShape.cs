using System.Text.Json;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>Where in a row of groups each value stands; what was grouped by a path is an object in an object.</summary>
internal sealed class GroupShape
{
    public List<GroupColumn> Columns { get; } = [];

    public List<(string Name, GroupShape Shape)> Nested { get; } = [];

    /// <summary>The type of the entity that a path went through; null for a complex value.</summary>
    public string? TypeName { get; private init; }

    /// <summary>What the context URL says of it: <c>Hand,Club(Name),Total</c>.</summary>
    public string Names { get; private set; } = "";

    /// <summary>Grouping does not tell a partner without values from no partner.</summary>
    public bool IsEmpty(Row row) => Columns.TrueForAll(c => row.IsNull(c.Index)) && Nested.TrueForAll(n => n.Shape.IsEmpty(row));

    public static GroupShape Of(CollectionRead read, Typed row, IReadOnlyList<PathItem>? select)
    {
        var paths = select?.Select(i => Path(row, i)).ToList();
        return Of(read, row, paths is null || paths.Exists(p => p is ["*"]) ? null : paths);
    }

    private static string[] Path(Typed row, PathItem item)
    {
        if (item.Options.Given.Count > 0)
            throw Refusal.Unsupported("$select()");
        var at = row;
        foreach (var name in item.Path.Where(n => n != "*"))
            at = at.Members?.GetValueOrDefault(name)
                ?? throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, name, row.Type.Structure!.Name);
        return [.. item.Path];
    }

    /// <summary>No paths means everything.</summary>
    private static GroupShape Of(CollectionRead read, Typed row, List<string[]>? paths)
    {
        var shape = new GroupShape { TypeName = row.Set?.Type.Name };
        List<string> names = [];
        foreach (var (name, member) in row.Members!)
        {
            var wanted = paths?.Where(p => p[0] == name).ToList();
            if (wanted is { Count: 0 })
                continue;
            if (member.Members is null)
            {
                shape.Columns.Add(new(name, member.Announced ?? member.Type, read.Column(member.Value), member.IsDynamic));
                names.Add(name);
                continue;
            }
            var inner = Of(read, member, wanted is null || wanted.Exists(p => p is [_] or [_, "*"]) ? null : [.. wanted.Select(p => p[1..])]);
            shape.Nested.Add((name, inner));
            names.Add(member.Set is null ? string.Join(',', inner.Names.Split(',').Select(n => name + "/" + n)) : name + "(" + inner.Names + ")");
        }
        shape.Names = string.Join(',', names);
        return shape;
    }
}

internal sealed record GroupColumn(string Name, DataType Type, int Index, bool IsDynamic)
{
    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(Name, JsonOptions.Writer.Encoder);

    public bool IsDecimal { get; } = (Nullable.GetUnderlyingType(Type.Clr) ?? Type.Clr) == typeof(decimal);
}
