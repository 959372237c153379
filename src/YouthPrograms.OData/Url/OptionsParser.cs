using System.Globalization;

namespace YouthPrograms.OData.Url;

/// <summary>Which options may stand where.</summary>
internal static class OptionSets
{
    /// <summary>Of the extension for temporal data; understood and not done. Without the dollar they are names like any other.</summary>
    public static readonly HashSet<string> Temporal = ["at", "from", "to", "toinclusive"];

    public static readonly HashSet<string> Count = ["filter", "search"];
    public static readonly HashSet<string> References = [.. Count, "orderby", "skip", "top", "count"];
    public static readonly HashSet<string> Items = [.. References, "select", "expand", "compute", "levels", "apply", .. Temporal];
}

/// <summary>System query options with their values; of a request, or between parentheses and semicolons.</summary>
internal static class OptionsParser
{
    /// <summary><c>($filter=…;$top=…)</c>.</summary>
    public static ItemOptions Parenthesized(Scanner s, HashSet<string> allowed)
    {
        var options = new ItemOptions();
        s.Enter();
        s.Take('(');
        do
        {
            s.Blanks();
            Item(s, options, allowed);
        }
        while (TakeSeparator(s));
        s.Blanks();
        s.Take(')');
        s.Leave();
        return options;
    }

    // Many clients encode whatever they may. Only in a search can a semicolon be part of what stands before it.
    private static bool TakeSeparator(Scanner s) => s.TryTake(';');

    private static void Item(Scanner s, ItemOptions options, HashSet<string> allowed)
    {
        var at = s.At;
        if (s.Current == '@')
        {
            Alias(s, options);
            return;
        }
        var isSystem = s.TryTake('$');
        var name = s.Identifier().ToLowerInvariant();
        if (!allowed.Contains(name) || (!isSystem && OptionSets.Temporal.Contains(name)) || options.Given.Contains(name))
            throw s.Fail(at);
        s.Take('=');
        options.Given.Add(name);
        var start = s.At;
        if (!TryRead(s, options, name))
            throw s.Fail(at);
        options.Parts.Add((name, s.Text[start..s.At]));
    }

    private static void Alias(Scanner s, ItemOptions options)
    {
        var at = s.At;
        s.Take('@');
        var name = "@" + s.Identifier();
        s.Take('=');
        if (!options.Aliases.TryAdd(name, ExpressionParser.Parse(s)))
            throw s.Fail(at);
    }

    /// <summary>Reads the value of a named option where the scanner stands; false when the name has no such value.</summary>
    public static bool TryRead(Scanner s, ItemOptions options, string name)
    {
        switch (name)
        {
            case "filter": options.Filter = ExpressionParser.Parse(s); break;
            case "search": options.Search = SearchParser.Parse(s); break;
            case "orderby": options.OrderBy = ExpressionParser.OrderBy(s); break;
            case "compute": options.Compute = ExpressionParser.Compute(s); break;
            case "select": options.Select = SelectExpandParser.Select(s); break;
            case "expand": options.Expand = SelectExpandParser.Expand(s); break;
            case "apply": options.Apply = ApplyParser.Parse(s); break;
            case "top": options.Top = Number(s); break;
            case "skip": options.Skip = Number(s); break;
            case "count": options.Count = Flag(s); break;
            case "at" or "from" or "to" or "toinclusive": ExpressionParser.Parse(s); break;
            case "levels": options.Levels = Levels(s); break;
            default: return false;
        }
        return true;
    }

    private static long Number(Scanner s)
    {
        var at = s.At;
        while (char.IsAsciiDigit(s.Current))
            s.At++;
        return long.TryParse(s.Text.AsSpan(at, s.At - at), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw s.Fail(at);
    }

    private static bool Flag(Scanner s) => s.TryTakeWord("true") || (s.TryTakeWord("false") ? false : throw s.Fail());

    private static int Levels(Scanner s)
    {
        if (s.TryTakeWord("max"))
            return -1;
        if (s.Current == '0')
            throw s.Fail();
        return (int)Math.Min(Number(s), 1_000_000);
    }
}
