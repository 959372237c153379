namespace YouthPrograms.OData.Url;

/// <summary>Steps over recursive hierarchies. Only their form is known here; the service has none.</summary>
internal static class HierarchyParser
{
    /// <summary><c>ancestors(nodes,qualifier,path,steps,3,keep start)</c>.</summary>
    public static List<object> Relatives(Scanner s)
    {
        Hierarchy(s);
        List<object> arguments = [ApplyParser.Next(s, ApplyParser.Parse)];
        if (!ExpressionParser.Comma(s))
            return arguments;
        s.Blanks();
        if (!s.TryMatch(Patterns.Digits(), out _))
            Keep(s);
        else if (ExpressionParser.Comma(s))
            Keep(s);
        return arguments;
    }

    private static void Keep(Scanner s)
    {
        s.Blanks();
        if (!s.TryTakeWord("keep") || !s.Blanks() || !s.TryTakeWord("start"))
            throw s.Fail();
    }

    /// <summary><c>traverse(nodes,qualifier,path,preorder,Name desc)</c>.</summary>
    public static List<object> Traversal(Scanner s)
    {
        Hierarchy(s);
        if (!ApplyParser.Next(s, one => one.TryTakeWord("preorder") || one.TryTakeWord("postorder")))
            throw s.Fail();
        return ExpressionParser.Comma(s) ? [.. ExpressionParser.OrderBy(s)] : [];
    }

    /// <summary><c>rollup(Country,Name)</c>, <c>rolluprecursive(nodes,qualifier,path,steps)</c>.</summary>
    public static CallNode Rollup(Scanner s, string name)
    {
        var at = s.At;
        s.Take('(');
        s.Blanks();
        if (name == "rollup")
            ApplyParser.Many(s, one => one.TryTakeWord("$all") ? null : ApplyParser.NamePath(one));
        else
            Recursive(s);
        s.Blanks();
        s.Take(')');
        return new(at, name, []);
    }

    private static void Recursive(Scanner s)
    {
        Hierarchy(s);
        if (!ExpressionParser.Comma(s))
            return;
        s.Blanks();
        ApplyParser.Parse(s);
    }

    private static void Hierarchy(Scanner s)
    {
        PathParser.Expression(s);
        ApplyParser.Next(s, one => one.Identifier());
        ApplyParser.Next(s, ApplyParser.NamePath);
    }
}
