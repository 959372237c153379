using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Tests.Url;

/// <summary>What only names can tell, as a binder would: which segments are imports, complex, many, streams or types.</summary>
internal sealed class NameRules(IReadOnlyDictionary<string, HashSet<string>> names)
{
    public bool Admits(IReadOnlyList<Segment> path)
    {
        var texts = path.Select(Text).ToList();
        for (var i = 1; i < texts.Count; i++)
        {
            if (texts[i].EndsWith("Import", StringComparison.Ordinal) || Is("entityFunctionImport", texts[i]))
                return false;
            if (texts[i] == "$value" && (Is("complexProperty", texts[i - 1]) || Is("streamProperty", texts[i - 1])))
                return false;
            if (IsType(texts[i]) && IsType(texts[i - 1]))
                return false;
        }
        return true;
    }

    public bool Admits(IReadOnlyList<Transformation> steps) => steps.All(Admits);

    private bool Admits(Transformation step) => step.Name switch
    {
        "join" or "outerjoin" => IsMany(((PathNode)step.Arguments[0]).Segments[^1]),
        "groupby" => ((IReadOnlyList<Node>)step.Arguments[0]).OfType<PathNode>().All(IsGroupable),
        "aggregate" => step.Arguments.Cast<AggregateItem>().All(Admits),
        _ => true,
    };

    // An aggregate without a method is one that the service defines; rows of several members cannot be added up.
    private bool Admits(AggregateItem item) => item switch
    {
        { Method: null, Value: PathNode { Segments: [.., NameSegment custom] } } => Is("customAggregate", custom.Name),
        { Value: BinaryNode both } => !new[] { both.Left, both.Right }.OfType<PathNode>().Any(p => p.Segments.Any(IsMany)),
        _ => true,
    };

    private bool IsGroupable(PathNode path)
        => !path.Segments.SkipLast(1).Any(s => IsMany(s) || Is("primitiveProperty", Text(s)) || Is("primitiveNonKeyProperty", Text(s)));

    private bool IsMany(Segment segment) => Is("entityColNavigationProperty", Text(segment)) || Is("complexColProperty", Text(segment));

    public bool Is(string rule, string name) => names.TryGetValue(rule, out var known) && known.Contains(name);

    private bool IsType(string name) => name.Split('.') is [_, var last] && Is("entityTypeName", last);

    private static string Text(Segment segment) => segment switch
    {
        NameSegment name => name.Name,
        KeySegment key => key.Text,
        _ => "",
    };
}
