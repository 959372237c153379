namespace YouthPrograms.OData.Http.Batch;

/// <summary>
/// The <c>if</c> of a request: <c>$id/$succeeded</c> with not, and, or, eq, ne, true, false and parentheses. Conditions on
/// bodies of answers are not done (501).
/// </summary>
internal sealed class BatchCondition
{
    private const int MaxTokens = 100;
    private readonly List<string> tokens;
    private int at;

    private BatchCondition(List<string> tokens) => this.tokens = tokens;

    public static BatchCondition Parse(string text)
    {
        var spaced = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal);
        var condition = new BatchCondition([.. spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)]);
        // A first run over nothing shows whether it can be understood, before any request runs.
        condition.Holds(_ => false);
        return condition;
    }

    public bool Holds(Func<string, bool> succeeded)
    {
        at = 0;
        var result = Or(succeeded);
        return at == tokens.Count && tokens.Count <= MaxTokens ? result : throw NotUnderstood();
    }

    private bool Or(Func<string, bool> succeeded)
    {
        var result = And(succeeded);
        while (Take("or"))
            result = And(succeeded) | result;
        return result;
    }

    private bool And(Func<string, bool> succeeded)
    {
        var result = Equal(succeeded);
        while (Take("and"))
            result = Equal(succeeded) & result;
        return result;
    }

    private bool Equal(Func<string, bool> succeeded)
    {
        var left = Operand(succeeded);
        if (Take("eq"))
            return left == Operand(succeeded);
        return Take("ne") ? left != Operand(succeeded) : left;
    }

    private bool Operand(Func<string, bool> succeeded)
    {
        if (tokens.Count > MaxTokens)
            throw NotUnderstood();
        if (Take("not"))
            return !Operand(succeeded);
        if (Take("("))
        {
            var inner = Or(succeeded);
            return Take(")") ? inner : throw NotUnderstood();
        }
        return (at < tokens.Count ? tokens[at++] : "") switch
        {
            "true" => true,
            "false" => false,
            ['$', .. var id] when id.EndsWith("/$succeeded", StringComparison.Ordinal) => succeeded(id[..^"/$succeeded".Length]),
            _ => throw NotUnderstood(),
        };
    }

    private bool Take(string word)
    {
        if (at >= tokens.Count || tokens[at] != word)
            return false;
        at++;
        return true;
    }

    private static RefusalException NotUnderstood() => Refusal.Unsupported("if");
}
