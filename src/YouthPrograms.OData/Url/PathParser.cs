namespace YouthPrograms.OData.Url;

/// <summary>Paths inside expressions.</summary>
internal static class PathParser
{
    private static readonly string[] Heads = ["$it", "$this", "$these", "$root"];

    public static PathNode Expression(Scanner s)
    {
        var at = s.At;
        List<Segment> segments = [Head(s)];
        while (s.TryTake('/'))
            Step(s, segments);
        // A type alone is no value; followed by a path it casts, in parentheses it is called.
        if (segments is [NameSegment { IsQualified: true, Arguments: null }])
            throw s.Fail();
        if (segments is [NameSegment { Name: "$root" }])
            throw s.Fail();
        return new(at, segments);
    }

    private static NameSegment Head(Scanner s)
    {
        var at = s.At;
        if (s.Current == '$')
        {
            var name = Array.Find(Heads, s.TryTakeWord) ?? throw s.Fail();
            return new(at, name, null);
        }
        if (s.Current == '@')
            return Annotation(s);
        var head = s.QualifiedName();
        if (s.Current == '(' && head is "any" or "all" or "aggregate")
            throw s.Fail();
        return new(at, head, Arguments(s));
    }

    /// <summary><c>@alias</c> or <c>@Namespace.Term#Qualifier</c>.</summary>
    public static NameSegment Annotation(Scanner s)
    {
        var at = s.At;
        s.Take('@');
        s.QualifiedName();
        if (s.TryTake('#'))
            s.Identifier();
        return new(at, s.Text[at..s.At], null);
    }

    private static void Step(Scanner s, List<Segment> segments)
    {
        var at = s.At;
        s.Count();
        if (s.TryTakeWord("$count"))
        {
            segments.Add(new CountSegment(at, s.Current == '(' ? OptionsParser.Parenthesized(s, OptionSets.Count) : null));
            return;
        }
        if (s.TryTakeWord("$filter"))
        {
            segments.Add(Filter(s, at));
            if (s.Current == '(')
                segments.Add(new NameSegment(s.At, "", Arguments(s)));
            return;
        }
        if (s.Current == '@')
        {
            segments.Add(Annotation(s));
            return;
        }
        var name = s.QualifiedName();
        segments.Add(s.Current == '(' && name is "any" or "all"
            ? Lambda(s, at, name == "all")
            : s.Current == '(' && name == "aggregate" ? ApplyParser.Aggregate(s, at) : new NameSegment(at, name, Arguments(s)));
    }

    public static FilterSegment Filter(Scanner s, int at)
    {
        s.Take('(');
        s.Blanks();
        var condition = ExpressionParser.Parse(s);
        s.Blanks();
        s.Take(')');
        return new(at, condition);
    }

    private static LambdaSegment Lambda(Scanner s, int at, bool all)
    {
        s.Take('(');
        s.Blanks();
        if (!all && s.TryTake(')'))
            return new(at, false, null, null);
        var variable = s.Identifier();
        s.Blanks();
        s.Take(':');
        s.Blanks();
        var body = ExpressionParser.Parse(s);
        s.Blanks();
        s.Take(')');
        return new(at, all, variable, body);
    }

    /// <summary>A key or parameters: <c>(1)</c>, <c>(Id=1)</c>, <c>(from=2020-01-01,to=@to)</c>.</summary>
    public static List<Argument>? Arguments(Scanner s)
    {
        if (!s.TryTake('('))
            return null;
        s.Blanks();
        List<Argument> arguments = [];
        if (!s.TryTake(')'))
        {
            do
            {
                s.Blanks();
                arguments.Add(Argument(s));
            }
            while (ExpressionParser.Comma(s));
            s.Blanks();
            s.Take(')');
        }
        if (arguments.Count > 1 && arguments.Exists(a => a.Name is null))
            throw s.Fail(arguments.First(a => a.Name is null).Value.At);
        return arguments;
    }

    private static Argument Argument(Scanner s)
    {
        var at = s.At;
        if (s.TryMatch(Patterns.Identifier(), out var name) && s.TryTake('='))
            return new(name, ExpressionParser.Parse(s));
        s.At = at;
        return new(null, ExpressionParser.Parse(s));
    }
}
