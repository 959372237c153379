using System.Linq.Expressions;
using YouthPrograms.OData.Binding;

namespace YouthPrograms.OData.Query;

/// <summary>Rows sorted by one value after the other, nulls first when ascending.</summary>
internal sealed record Sorting(RequestContext Request, Expression Rows, ParameterExpression Row, string Method = "OrderBy")
{
    public Sorting By(Typed value, bool descending)
    {
        // Only SQLite puts nulls first by itself.
        var nulls = value.CanBeNull && Request.Dialect != Dialect.Sqlite ? Then(Expression.Not(value.IsNull), descending) : this;
        return nulls.Then(value.Value, descending);
    }

    private Sorting Then(Expression value, bool descending)
    {
        var selector = Expression.Quote(Expression.Lambda(value, Row));
        return this with
        {
            Rows = Expressions.Queryable(descending ? Method + "Descending" : Method, [Row.Type, value.Type], Rows, selector),
            Method = "ThenBy",
        };
    }
}
