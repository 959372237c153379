using System.Linq.Expressions;

namespace YouthPrograms.OData.Binding;

/// <summary>Small moves on expression trees.</summary>
internal static class Expressions
{
    /// <summary>The body of a lambda with its parameters replaced.</summary>
    public static Expression Inline(LambdaExpression lambda, params ReadOnlySpan<Expression> arguments)
    {
        var replacements = new Dictionary<ParameterExpression, Expression>();
        for (var i = 0; i < arguments.Length; i++)
            replacements[lambda.Parameters[i]] = arguments[i];
        return new Replacement(replacements).Visit(lambda.Body);
    }

    public static Expression And(Expression? left, Expression right) => left is null ? right : Expression.AndAlso(left, right);

    /// <summary>The same value as a type that can hold null.</summary>
    public static Expression OrNull(Expression value)
        => value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    public static Expression To(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

    public static MethodCallExpression Enumerable(string method, Type element, params Expression[] arguments)
        => Expression.Call(typeof(Enumerable), method, [element], arguments);

    public static MethodCallExpression Enumerable(string method, Type element, Type result, params Expression[] arguments)
        => Expression.Call(typeof(Enumerable), method, [element, result], arguments);

    public static MethodCallExpression Queryable(string method, Type[] types, params Expression[] arguments)
        => Expression.Call(typeof(Queryable), method, types, arguments);

    private sealed class Replacement(Dictionary<ParameterExpression, Expression> replacements) : ExpressionVisitor
    {
        // A selector such as (T x) => x.Prop may stand over a base type; the member then reads from a converted row.
        protected override Expression VisitParameter(ParameterExpression node)
            => replacements.TryGetValue(node, out var with) ? To(with, node.Type) : node;
    }
}
