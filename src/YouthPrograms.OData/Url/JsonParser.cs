using System.Globalization;
using System.Text;

namespace YouthPrograms.OData.Url;

/// <summary>Arrays and objects in URLs: JSON whose values may be expressions, too.</summary>
internal static class JsonParser
{
    public static ListNode Array(Scanner s)
    {
        var at = s.At;
        s.Take('[');
        s.Blanks();
        List<Node> items = [];
        if (s.Current != ']')
        {
            do
            {
                s.Blanks();
                items.Add(Value(s));
            }
            while (ExpressionParser.Comma(s));
        }
        s.Blanks();
        s.Take(']');
        return new(at, items);
    }

    public static ObjectNode Object(Scanner s)
    {
        var at = s.At;
        s.Take('{');
        s.Blanks();
        List<(string, Node)> members = [];
        if (s.Current != '}')
        {
            do
            {
                s.Blanks();
                var name = Text(s);
                s.Blanks();
                s.Take(':');
                s.Blanks();
                members.Add((name, Value(s)));
            }
            while (ExpressionParser.Comma(s));
        }
        s.Blanks();
        s.Take('}');
        return new(at, members);
    }

    private static Node Value(Scanner s)
    {
        var at = s.At;
        return s.Current == '"' ? new LiteralNode(at, LiteralKind.String, Text(s)) : ExpressionParser.Parse(s);
    }

    private static string Text(Scanner s)
    {
        s.Take('"');
        var content = new StringBuilder();
        while (!s.End && s.Current != '"')
        {
            if (s.TryTake('\\'))
            {
                content.Append(Escape(s));
                continue;
            }
            content.Append(s.Current);
            s.At++;
        }
        s.Take('"');
        return content.ToString();
    }

    private static char Escape(Scanner s)
    {
        var c = s.Current;
        s.At++;
        return c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => Unicode(s),
            _ => throw s.Fail(s.At - 1),
        };
    }

    private static char Unicode(Scanner s)
    {
        if (s.At + 4 > s.Text.Length
            || !ushort.TryParse(s.Text.AsSpan(s.At, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw s.Fail();
        s.At += 4;
        return (char)code;
    }
}
