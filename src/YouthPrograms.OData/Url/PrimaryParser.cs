namespace YouthPrograms.OData.Url;

/// <summary>Literals, calls, paths, parentheses and JSON: what stands between operators.</summary>
internal static class PrimaryParser
{
    /// <summary>Built-in functions with the least and the largest number of arguments.</summary>
    private static readonly Dictionary<string, (int Least, int Most)> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["concat"] = (2, 2),
        ["contains"] = (2, 2),
        ["endswith"] = (2, 2),
        ["indexof"] = (2, 2),
        ["length"] = (1, 1),
        ["startswith"] = (2, 2),
        ["substring"] = (2, 3),
        ["hassubset"] = (2, 2),
        ["hassubsequence"] = (2, 2),
        ["matchespattern"] = (2, 2),
        ["tolower"] = (1, 1),
        ["toupper"] = (1, 1),
        ["trim"] = (1, 1),
        ["date"] = (1, 1),
        ["day"] = (1, 1),
        ["fractionalseconds"] = (1, 1),
        ["hour"] = (1, 1),
        ["maxdatetime"] = (0, 0),
        ["mindatetime"] = (0, 0),
        ["minute"] = (1, 1),
        ["month"] = (1, 1),
        ["now"] = (0, 0),
        ["second"] = (1, 1),
        ["time"] = (1, 1),
        ["totaloffsetminutes"] = (1, 1),
        ["totalseconds"] = (1, 1),
        ["year"] = (1, 1),
        ["ceiling"] = (1, 1),
        ["floor"] = (1, 1),
        ["round"] = (1, 1),
        ["cast"] = (1, 2),
        ["isof"] = (1, 2),
        ["geo.distance"] = (2, 2),
        ["geo.intersects"] = (2, 2),
        ["geo.length"] = (1, 1),
        ["isdefined"] = (1, 1),
    };

    public static IEnumerable<string> FunctionNames => Functions.Keys;

    public static Node Parse(Scanner s)
    {
        s.Count();
        switch (s.Current)
        {
            case '(':
                return Parenthesized(s);
            case '[':
                return JsonParser.Array(s);
            case '{':
                return JsonParser.Object(s);
        }
        if (LiteralParser.TryParse(s) is { } literal)
            return literal;
        return s.Current is '$' or '@' || Scanner.IsNameStart(s.Current) ? CallOrPath(s) : throw s.Fail();
    }

    /// <summary>The right side of <c>in</c>: literals in parentheses, or anything that is a collection.</summary>
    public static Node ListOrPrimary(Scanner s)
    {
        var at = s.At;
        if (!s.TryTake('('))
            return Parse(s);
        s.Blanks();
        if (s.TryTake(')'))
            return new ListNode(at, []);
        var first = ExpressionParser.Parse(s);
        List<Node> items = [first];
        while (first is LiteralNode && ExpressionParser.Comma(s))
        {
            s.Blanks();
            s.Count();
            items.Add(LiteralParser.TryParse(s) ?? throw s.Fail());
        }
        s.Blanks();
        s.Take(')');
        return first is LiteralNode ? new ListNode(at, items) : first;
    }

    private static Node Parenthesized(Scanner s)
    {
        s.Take('(');
        s.Blanks();
        var inner = ExpressionParser.Parse(s);
        s.Blanks();
        s.Take(')');
        return inner;
    }

    private static Node CallOrPath(Scanner s)
    {
        var at = s.At;
        if (Scanner.IsNameStart(s.Current))
        {
            var name = s.QualifiedName();
            if (s.Current == '(' && name.Equals("case", StringComparison.OrdinalIgnoreCase))
                return Case(s, at);
            if (s.Current == '(' && Functions.TryGetValue(name, out var arity))
                return Call(s, at, name.ToLowerInvariant(), arity);
            s.At = at;
        }
        return PathParser.Expression(s);
    }

    private static CallNode Call(Scanner s, int at, string name, (int Least, int Most) arity)
    {
        s.Take('(');
        s.Blanks();
        List<Node> arguments = [];
        if (s.Current != ')')
        {
            do
            {
                s.Blanks();
                arguments.Add(name is "cast" or "isof" && TypeName(s) is { } type ? type : ExpressionParser.Parse(s));
            }
            while (ExpressionParser.Comma(s));
        }
        s.Blanks();
        if (arguments.Count < arity.Least || arguments.Count > arity.Most)
            throw s.Fail();
        s.Take(')');
        return new(at, name, arguments);
    }

    // In cast and isof a name that fills the argument may be a type's; the binder knows.
    private static PathNode? TypeName(Scanner s)
    {
        var at = s.At;
        if (Scanner.IsNameStart(s.Current))
        {
            var name = s.QualifiedName();
            if (s.Current is ')' or ',')
                return new(at, [new NameSegment(at, name, null)]);
        }
        s.At = at;
        return null;
    }

    private static CaseNode Case(Scanner s, int at)
    {
        s.Take('(');
        List<(Node, Node)> branches = [];
        do
        {
            s.Blanks();
            var when = ExpressionParser.Parse(s);
            s.Blanks();
            s.Take(':');
            s.Blanks();
            branches.Add((when, ExpressionParser.Parse(s)));
        }
        while (ExpressionParser.Comma(s));
        s.Blanks();
        s.Take(')');
        return new(at, branches);
    }
}
