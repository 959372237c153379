using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Url;

/// <summary>A place in decoded text. Counts nodes, so that no request makes a tree without bound.</summary>
internal sealed class Scanner(string text, ODataLimits limits, IReadOnlySet<int>? encodedSemicolons = null)
{
    private int nodes;
    private int depth;

    public string Text => text;

    /// <summary>Which part of the address the text is; see <see cref="LiteralNode.Source"/>.</summary>
    public int Source { get; init; } = int.MinValue;

    public int At { get; set; }

    public bool End => At >= text.Length;

    public char Current => At < text.Length ? text[At] : '\0';

    public char Next => At + 1 < text.Length ? text[At + 1] : '\0';

    /// <summary>A semicolon that separates options; a percent-encoded one is part of a value.</summary>
    public bool AtSeparator => Current == ';' && encodedSemicolons?.Contains(At) != true;

    public RefusalException Fail() => Refusal.Syntax(At, text);

    public RefusalException Fail(int at) => Refusal.Syntax(at, text);

    public bool TryTake(char c)
    {
        if (Current != c || End)
            return false;
        At++;
        return true;
    }

    public void Take(char c)
    {
        if (!TryTake(c))
            throw Fail();
    }

    /// <summary>A word such as <c>as</c>, whatever its case, that is not the beginning of a longer one.</summary>
    public bool TryTakeWord(string word)
    {
        if (string.Compare(text, At, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (At + word.Length < text.Length && IsNameCharacter(text[At + word.Length])))
            return false;
        At += word.Length;
        return true;
    }

    public bool Blanks()
    {
        var start = At;
        while (Current is ' ' or '\t' && !End)
            At++;
        return At > start;
    }

    public void RequireBlanks()
    {
        if (!Blanks())
            throw Fail();
    }

    public bool TryMatch(System.Text.RegularExpressions.Regex rule, out string matched)
    {
        var match = rule.Match(text, At);
        matched = match.Value;
        if (!match.Success || match.Length == 0)
            return false;
        At += match.Length;
        return true;
    }

    public string Identifier() => TryMatch(Patterns.Identifier(), out var name) ? name : throw Fail();

    /// <summary>An identifier, or several joined by dots.</summary>
    public string QualifiedName()
    {
        var start = At;
        Identifier();
        while (Current == '.' && IsNameStart(Next))
        {
            At++;
            Identifier();
        }
        return text[start..At];
    }

    public void RequireEnd()
    {
        if (!End)
            throw Fail();
    }

    public void Count()
    {
        if (++nodes > limits.MaxExpressionNodes)
            throw Refusal.BadRequest("TooComplex", Message.TooComplex, limits.MaxExpressionNodes);
    }

    public void Enter()
    {
        if (++depth > limits.MaxExpressionDepth)
            throw Refusal.BadRequest("TooComplex", Message.TooNested, limits.MaxExpressionDepth);
    }

    public void Leave() => depth--;

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    public static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';
}
