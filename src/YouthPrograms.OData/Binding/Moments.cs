using YouthPrograms.OData.Http;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>
/// Sums and differences of dates, instants and durations that no row has a part in, such as <c>now() sub duration'P1D'</c>.
/// What a row has a part in, the database calculates.
/// </summary>
internal sealed class Moments(RequestContext request)
{
    /// <summary>The value as <see cref="DateTimeOffset"/>, <see cref="DateOnly"/> or <see cref="TimeSpan"/>; null when it is none or depends on a row.</summary>
    public object? Of(Node node) => node switch
    {
        LiteralNode { Kind: LiteralKind.DateTimeOffset or LiteralKind.Date or LiteralKind.Duration } literal => Literal(literal),
        CallNode { Function: "now" } => request.Now,
        CallNode { Function: "date", Arguments: [var inner] } when Of(inner) is DateTimeOffset instant => DateOnly.FromDateTime(instant.UtcDateTime),
        UnaryNode { IsNot: false } minus when Of(minus.Operand) is TimeSpan span => -span,
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Sub } both => Sum(both),
        _ => null,
    };

    private static object? Literal(LiteralNode literal) => literal.Kind switch
    {
        LiteralKind.DateTimeOffset => Literals.Instant(literal.Text, typeof(DateTimeOffset)),
        LiteralKind.Date => Literals.Date(literal.Text),
        _ => Literals.Span(literal.Text),
    };

    private object? Sum(BinaryNode node)
    {
        if (Of(node.Left) is not { } left || Of(node.Right) is not { } right)
            return null;
        try
        {
            return node.Operator == BinaryOperator.Add ? Add(left, right) : Subtract(left, right);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw Refusal.BadRequest("InvalidValue", Message.BadLiteral, $"{left} {node.Operator} {right}", "Edm.DateTimeOffset");
        }
    }

    private static object? Add(object left, object right) => (left, right) switch
    {
        (DateTimeOffset instant, TimeSpan span) => instant + span,
        (DateOnly date, TimeSpan span) => DateOnly.FromDateTime(date.ToDateTime(TimeOnly.MinValue) + span),
        (TimeSpan a, TimeSpan b) => a + b,
        _ => null,
    };

    private static object? Subtract(object left, object right) => (left, right) switch
    {
        (DateTimeOffset a, DateTimeOffset b) => a - b,
        (DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
        (_, TimeSpan span) => Add(left, -span),
        _ => null,
    };
}
