using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>$select and $expand as columns of one row, and as further reads for what is many.</summary>
internal sealed class ShapeBuilder(RequestContext request, ReadBuilder reads, CollectionRead read)
{
    public void Build(RowShape shape, Typed row, ItemOptions options, int depth)
    {
        if (depth > request.Model.Limits.MaxExpandDepth)
            throw Refusal.BadRequest("TooDeep", Message.TooDeep, request.Model.Limits.MaxExpandDepth);
        var type = shape.Set.Type;
        shape.Key = read.Column(Expressions.Inline(shape.Set.Key.Read, row.Value));
        if (shape.Set.ETag is { } etag)
            shape.ETag = read.Column(Expressions.Inline(etag.Read, row.Value));
        var selected = Selected(shape.Set, row, options);
        foreach (var property in type.Properties)
        {
            if (selected is null || selected.ContainsKey(property.Name))
                shape.Columns.Add(new(property, Index(shape, property, row), selected?[property.Name]));
        }
        foreach (var (name, value) in row.Members ?? new Dictionary<string, Typed>())
        {
            if (selected is null || selected.ContainsKey(name))
                shape.Computed.Add(new(name, value.Type, read.Column(value.Value)));
        }
        List<string> expanded = [];
        foreach (var item in Expanded(type, options))
            Expand(shape, row, item, depth, expanded);
        shape.Projection = Projection(options, expanded);
    }

    private int Index(RowShape shape, PropertyModel property, Typed row)
        => property == shape.Set.Key ? shape.Key
            : property == shape.Set.ETag ? shape.ETag
            : read.Column(Expressions.Inline(property.Read, row.Value));

    /// <summary>Names that $select asks for, each with the parts asked of a complex value; null means everything.</summary>
    private Dictionary<string, IReadOnlySet<string>?>? Selected(SetModel set, Typed row, ItemOptions options)
    {
        if (options.Select is null || options.Select.Any(i => i is { IsStar: true, Path.Count: 1 }))
            return null;
        Dictionary<string, IReadOnlySet<string>?> selected = [];
        foreach (var item in options.Select)
        {
            if (row.Members?.ContainsKey(item.Path[0]) == true && item.Path.Count == 1)
                selected[item.Path[0]] = null;
            else
                Select(set, item, selected);
        }
        return selected;
    }

    private void Select(SetModel set, PathItem item, Dictionary<string, IReadOnlySet<string>?> selected)
    {
        var type = set.Type;
        var path = item.Path[0] == request.Model.Namespace + "." + type.Name ? [.. item.Path.Skip(1)] : item.Path;
        if (path.Count == 0 || path[0].Contains('.', StringComparison.Ordinal) || type.Navigation(path[0]) is not null || set.Operations.ContainsKey(path[0]))
            return;
        var property = type.Property(path[0]) ?? throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, path[0], type.Name);
        if (item.Options.Given.Exists(g => g != "select"))
            throw Refusal.Unsupported("$select(" + item.Options.Given.Find(g => g != "select") + ")");
        IReadOnlyList<string> members = path.Count > 1 ? [path[1]] : [.. item.Options.Select?.Select(i => i.Path[0]) ?? []];
        selected[property.Name] = Members(property, members, selected.TryGetValue(property.Name, out var known), known);
    }

    private static HashSet<string>? Members(PropertyModel property, IReadOnlyList<string> members, bool again, IReadOnlySet<string>? known)
    {
        if (members.Count == 0 || members.Contains("*") || (again && known is null))
            return null;
        var structure = property.Type.Structure ?? property.Type.Element?.Structure;
        foreach (var member in members)
        {
            if (structure?.Property(member) is null)
                throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, member, property.Name);
        }
        return [.. members, .. known ?? new HashSet<string>()];
    }

    /// <summary>$expand with its stars resolved; an item of its own goes before a star.</summary>
    private static IEnumerable<PathItem> Expanded(StructureModel type, ItemOptions options)
    {
        var items = options.Expand ?? [];
        foreach (var item in items.Where(i => i.Path[0] != "*"))
            yield return item;
        if (items.FirstOrDefault(i => i.Path[0] == "*") is not { } star)
            yield break;
        foreach (var navigation in type.Navigations.Where(n => !items.Any(i => i.Path[0] == n.Name)))
            yield return star with { Path = [navigation.Name, .. star.Path.Skip(1)] };
    }

    private void Expand(RowShape shape, Typed row, PathItem item, int depth, List<string> expanded)
    {
        var type = shape.Set.Type;
        var path = item.Path[0] == request.Model.Namespace + "." + type.Name ? [.. item.Path.Skip(1)] : item.Path;
        var navigation = path.Count > 0 ? type.Navigation(path[0]) : null;
        if (navigation is null)
            throw type.Property(item.Path[0]) is not null
                ? Refusal.Unsupported("$expand=" + string.Join('/', item.Path))
                : Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, item.Path[0], type.Name);
        request.Demand(navigation.Target, ODataAccess.Read);
        var suffix = path.Count > 1 && path[1] != request.Model.Namespace + "." + navigation.Target.Type.Name ? path[1] : null;
        if (suffix == "$count")
            AddCount(shape, row, navigation, item.Options);
        else if (suffix is null or "$ref")
            AddEntities(shape, row, navigation, Deeper(navigation, item, depth), depth + 1, suffix is not null, expanded);
        else
            throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, suffix, navigation.Name);
    }

    private void AddCount(RowShape shape, Typed row, NavigationModel navigation, ItemOptions options)
        => shape.Counts.Add(new(navigation, read.Column(CountOf(row, navigation, options))));

    private MethodCallExpression CountOf(Typed row, NavigationModel navigation, ItemOptions options)
    {
        if (!navigation.Many)
            throw Refusal.BadRequest("OptionNotAllowed", Message.OptionNotAllowed, "$count");
        var members = reads.Members(navigation, row.Value);
        var member = Expression.Parameter(navigation.Target.Definition.Clr, "k");
        foreach (var condition in reads.Conditions(navigation.Target, options, Row(navigation, options, member)))
            members = Expressions.Enumerable("Where", member.Type, members, Expression.Lambda(condition, member));
        return Expressions.Enumerable("Count", member.Type, members);
    }

    private Typed Row(NavigationModel navigation, ItemOptions options, Expression row)
        => Computation.Extend(request, Binder.Row(navigation.Target, row), options.Compute);

    private void AddEntities(
        RowShape shape, Typed row, NavigationModel navigation, ItemOptions options, int depth, bool references, List<string> expanded)
    {
        RowShape inner;
        if (options.Apply is not null)
            throw Refusal.Unsupported("$expand($apply)");
        if (navigation.Many)
        {
            var below = reads.Below(shape.Set, navigation, options, depth);
            var count = options.Count == true ? read.Column(CountOf(row, navigation, options)) : -1;
            shape.ToMany.Add(new(navigation, below, count));
            inner = below.Shape;
        }
        else
        {
            inner = AddToOne(shape, row, navigation, options, depth);
        }
        inner.ReferencesOnly = references;
        expanded.Add(references ? navigation.Name + "/$ref" : navigation.Name + (inner.Projection.Length > 0 ? inner.Projection : "()"));
    }

    private RowShape AddToOne(RowShape shape, Typed source, NavigationModel navigation, ItemOptions options, int depth)
    {
        if (options.Given.Find(g => g is not ("select" or "expand" or "levels" or "compute")) is { } option)
            throw Refusal.BadRequest("OptionNotAllowed", Message.OptionNotAllowed, "$" + option);
        var target = Expressions.Inline(navigation.Read, source.Value);
        var presence = request.Visible(navigation.Target, target) is { } visible
            ? read.Column(Expression.AndAlso(Expression.NotEqual(target, Expression.Constant(null, target.Type)), visible))
            : -1;
        var inner = new RowShape(navigation.Target);
        shape.ToOne.Add(new(navigation, presence, inner));
        var row = new Typed(target, navigation.Target.RowType.OrNull()) { Set = navigation.Target };
        Build(inner, Computation.Extend(request, row, options.Compute), options, depth);
        return inner;
    }

    /// <summary>$levels: the same expansion once more, one level less.</summary>
    private ItemOptions Deeper(NavigationModel navigation, PathItem item, int depth)
    {
        var options = item.Options;
        if (options.Levels is not { } levels || navigation.Target.Type.Navigation(navigation.Name) is null)
            return options;
        var left = levels < 0 ? request.Model.Limits.MaxExpandDepth - depth : levels;
        if (levels > request.Model.Limits.MaxExpandDepth)
            throw Refusal.BadRequest("TooDeep", Message.TooDeep, request.Model.Limits.MaxExpandDepth);
        var copy = options.Copy();
        copy.Levels = null;
        if (left > 1)
        {
            var next = options.Copy();
            next.Levels = left - 1;
            copy.Expand = [.. options.Expand ?? [], item with { Options = next }];
        }
        return copy;
    }

    private static string Projection(ItemOptions options, List<string> expanded)
    {
        var names = options.Select?.Select(i => string.Join('/', i.Path)).Distinct().ToList() ?? [];
        // An expansion without a projection of its own says nothing about what is there.
        names.AddRange(expanded);
        return names.Count == 0 ? "" : "(" + string.Join(',', names) + ")";
    }
}
