using System.Text;

namespace YouthPrograms.OData.Url;

/// <summary>Literals as they stand in URLs.</summary>
internal static class LiteralParser
{
    public static LiteralNode? TryParse(Scanner s) => Read(s) is { } literal ? literal with { Source = s.Source } : null;

    private static LiteralNode? Read(Scanner s)
    {
        var at = s.At;
        if (s.Current == '\'')
            return new(at, LiteralKind.String, Quoted(s));
        if (char.IsAsciiDigit(s.Current) || s.Current is '-' or '+')
            return Numeric(s, at);
        if (char.IsAsciiHexDigit(s.Current) && s.TryMatch(Patterns.Guid(), out var guid))
            return new(at, LiteralKind.Guid, guid);
        return Scanner.IsNameStart(s.Current) ? Word(s, at) : null;
    }

    /// <summary>The content of a single-quoted string; a doubled quote stands for one.</summary>
    public static string Quoted(Scanner s)
    {
        s.Take('\'');
        var content = new StringBuilder();
        while (true)
        {
            var quote = s.Text.IndexOf('\'', s.At);
            if (quote < 0)
            {
                s.At = s.Text.Length;
                throw s.Fail();
            }
            content.Append(s.Text, s.At, quote - s.At);
            s.At = quote + 1;
            if (!s.TryTake('\''))
                return content.ToString();
            content.Append('\'');
        }
    }

    private static LiteralNode? Numeric(Scanner s, int at)
    {
        if (s.TryMatch(Patterns.Guid(), out var text))
            return new(at, LiteralKind.Guid, text);
        if (s.TryMatch(Patterns.DateTimeOffset(), out text))
            return new(at, LiteralKind.DateTimeOffset, text);
        if (s.TryMatch(Patterns.Date(), out text))
            return new(at, LiteralKind.Date, text);
        if (s.TryMatch(Patterns.TimeOfDay(), out text))
            return new(at, LiteralKind.TimeOfDay, text);
        if (!s.TryMatch(Patterns.Number(), out text))
            return null;
        return Scanner.IsNameCharacter(s.Current) ? throw s.Fail() : new(at, LiteralKind.Number, text);
    }

    private static LiteralNode? Word(Scanner s, int at)
    {
        if (s.TryTakeWord("null"))
            return Alone(s, at, new(at, LiteralKind.Null, "null"));
        if (s.TryTakeWord("true"))
            return Alone(s, at, new(at, LiteralKind.Boolean, "true"));
        if (s.TryTakeWord("false"))
            return Alone(s, at, new(at, LiteralKind.Boolean, "false"));
        if (s.TryTakeWord("INF") || s.TryTakeWord("NaN"))
            return Alone(s, at, new(at, LiteralKind.Number, s.Text[at..s.At]));
        return Prefixed(s, at);
    }

    // 'true' could begin a path, and a property may be called 'Null' as little as 'null'.
    private static LiteralNode? Alone(Scanner s, int at, LiteralNode literal)
    {
        if (s.Current is not ('/' or '(' or '.' or '='))
            return literal;
        s.At = at;
        return null;
    }

    private static LiteralNode? Prefixed(Scanner s, int at)
    {
        var name = s.QualifiedName();
        if (s.Current != '\'')
        {
            s.At = at;
            return null;
        }
        var start = s.At;
        var content = Quoted(s);
        if (name.Contains('.', StringComparison.Ordinal))
            return Patterns.Whole(Patterns.EnumMembers(), content) ? new(at, LiteralKind.Enum, content, name) : throw s.Fail(start);
        return name.ToUpperInvariant() switch
        {
            "DURATION" when Patterns.Whole(Patterns.Duration(), content) => new(at, LiteralKind.Duration, content),
            "BINARY" when Patterns.Whole(Patterns.Base64(), content) => new(at, LiteralKind.Binary, content),
            "GEOGRAPHY" or "GEOMETRY" when GeoText.IsValid(content) => new(at, LiteralKind.Geo, content, name),
            _ => throw s.Fail(start),
        };
    }
}
