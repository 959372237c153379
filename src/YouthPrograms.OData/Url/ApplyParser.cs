using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Url;

/// <summary>$apply of the data aggregation extension: steps separated by slashes.</summary>
internal static class ApplyParser
{
    // Of the extension, and not of this service.
    private static readonly string[] Beyond =
    [
        "join", "outerjoin", "expand", "nest", "addnested", "ancestors", "descendants", "traverse", "from", "rolluprecursive",
    ];

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
        var value = ExpressionParser.Parse(s);
        var method = s.Blanks() && s.TryTakeWord("with") ? Method(s) : null;
        s.Blanks();
        s.Take(')');
        return new(at, value, method);
    }

    private static Transformation Step(Scanner s)
    {
        s.Count();
        var at = s.At;
        var name = s.QualifiedName();
        if (name == "identity")
            return new(at, name, []);
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
        "aggregate" => Many(s, Aggregated),
        "concat" => Many(s, Parse),
        "groupby" => GroupBy(s),
        _ when Beyond.Contains(name) || name.Contains('.', StringComparison.Ordinal) => throw Refusal.Unsupported("$apply=" + name),
        "topcount" or "topsum" or "toppercent" or "bottomcount" or "bottomsum" or "bottompercent" => Two(s),
        _ => throw s.Fail(s.At),
    };

    private static List<object> Two(Scanner s)
    {
        var first = ExpressionParser.Parse(s);
        if (!ExpressionParser.Comma(s))
            throw s.Fail();
        s.Blanks();
        return [first, ExpressionParser.Parse(s)];
    }

    private static List<object> Many(Scanner s, Func<Scanner, object> item)
    {
        List<object> items = [];
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
        return ExpressionParser.Comma(s) ? [by, Blank(s, Parse)] : [by];
    }

    private static List<Transformation> Blank(Scanner s, Func<Scanner, List<Transformation>> parse)
    {
        s.Blanks();
        return parse(s);
    }

    private static Node Grouped(Scanner s)
    {
        var at = s.At;
        if ((s.TryTakeWord("rollup") || s.TryTakeWord("rolluprecursive")) && s.Current == '(')
            throw Refusal.Unsupported("rollup");
        s.At = at;
        var path = PathParser.Expression(s);
        return path.Segments.All(p => p is NameSegment { Arguments: null } and not { Name: ['@', ..] }) ? path : throw s.Fail(path.At);
    }

    // Value with method as Alias, or $count as Alias, or a path to a count.
    private static AggregateItem Aggregated(Scanner s)
    {
        var at = s.At;
        if (s.TryTakeWord("$count"))
            return new(null, null, Alias(s));
        var value = ExpressionParser.Parse(s);
        if (value is PathNode { Segments: [.., CountSegment] })
            return new(value, null, Alias(s));
        s.RequireBlanks();
        if (!s.TryTakeWord("with"))
            throw s.Fail(at);
        var method = Method(s);
        var end = s.At;
        if (s.Blanks() && s.TryTakeWord("from"))
            throw Refusal.Unsupported("aggregate(from)");
        s.At = end;
        return new(value, method, Alias(s));
    }

    private static string Method(Scanner s)
    {
        s.RequireBlanks();
        return s.QualifiedName();
    }

    private static string Alias(Scanner s)
    {
        s.RequireBlanks();
        if (!s.TryTakeWord("as"))
            throw s.Fail();
        s.RequireBlanks();
        return s.Identifier();
    }
}

/// <summary>No value means that rows are counted.</summary>
internal sealed record AggregateItem(Node? Value, string? Method, string Alias);
