namespace YouthPrograms.OData.Url;

/// <summary>commonExpr of the OData 4.01 ABNF by recursive descent; names are not looked up.</summary>
internal static class ExpressionParser
{
    private const int UnaryLevel = 7;

    private static readonly Dictionary<string, (BinaryOperator Operator, int Level)> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["or"] = (BinaryOperator.Or, 1),
        ["and"] = (BinaryOperator.And, 2),
        ["eq"] = (BinaryOperator.Eq, 3),
        ["ne"] = (BinaryOperator.Ne, 3),
        ["gt"] = (BinaryOperator.Gt, 4),
        ["ge"] = (BinaryOperator.Ge, 4),
        ["lt"] = (BinaryOperator.Lt, 4),
        ["le"] = (BinaryOperator.Le, 4),
        ["add"] = (BinaryOperator.Add, 5),
        ["sub"] = (BinaryOperator.Sub, 5),
        ["mul"] = (BinaryOperator.Mul, 6),
        ["div"] = (BinaryOperator.Div, 6),
        ["divby"] = (BinaryOperator.DivBy, 6),
        ["mod"] = (BinaryOperator.Mod, 6),
        ["has"] = (BinaryOperator.Has, 8),
        ["in"] = (BinaryOperator.In, 8),
    };

    public static Node Parse(Scanner s) => Binary(s, 1);

    private static Node Binary(Scanner s, int level)
    {
        s.Enter();
        var left = level > UnaryLevel ? PrimaryParser.Parse(s) : Unary(s);
        while (TryOperator(s, level, out var op, out var at))
            left = new BinaryNode(at, op.Operator, left, Right(s, op));
        s.Leave();
        return left;
    }

    private static Node Right(Scanner s, (BinaryOperator Operator, int Level) op)
        => op.Operator == BinaryOperator.In ? PrimaryParser.ListOrPrimary(s) : Binary(s, op.Level + 1);

    private static Node Unary(Scanner s)
    {
        var at = s.At;
        if (s.TryTakeWord("not") && s.Blanks())
            return new UnaryNode(at, IsNot: true, Operand(s));
        s.At = at;
        if (s.Current == '-' && !char.IsAsciiDigit(s.Next) && s.Next != 'I')
        {
            s.At++;
            s.Blanks();
            return new UnaryNode(at, IsNot: false, Operand(s));
        }
        return Binary(s, UnaryLevel + 1);
    }

    private static Node Operand(Scanner s)
    {
        s.Count();
        s.Enter();
        var operand = Unary(s);
        s.Leave();
        return operand;
    }

    private static bool TryOperator(Scanner s, int level, out (BinaryOperator Operator, int Level) op, out int at)
    {
        var start = s.At;
        op = default;
        at = start;
        if (!s.Blanks() || !Scanner.IsNameStart(s.Current))
            return Back(s, start);
        at = s.At;
        if (!s.TryMatch(Patterns.Identifier(), out var word) || !Operators.TryGetValue(word, out op) || op.Level < level || !s.Blanks())
            return Back(s, start);
        s.Count();
        return true;
    }

    private static bool Back(Scanner s, int at)
    {
        s.At = at;
        return false;
    }

    /// <summary><c>expression asc|desc</c>, separated by commas.</summary>
    public static List<OrderItem> OrderBy(Scanner s)
    {
        List<OrderItem> items = [];
        do
        {
            s.Blanks();
            var by = Parse(s);
            var end = s.At;
            var spaced = s.Blanks();
            var descending = spaced && s.TryTakeWord("desc");
            if (!descending && !(spaced && s.TryTakeWord("asc")))
                s.At = end;
            items.Add(new(by, descending));
        }
        while (Comma(s));
        return items;
    }

    /// <summary><c>expression as Name</c>, separated by commas.</summary>
    public static List<ComputeItem> Compute(Scanner s)
    {
        List<ComputeItem> items = [];
        do
        {
            s.Blanks();
            var value = Parse(s);
            s.RequireBlanks();
            if (!s.TryTakeWord("as"))
                throw s.Fail();
            s.RequireBlanks();
            items.Add(new(value, s.Identifier()));
        }
        while (Comma(s));
        return items;
    }

    public static bool Comma(Scanner s)
    {
        var at = s.At;
        s.Blanks();
        if (s.TryTake(','))
            return true;
        s.At = at;
        return false;
    }

    /// <summary>The whole text as one expression.</summary>
    public static Node ParseAll(string text, ODataLimits limits) => ParseAll(new Scanner(text, limits));

    public static Node ParseAll(Scanner s)
    {
        var node = Parse(s);
        s.RequireEnd();
        return node;
    }
}
