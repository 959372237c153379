using System.Linq.Expressions;

namespace YouthPrograms.OData.Binding;

/// <summary>Whether an expression has a part of some kind.</summary>
internal sealed class Search(Func<Expression, bool> wanted) : ExpressionVisitor
{
    private bool found;

    public static bool In(Expression expression, Func<Expression, bool> wanted)
    {
        var search = new Search(wanted);
        search.Visit(expression);
        return search.found;
    }

    public override Expression? Visit(Expression? node)
    {
        found = found || (node is not null && wanted(node));
        return found ? node : base.Visit(node);
    }
}
