namespace YouthPrograms.OData.Url;

/// <summary>$search: words and phrases; a space or AND joins tighter than OR. AND, OR, NOT are words where no operator can stand.</summary>
internal static class SearchParser
{
    public static SearchNode Parse(Scanner s) => Either(s);

    private static SearchNode Either(Scanner s)
    {
        s.Enter();
        var left = Both(s);
        while (TryOperator(s, "OR"))
            left = new SearchEither(left, Both(s));
        s.Leave();
        return left;
    }

    private static SearchNode Both(Scanner s)
    {
        var left = Negated(s);
        while (TryOperator(s, "AND") || TryJuxtaposed(s))
            left = new SearchBoth(left, Negated(s));
        return left;
    }

    private static SearchNode Negated(Scanner s)
    {
        s.Count();
        var at = s.At;
        if (TakeUpper(s, "NOT") && s.Blanks() && !AtEnd(s))
            return new SearchNot(Primary(s));
        s.At = at;
        return Primary(s);
    }

    private static SearchNode Primary(Scanner s)
    {
        if (s.Current == '(')
            return Group(s);
        var at = s.At;
        return s.Current == '"' ? new SearchTerm(Phrase(s)) : new SearchTerm(Word(s)) { Literal = new(at, LiteralKind.String, s.Text[at..s.At]) { Source = s.Source } };
    }

    private static SearchNode Group(Scanner s)
    {
        s.Take('(');
        s.Blanks();
        var inner = Either(s);
        s.Blanks();
        s.Take(')');
        return inner;
    }

    private static string Phrase(Scanner s)
    {
        var start = s.At + 1;
        var end = s.Text.IndexOf('"', start);
        if (end <= start)
        {
            s.At = s.Text.Length;
            throw s.Fail();
        }
        s.At = end + 1;
        return AtBoundary(s) ? s.Text[start..end] : throw s.Fail();
    }

    // A word may be put in single quotes, which lets it hold what would otherwise end it.
    private static string Word(Scanner s)
    {
        var start = s.At;
        if (s.Current == '\'' && s.Text.IndexOf('\'', start + 1) is var close && close > start + 1)
        {
            s.At = close + 1;
            if (AtBoundary(s))
                return s.Text[(start + 1)..close];
            s.At = start;
        }
        while (!s.End && s.Current is not (' ' or '\t' or '"' or '(' or ')') && !s.AtSeparator)
            s.At++;
        return s.At > start && s.Current is not ('"' or '(') ? s.Text[start..s.At] : throw s.Fail();
    }

    private static bool TryOperator(Scanner s, string name)
    {
        var at = s.At;
        if (s.Blanks() && TakeUpper(s, name) && s.Blanks() && !AtEnd(s))
            return true;
        s.At = at;
        return false;
    }

    private static bool TryJuxtaposed(Scanner s)
    {
        var at = s.At;
        if (s.Blanks() && !AtEnd(s) && !IsOr(s))
            return true;
        s.At = at;
        return false;
    }

    private static bool IsOr(Scanner s)
    {
        var at = s.At;
        var or = TakeUpper(s, "OR") && s.Blanks() && !AtEnd(s);
        s.At = at;
        return or;
    }

    private static bool TakeUpper(Scanner s, string word)
    {
        if (string.CompareOrdinal(s.Text, s.At, word, 0, word.Length) != 0)
            return false;
        var at = s.At;
        s.At += word.Length;
        if (s.End || s.Current is ' ' or '\t' or ')' || s.AtSeparator)
            return true;
        s.At = at;
        return false;
    }

    private static bool AtEnd(Scanner s) => s.End || s.Current == ')' || s.AtSeparator;

    private static bool AtBoundary(Scanner s) => AtEnd(s) || s.Current is ' ' or '\t';
}
