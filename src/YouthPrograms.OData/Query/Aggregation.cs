using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

internal enum AggregateMethod
{
    Count,
    CountMembers,
    Sum,
    Average,
    Min,
    Max,
    CountDistinct,
}

/// <summary>
/// One <c>expression with method as Alias</c>. Sums of whole numbers are Int64, averages are Double: the exact sum divided
/// by the number of values, which gives the same number on every database.
/// </summary>
internal sealed record Aggregation(string Alias, AggregateMethod Method, Typed? Input)
{
    private static readonly DataType DoubleType = DataType.Of(DataKind.Double, typeof(double));
    private static readonly DataType DecimalType = DataType.Of(DataKind.Decimal, typeof(decimal));

    public static Aggregation Bind(RequestContext request, Typed row, AggregateItem item)
    {
        if (item.IsStaged)
            throw Refusal.Unsupported("aggregate(from)");
        if (item.Value is null)
            return new(item.Alias!, AggregateMethod.Count, null);
        // A name alone would be an aggregate of the service's own.
        if (item is { Method: null, Value: PathNode { Segments: [.., NameSegment custom] } })
            throw Refusal.BadRequest("UnknownAggregate", Message.UnknownName, custom.Name);
        if (item.Method is null)
            return new(item.Alias!, AggregateMethod.CountMembers, Computation.Value(request, row, item.Value));
        var method = item.Method switch
        {
            "sum" => AggregateMethod.Sum,
            "average" => AggregateMethod.Average,
            "min" => AggregateMethod.Min,
            "max" => AggregateMethod.Max,
            "countdistinct" => AggregateMethod.CountDistinct,
            _ => throw Refusal.Unsupported($"aggregate(with {item.Method})"),
        };
        return new(item.Alias!, method, Checked(method, Value(request, row, item.Value, method)));
    }

    /// <summary>A path into a collection would make several rows of one.</summary>
    public static void RefuseMany(Typed row, PathNode path)
    {
        var type = row.Set?.Type;
        foreach (var segment in path.Segments.SkipLast(1).OfType<NameSegment>())
        {
            var navigation = type?.Navigation(segment.Name);
            if (navigation is { Many: true } || type?.Property(segment.Name)?.Type.Kind == DataKind.Collection)
                throw Refusal.Unsupported($"$apply ({segment.Name}/…)");
            type = navigation?.Target.Type ?? type?.Property(segment.Name)?.Type.Structure;
        }
    }

    private static Typed Value(RequestContext request, Typed row, Node node, AggregateMethod method)
    {
        if (node is PathNode path)
            RefuseMany(row, path);
        if (method == AggregateMethod.CountDistinct && node is PathNode
            && new Binder(request, row, Usage.Filter).Value(node) is { Type.Kind: DataKind.Entity, Set: { } target } one)
            return Binder.KeyOf(one, target);
        return Computation.Value(request, row, node);
    }

    private static Typed Checked(AggregateMethod method, Typed value)
    {
        var kind = value.Type.Kind;
        if (method is AggregateMethod.Sum or AggregateMethod.Average && !value.Type.IsNumeric)
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, kind, "Edm.Decimal (" + method.ToString().ToLowerInvariant() + ")");
        // The databases do not agree on an order of these, or have none.
        if (method is AggregateMethod.Min or AggregateMethod.Max && kind is DataKind.Boolean or DataKind.Guid or DataKind.Binary or DataKind.Duration)
            throw Refusal.Unsupported($"aggregate({kind} with {method.ToString().ToLowerInvariant()})");
        // Npgsql writes COUNT(DISTINCT *) for it.
        if (method == AggregateMethod.CountDistinct && !Search.In(value.Value, node => node is ParameterExpression))
            throw Refusal.Unsupported("aggregate(constant with countdistinct)");
        if (kind == DataKind.Binary)
            throw Refusal.Unsupported($"aggregate({kind})");
        return value;
    }

    private bool Counts => Method is AggregateMethod.Count or AggregateMethod.CountMembers or AggregateMethod.CountDistinct;

    /// <summary>The type of the result; <paramref name="alone"/> when there may have been nothing to aggregate.</summary>
    private DataType Type(bool alone) => Method switch
    {
        _ when Counts => DataType.Int64,
        AggregateMethod.Average => DoubleType with { Nullable = alone || Input!.CanBeNull },
        AggregateMethod.Sum => Total(Input!.Type) with { Nullable = alone || Input.CanBeNull },
        _ => Input!.Type with { Nullable = alone || Input.CanBeNull },
    };

    private static DataType Total(DataType type) => type.Kind switch
    {
        DataKind.Single or DataKind.Double => DoubleType,
        DataKind.Decimal => DecimalType,
        _ => DataType.Int64,
    };

    /// <summary>The result's cell as a value. Numbers of rows are announced as decimals, as the extension wants them.</summary>
    public Typed Result(Expression cell, bool alone)
    {
        var value = Counts && alone ? Expression.Coalesce(cell, Expression.Constant(0L)) : cell;
        return new(value, Type(alone)) { IsDynamic = true, Announced = Counts ? DecimalType : null };
    }

    /// <summary>The aggregate of a group; <paramref name="value"/> is the input on one of its rows.</summary>
    public Expression Over(Expression group, ParameterExpression row, Expression? value) => Method switch
    {
        AggregateMethod.Count => Call("LongCount", group, row),
        AggregateMethod.CountDistinct => Distinct(group, row, value!),
        AggregateMethod.CountMembers => Sum(group, row, value!),
        AggregateMethod.Sum => OrNull(Sum(group, row, value!), group, row, value!),
        AggregateMethod.Average => OrNull(Average(group, row, value!), group, row, value!),
        _ => Expressions.Enumerable(Method.ToString(), row.Type, value!.Type, group, Expression.Lambda(value, row)),
    };

    private MethodCallExpression Sum(Expression group, ParameterExpression row, Expression value)
    {
        var sum = Expressions.To(value, (Total(Input!.Type) with { Nullable = Input.CanBeNull }).Holder);
        return Expression.Call(typeof(Enumerable), "Sum", [row.Type], group, Expression.Lambda(sum, row));
    }

    private BinaryExpression Average(Expression group, ParameterExpression row, Expression value)
    {
        var sum = Sum(group, row, value);
        var count = Expression.Convert(Present(group, row, value), typeof(double));
        var real = Expressions.To(sum, sum.Type.IsValueType && Nullable.GetUnderlyingType(sum.Type) is not null ? typeof(double?) : typeof(double));
        return Expression.Divide(real, Expressions.To(count, real.Type));
    }

    // Null is no value (Data Aggregation 4.0, 3.1.3.5), though LINQ would count it.
    private MethodCallExpression Distinct(Expression group, ParameterExpression row, Expression value)
    {
        var values = Expressions.Enumerable("Select", row.Type, value.Type, group, Expression.Lambda(value, row));
        var one = Expression.Parameter(value.Type, "d");
        if (Input!.CanBeNull)
            values = Expressions.Enumerable("Where", value.Type, values, Expression.Lambda(Expression.NotEqual(one, Expression.Constant(null, value.Type)), one));
        return Expressions.Enumerable("LongCount", value.Type, Expressions.Enumerable("Distinct", value.Type, values));
    }

    // The sum of nothing is null to OData; to LINQ it is zero.
    private Expression OrNull(Expression result, Expression group, ParameterExpression row, Expression value)
    {
        if (!Input!.CanBeNull)
            return result;
        var lifted = Expressions.OrNull(result);
        var none = Expression.Equal(Present(group, row, value), Expression.Constant(0L));
        return Expression.Condition(none, Expression.Constant(null, lifted.Type), lifted);
    }

    private MethodCallExpression Present(Expression group, ParameterExpression row, Expression value)
        => Input!.CanBeNull
            ? Call("LongCount", group, row, Expression.NotEqual(value, Expression.Constant(null, value.Type)))
            : Call("LongCount", group, row);

    private static MethodCallExpression Call(string method, Expression group, ParameterExpression row, Expression? condition = null)
        => condition is null
            ? Expressions.Enumerable(method, row.Type, group)
            : Expressions.Enumerable(method, row.Type, group, Expression.Lambda(condition, row));
}
