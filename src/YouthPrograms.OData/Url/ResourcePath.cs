namespace YouthPrograms.OData.Url;

/// <summary>The part of a URL between service root and question mark, as segments.</summary>
internal static class ResourcePath
{
    private static readonly string[] Specials = ["$metadata", "$batch", "$entity", "$all", "$crossjoin"];
    private static readonly string[] Steps = ["$count", "$ref", "$value", "$each", "$query", "$filter"];

    /// <summary>Splits before decoding, so that an encoded slash stays inside its segment.</summary>
    public static List<Segment> Parse(string raw, ODataLimits limits)
    {
        List<Segment> segments = [];
        var parts = Split(raw);
        for (var i = 0; i < parts.Count; i++)
        {
            var s = new Scanner(Percent.Decode(parts[i], out var encoded), limits, encoded) { Source = ~i };
            if (i == 0)
                Root(s, segments);
            else
                Step(s, segments, isLast: i == parts.Count - 1);
        }
        return segments;
    }

    // A slash inside $filter(…) belongs to its expression; anywhere else it separates.
    private static List<string> Split(string raw)
    {
        List<string> parts = [];
        var start = 0;
        var depth = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var inFilter = raw.AsSpan(start).StartsWith("$filter", StringComparison.OrdinalIgnoreCase);
            depth += inFilter ? raw[i] switch { '(' => 1, ')' => -1, _ => 0 } : 0;
            if (raw[i] != '/' || depth > 0)
                continue;
            parts.Add(raw[start..i]);
            start = i + 1;
            depth = 0;
        }
        parts.Add(raw[start..]);
        return parts;
    }

    private static void Root(Scanner s, List<Segment> segments)
    {
        if (s.Current == '$')
        {
            segments.Add(Special(s));
            s.RequireEnd();
            return;
        }
        var at = s.At;
        var name = s.Identifier();
        segments.Add(new NameSegment(at, name, Arguments(s)));
        Rest(s, segments);
    }

    private static NameSegment Special(Scanner s)
    {
        var at = s.At;
        var name = Array.Find(Specials, s.TryTakeWord) ?? throw s.Fail();
        if (name != "$crossjoin")
            return new(at, name, null);
        s.Take('(');
        List<Argument> sets = [];
        do
        {
            s.Blanks();
            var start = s.At;
            sets.Add(new(s.Identifier(), new LiteralNode(start, LiteralKind.Null, "null")));
        }
        while (ExpressionParser.Comma(s));
        s.Blanks();
        s.Take(')');
        return new(at, name, sets);
    }

    private static void Step(Scanner s, List<Segment> segments, bool isLast)
    {
        if (Ends(segments[^1], s.Text))
            throw s.Fail();
        if (s.Current == '$')
            Dollar(s, segments, isLast);
        else
            Named(s, segments);
    }

    // After $count, $ref and $value nothing follows, save that a query may be posted.
    private static bool Ends(Segment last, string next)
        => last is CountSegment or NameSegment { Name: "$ref" or "$value" or "$query" or "$metadata" or "$batch" } && next != "$query";

    private static void Dollar(Scanner s, List<Segment> segments, bool isLast)
    {
        var at = s.At;
        var name = Array.Find(Steps, s.TryTakeWord) ?? throw s.Fail();
        segments.Add(name switch
        {
            "$count" => new CountSegment(at, null),
            "$filter" => PathParser.Filter(s, at),
            _ => new NameSegment(at, name, null),
        });
        if (name == "$filter" && s.Current == '(')
            segments.Add(new NameSegment(s.At, "", Arguments(s)));
        s.RequireEnd();
        if (name == "$query" && !isLast)
            throw s.Fail();
    }

    private static void Named(Scanner s, List<Segment> segments)
    {
        var at = s.At;
        if (Scanner.IsNameStart(s.Current))
        {
            var name = s.QualifiedName();
            if (s.End || s.Current == '(')
            {
                segments.Add(new NameSegment(at, name, Arguments(s)));
                Rest(s, segments);
                return;
            }
        }
        // Key-as-segment: any text, but a parenthesis shows a mistyped name.
        var text = s.Text;
        segments.Add(text.Length > 0 && text.IndexOfAny(['(', ')']) < 0 ? new KeySegment(at, text) : throw s.Fail());
    }

    /// <summary>A function's parameters may be followed by a key.</summary>
    private static void Rest(Scanner s, List<Segment> segments)
    {
        if (s.Current == '(')
            segments.Add(new NameSegment(s.At, "", Arguments(s)));
        s.RequireEnd();
    }

    private static List<Argument>? Arguments(Scanner s)
    {
        var arguments = PathParser.Arguments(s);
        var computed = arguments?.Find(a => !IsValue(a.Value));
        return computed is null ? arguments : throw s.Fail(computed.Value.At);
    }

    /// <summary>In a path only literals, aliases and JSON stand for values; expressions need an alias.</summary>
    private static bool IsValue(Node node) => node is LiteralNode or ListNode or ObjectNode or PathNode { Segments: [NameSegment { Name: ['@', ..] }] };
}
