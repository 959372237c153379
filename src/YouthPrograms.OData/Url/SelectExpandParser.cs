namespace YouthPrograms.OData.Url;

/// <summary>$select and $expand: paths of names, casts, terms and stars, each with options in parentheses.</summary>
internal static class SelectExpandParser
{
    private static readonly string[] References = ["$ref", "$count", "$value"];

    public static List<PathItem> Select(Scanner s) => Items(s, SelectItem);

    public static List<PathItem> Expand(Scanner s) => Items(s, ExpandItem);

    private static List<PathItem> Items(Scanner s, Func<Scanner, PathItem> item)
    {
        List<PathItem> items = [];
        do
        {
            s.Blanks();
            s.Count();
            items.Add(item(s));
        }
        while (ExpressionParser.Comma(s));
        return items;
    }

    private static PathItem SelectItem(Scanner s)
    {
        var at = s.At;
        var path = Path(s, references: false);
        if (s.Current != '(')
            return new(at, path, new());
        if (TryOverload(s))
            return new(at, path, new());
        return new(at, path, OptionsParser.Parenthesized(s, OptionSets.Items));
    }

    // An operation in $select may name its parameters, to say which overload is meant.
    private static bool TryOverload(Scanner s)
    {
        var at = s.At;
        s.Take('(');
        while (s.TryMatch(Patterns.Identifier(), out _) && s.TryTake(','))
        {
        }
        if (s.TryTake(')'))
            return true;
        s.At = at;
        return false;
    }

    private static PathItem ExpandItem(Scanner s)
    {
        var at = s.At;
        var path = Path(s, references: true);
        if (s.Current != '(')
            return new(at, path, new());
        return new(at, path, OptionsParser.Parenthesized(s, path[^1] switch
        {
            "$ref" => OptionSets.References,
            "$count" => OptionSets.Count,
            "$value" => throw s.Fail(),
            _ => OptionSets.Items,
        }));
    }

    private static List<string> Path(Scanner s, bool references)
    {
        List<string> path = [];
        do
            path.Add(Step(s, references, path.Count == 0));
        while (path[^1] is not ("$ref" or "$count" or "$value") && s.TryTake('/'));
        return path;
    }

    private static string Step(Scanner s, bool references, bool first)
    {
        if (s.TryTake('*'))
            return "*";
        if (s.Current == '@')
            return PathParser.Annotation(s).Name;
        if (references && s.Current == '$')
            return Reference(s, first);
        var name = s.QualifiedName();
        if (s.Current == '.' && s.Next == '*')
        {
            s.At += 2;
            return name + ".*";
        }
        return name;
    }

    private static string Reference(Scanner s, bool first)
    {
        var word = Array.Find(References, s.TryTakeWord);
        return word is null || (first && word != "$value") ? throw s.Fail() : word;
    }
}
