using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>What the steps of $apply have made so far: rows, and what names mean on one of them.</summary>
internal sealed record Applied(Expression Rows, ParameterExpression Element, Typed Row)
{
    /// <summary>What tells groups apart; null while the rows are entities.</summary>
    public IReadOnlyList<Typed>? Keys { get; init; }

    /// <summary>The order asked for by a step, when no later step undid it.</summary>
    public IReadOnlyList<OrderItem>? Order { get; init; }
}
