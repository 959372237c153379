using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>
/// The <c>if</c> of a request: whether others succeeded (<c>$1/$succeeded</c>) and what their answers say (<c>$1/Rank gt 2</c>),
/// with the operators of conditions, literals and parentheses. Functions and arithmetic are not done (501).
/// </summary>
internal sealed partial class BatchCondition
{
    private readonly Node condition;
    private readonly List<string> ids = [];

    private BatchCondition(string text, ODataLimits limits)
    {
        // The grammar has no head of this kind: a reference is made an alias, its number the place of the id.
        var known = References().Replace(text, m => m.Groups["id"].Success ? Alias(m) : m.Value);
        condition = ExpressionParser.ParseAll(known, limits);
    }

    public static BatchCondition Parse(string text, ODataLimits limits)
    {
        var condition = new BatchCondition(text, limits);
        // A first run over nothing shows whether it can be understood, before any request runs.
        condition.Holds(_ => null);
        return condition;
    }

    /// <summary>Whether it is true, given what is known of each request: null for one that has not succeeded.</summary>
    public bool Holds(Func<string, JsonElement?> answer) => IsTrue(Value(condition, answer));

    private string Alias(Match reference)
    {
        ids.Add(reference.Groups["id"].Value);
        return $"@r{ids.Count - 1}" + (reference.Groups["succeeded"].Success ? "/_succeeded" : "");
    }

    private static bool IsTrue(object? value) => value is true;

    private object? Value(Node node, Func<string, JsonElement?> answer) => node switch
    {
        BinaryNode { Operator: BinaryOperator.And } both => IsTrue(Value(both.Left, answer)) & IsTrue(Value(both.Right, answer)),
        BinaryNode { Operator: BinaryOperator.Or } both => IsTrue(Value(both.Left, answer)) | IsTrue(Value(both.Right, answer)),
        BinaryNode { Operator: <= BinaryOperator.Le } both => Compare(both.Operator, Value(both.Left, answer), Value(both.Right, answer)),
        BinaryNode { Operator: BinaryOperator.In, Right: ListNode list } within
            => list.Items.Select(i => Value(i, answer)).ToList().Exists(i => Equals(i, Value(within.Left, answer))),
        UnaryNode { IsNot: true } not => !IsTrue(Value(not.Operand, answer)),
        LiteralNode literal => Literal(literal),
        PathNode path when path.Segments[0] is NameSegment head && Place(head.Name) is { } id => Of(answer(id), path.Segments.Skip(1)),
        _ => throw Refusal.Unsupported("if"),
    };

    private string? Place(string alias)
        => alias.StartsWith("@r", StringComparison.Ordinal) && int.TryParse(alias.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < ids.Count
            ? ids[place]
            : null;

    private static object? Literal(LiteralNode literal) => literal.Kind switch
    {
        LiteralKind.Null => null,
        LiteralKind.Boolean => literal.Text == "true",
        LiteralKind.Number => double.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : literal.Text,
        _ => literal.Text,
    };

    private static object? Of(JsonElement? answer, IEnumerable<Segment> path)
    {
        foreach (var segment in path)
        {
            if (segment is not NameSegment { Arguments: null, Name: var name })
                throw Refusal.Unsupported("if");
            if (name == "_succeeded")
                return answer is not null;
            answer = answer is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var member) ? member : null;
        }
        return answer is { } value ? Plain(value) : null;
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    // As everywhere in OData: what is not of one type is not equal, and null is before nothing and after nothing.
    private static bool Compare(BinaryOperator op, object? left, object? right) => op switch
    {
        BinaryOperator.Eq => Equals(left, right),
        BinaryOperator.Ne => !Equals(left, right),
        _ => Order(left, right) is { } order && op switch
        {
            BinaryOperator.Gt => order > 0,
            BinaryOperator.Ge => order >= 0,
            BinaryOperator.Lt => order < 0,
            _ => order <= 0,
        },
    };

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => null,
    };

    [GeneratedRegex(@"'(?:[^']|'')*'|\$(?<id>[^\s/(),']+)(?<succeeded>/\$succeeded)?", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
