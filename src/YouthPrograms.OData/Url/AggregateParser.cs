namespace YouthPrograms.OData.Url;

/// <summary>
/// One item of <c>aggregate(…)</c>: rows or members counted, an expression with a method, or the name of an aggregate that the
/// service defines, each perhaps in stages: <c>from Time with average</c>.
/// </summary>
internal static class AggregateParser
{
    public static AggregateItem Item(Scanner s, bool named)
    {
        var at = s.At;
        var value = s.TryTakeWord("$count") ? null : TypeAlone(s) ?? ExpressionParser.Parse(s);
        var counts = value is null or PathNode { Segments: [.., CountSegment] };
        var method = counts ? null : Method(s);
        var custom = !counts && method is null;
        if (custom && value is not PathNode { Segments: [.., NameSegment { Arguments: null, IsQualified: false }] })
            throw s.Fail(at);
        var staged = Stages(s, custom);
        var alias = named ? Alias(s) : null;
        return alias is null && named && (!custom || staged) ? throw s.Fail() : new(value, method, alias, staged);
    }

    // A type's instances may be aggregated by a method of the service's own; anywhere else a type is no value.
    private static PathNode? TypeAlone(Scanner s)
    {
        var at = s.At;
        if (Scanner.IsNameStart(s.Current) && s.QualifiedName() is var name && name.Contains('.', StringComparison.Ordinal) && s.Current == ' ')
            return new(at, [new NameSegment(at, name, null)]);
        s.At = at;
        return null;
    }

    private static bool Stages(Scanner s, bool custom)
    {
        var staged = false;
        while (TryKeyword(s, "from"))
        {
            ApplyParser.Many(s, ApplyParser.NamePath);
            if (Method(s) is null && !custom)
                throw s.Fail();
            staged = true;
        }
        return staged;
    }

    private static string? Method(Scanner s) => TryKeyword(s, "with") ? s.QualifiedName() : null;

    /// <summary><c>as Name</c>, when it stands here.</summary>
    public static string? Alias(Scanner s) => TryKeyword(s, "as") ? s.Identifier() : null;

    private static bool TryKeyword(Scanner s, string word)
    {
        var at = s.At;
        if (s.Blanks() && s.TryTakeWord(word) && s.Blanks())
            return true;
        s.At = at;
        return false;
    }
}

/// <summary>No value means that rows are counted; no method, that members are, or that the service knows how.</summary>
internal sealed record AggregateItem(Node? Value, string? Method, string? Alias, bool IsStaged);
