using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Url;

/// <summary>$apply of the data aggregation extension: steps separated by slashes. What this service does not do is understood all the same.</summary>
internal static class ApplyParser
{
    public static List<Transformation> Parse(Scanner s)
    {
        List<Transformation> steps = [];
        s.Enter();
        do
            steps.Add(Step(s));
        while (s.TryTake('/'));
        s.Leave();
        return steps;
    }

    /// <summary><c>aggregate(Amount with sum)</c> inside an expression.</summary>
    public static AggregateSegment Aggregate(Scanner s, int at)
    {
        s.Take('(');
        s.Blanks();
        var item = AggregateParser.Item(s, named: false);
        s.Blanks();
        s.Take(')');
        return new(at, item);
    }

    private static Transformation Step(Scanner s)
    {
        s.Count();
        var at = s.At;
        var name = s.QualifiedName();
        if (name == "identity")
            return new(at, name, []);
        if (name.Contains('.', StringComparison.Ordinal))
            return new(at, name, [.. PathParser.Arguments(s) ?? throw s.Fail()]);
        s.Take('(');
        s.Blanks();
        var arguments = Arguments(s, name);
        s.Blanks();
        s.Take(')');
        return new(at, name, arguments);
    }

    private static List<object> Arguments(Scanner s, string name) => name switch
    {
        "filter" => [ExpressionParser.Parse(s)],
        "search" => [SearchParser.Parse(s)],
        "orderby" => [.. ExpressionParser.OrderBy(s)],
        "compute" => [.. ExpressionParser.Compute(s)],
        "top" or "skip" => [ExpressionParser.Parse(s)],
        "aggregate" => [.. Many(s, one => AggregateParser.Item(one, named: true))],
        "concat" => [.. Many(s, Parse)],
        "groupby" => GroupBy(s),
        "join" or "outerjoin" => Join(s),
        "nest" => [.. Many(s, Named)],
        "addnested" => [NamePath(s), .. Next(s, one => Many(one, Named))],
        "ancestors" or "descendants" => HierarchyParser.Relatives(s),
        "traverse" => HierarchyParser.Traversal(s),
        "topcount" or "topsum" or "toppercent" or "bottomcount" or "bottomsum" or "bottompercent"
            => [ExpressionParser.Parse(s), Next(s, ExpressionParser.Parse)],
        // Of the extension's first version, and not of its last.
        "expand" => throw Refusal.Unsupported("$apply=" + name),
        _ => throw s.Fail(s.At),
    };

    /// <summary>What follows a comma.</summary>
    public static T Next<T>(Scanner s, Func<Scanner, T> item)
    {
        if (!ExpressionParser.Comma(s))
            throw s.Fail();
        s.Blanks();
        return item(s);
    }

    public static List<T> Many<T>(Scanner s, Func<Scanner, T> item)
    {
        List<T> items = [];
        do
        {
            s.Blanks();
            items.Add(item(s));
        }
        while (ExpressionParser.Comma(s));
        return items;
    }

    private static List<object> GroupBy(Scanner s)
    {
        s.Take('(');
        var by = Many(s, Grouped);
        s.Blanks();
        s.Take(')');
        return ExpressionParser.Comma(s) ? [by, Blank(s)] : [by];
    }

    private static List<Transformation> Blank(Scanner s)
    {
        s.Blanks();
        return Parse(s);
    }

    private static Node Grouped(Scanner s)
    {
        var at = s.At;
        if ((s.TryTakeWord("rollup") || s.TryTakeWord("rolluprecursive")) && s.Current == '(')
            return HierarchyParser.Rollup(s, s.Text[at..s.At]);
        s.At = at;
        return NamePath(s) is { Segments: [.., NameSegment { IsQualified: false }] } path ? path : throw s.Fail(at);
    }

    /// <summary>A path of names, without keys, terms or calls.</summary>
    public static PathNode NamePath(Scanner s)
    {
        var path = PathParser.Expression(s);
        return path.Segments.All(p => p is NameSegment { Arguments: null } and not { Name: ['@', ..] }) ? path : throw s.Fail(path.At);
    }

    private static List<object> Join(Scanner s)
    {
        var path = NamePath(s);
        var alias = AggregateParser.Alias(s) ?? throw s.Fail();
        return ExpressionParser.Comma(s) ? [path, alias, Blank(s)] : [path, alias];
    }

    private static List<Transformation> Named(Scanner s)
    {
        var steps = Parse(s);
        return AggregateParser.Alias(s) is null ? throw s.Fail() : steps;
    }
}
