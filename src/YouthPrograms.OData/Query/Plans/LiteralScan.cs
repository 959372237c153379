using System.Globalization;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// Finds literals in an expression without parsing it. A literal's class is all of its text that decides how it is bound:
/// a number's type and sign. What looks like a literal and is none of those known here ends the attempt.
/// </summary>
internal static class LiteralScan
{
    /// <summary>Characters of the literal that begins there; 0 when none does, -1 when it cannot be told.</summary>
    public static int Length(string text, int at, bool structuralAfterEquals)
    {
        var c = text[at];
        if (c == '\'')
            return Quoted(text, at);
        var previous = at > 0 ? text[at - 1] : ' ';
        if (Scanner.IsNameCharacter(previous) || previous is '.' or '@' or '$')
            return 0;
        if (char.IsAsciiDigit(c))
            return structuralAfterEquals && previous == '=' ? 0 : Run(text, at);
        if (c is '-' or '+' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            return Run(text, at);
        return char.IsAsciiHexDigit(c) && at + 36 <= text.Length && text[at + 8] == '-' && Guid.TryParseExact(text.AsSpan(at, 36), "D", out _) ? 36 : 0;
    }

    private static int Quoted(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
                continue;
            if (i + 1 == text.Length || text[i + 1] != '\'')
                return i + 1 - at;
            i++;
        }
        return -1;
    }

    private static int Run(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or ':' or '-' or '+'))
            end++;
        return end - at;
    }

    public static (LiteralKind Kind, string Class, string Text)? Read(string text, int at, int length)
    {
        if (text[at] == '\'')
        {
            var content = text.Substring(at + 1, length - 2);
            return Prefix(text, at) is { } kind ? (kind, "s", content) : null;
        }
        var run = text.Substring(at, length);
        return Number(run) is { } number ? (LiteralKind.Number, number, run) : Moment(run) is { } moment ? (moment, Class(moment), run) : null;
    }

    // The name before the quote stays in the shape.
    private static LiteralKind? Prefix(string text, int at)
    {
        var start = at;
        while (start > 0 && (Scanner.IsNameCharacter(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var name = text.AsSpan(start, at - start);
        if (name.Length == 0)
            return LiteralKind.String;
        if (name.Contains('.'))
            return LiteralKind.Enum;
        return name.Equals("duration", StringComparison.OrdinalIgnoreCase) ? LiteralKind.Duration
            : name.Equals("binary", StringComparison.OrdinalIgnoreCase) ? LiteralKind.Binary
            : null;
    }

    private static string? Number(string text)
    {
        var digits = text[0] == '-' ? text.AsSpan(1) : text;
        if (!digits.ContainsAnyExceptInRange('0', '9'))
        {
            var isLong = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            var isInt = isLong && number is >= int.MinValue and <= int.MaxValue;
            return (text[0] == '-', isInt, isLong) switch
            {
                (false, true, _) => "i",
                (true, true, _) => "-i",
                (false, _, true) => "l",
                (true, _, true) => "-l",
                (false, _, _) => "m",
                _ => "-m",
            };
        }
        if (!Patterns.Whole(Patterns.Number(), text) || text[0] == '+')
            return null;
        return (text[0] == '-' ? "-" : "") + (digits.ContainsAny('e', 'E') ? "e" : "m");
    }

    private static LiteralKind? Moment(string text)
    {
        if (Patterns.Whole(Patterns.Guid(), text))
            return LiteralKind.Guid;
        if (Patterns.Whole(Patterns.DateTimeOffset(), text))
            return LiteralKind.DateTimeOffset;
        if (Patterns.Whole(Patterns.Date(), text))
            return LiteralKind.Date;
        return Patterns.Whole(Patterns.TimeOfDay(), text) ? LiteralKind.TimeOfDay : null;
    }

    private static string Class(LiteralKind kind) => kind switch
    {
        LiteralKind.Guid => "g",
        LiteralKind.DateTimeOffset => "t",
        LiteralKind.Date => "d",
        _ => "c",
    };
}
