using System.Linq.Expressions;
using YouthPrograms.OData.Binding;

namespace YouthPrograms.OData.Query;

/// <summary>One value of a row that has no class of its own, and the values after it.</summary>
internal sealed class Cells<T, TRest>
{
    public T Value { get; set; } = default!;
    public TRest Rest { get; set; } = default!;
}

/// <summary>Rows of any number of values as a chain of <see cref="Cells{T,TRest}"/>, which EF takes apart into columns.</summary>
internal static class Cells
{
    /// <summary>An expression that makes a row; without values a row of one that nobody reads.</summary>
    public static MemberInitExpression Of(IReadOnlyList<Expression> values)
        => values.Count == 0 ? One(Expression.Constant(1), null) : Of(values, 0);

    private static MemberInitExpression Of(IReadOnlyList<Expression> values, int from)
        => One(values[from], from + 1 < values.Count ? Of(values, from + 1) : null);

    private static MemberInitExpression One(Expression value, Expression? rest)
    {
        var type = typeof(Cells<,>).MakeGenericType(value.Type, rest?.Type ?? typeof(byte));
        List<MemberBinding> bindings = [Expression.Bind(type.GetProperty("Value")!, value)];
        if (rest is not null)
            bindings.Add(Expression.Bind(type.GetProperty("Rest")!, rest));
        return Expression.MemberInit(Expression.New(type), bindings);
    }

    public static Expression At(Expression row, int index)
    {
        for (; index > 0; index--)
            row = Expression.Property(row, "Rest");
        return Expression.Property(row, "Value");
    }

    /// <summary><c>Select</c> over a query.</summary>
    public static MethodCallExpression Select(Expression rows, ParameterExpression row, Expression result)
        => Expressions.Queryable("Select", [row.Type, result.Type], rows, Expression.Quote(Expression.Lambda(result, row)));
}
