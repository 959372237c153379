using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Comparisons, membership and arithmetic.</summary>
internal sealed partial class Binder
{
    private static readonly Expression Zero = Expression.Constant(0);

    private Expression Compare(BinaryNode node, bool negated)
    {
        var (left, right) = Pair(node);
        var op = node.Operator;
        if (left.Type.Kind == DataKind.Null || right.Type.Kind == DataKind.Null)
            return CompareNull(left.Type.Kind == DataKind.Null ? right : left, op, negated);
        if (left is { Type.Kind: DataKind.Entity, Set: { } set } && op is BinaryOperator.Eq or BinaryOperator.Ne)
            return Equality(KeyOf(left, set), KeyOf(right, set), op == BinaryOperator.Eq != negated);
        if (left.Type.Kind is DataKind.Complex or DataKind.Entity or DataKind.Collection)
            throw Refusal.Unsupported($"{Name(op)} ({left.Type.Kind})");
        if (op is BinaryOperator.Eq or BinaryOperator.Ne)
            return Equality(left, right, op == BinaryOperator.Eq != negated);
        return Order(left, right, op, negated);
    }

    private static Expression CompareNull(Typed value, BinaryOperator op, bool negated)
    {
        // Relations with null are false (OData 4.01 Part 2, 5.1.1.1.3), hence true when negated.
        if (op is not (BinaryOperator.Eq or BinaryOperator.Ne))
            return Expression.Constant(negated);
        var equal = op == BinaryOperator.Eq != negated;
        Expression isNull = value.Type.Kind == DataKind.Null ? Expression.Constant(true)
            : value.NullWhen is not null ? value.NullWhen
            : value.CanBeNull ? value.IsNull : Expression.Constant(false);
        if (value.Guard is not null)
            isNull = Expression.OrElse(isNull, Expression.Not(value.Guard));
        return equal ? isNull : Expression.Not(isNull);
    }

    /// <summary>Two entities are the same when their keys are; one that is not there, or not for the viewer, is null.</summary>
    public static Typed KeyOf(Typed entity, SetModel set)
    {
        var key = Expressions.OrNull(Expressions.Inline(set.Key.Read, entity.Value));
        return new(entity.Guard is null ? key : Expression.Condition(entity.Guard, key, Expression.Constant(null, key.Type)), set.Key.Type.OrNull());
    }

    private static BinaryExpression Equality(Typed left, Typed right, bool equal)
    {
        var (a, b) = Lift(left.Value, right.Value);
        return equal ? Expression.Equal(a, b) : Expression.NotEqual(a, b);
    }

    private static Expression Order(Typed left, Typed right, BinaryOperator op, bool negated)
    {
        if (left.Type.Kind is DataKind.Boolean or DataKind.Binary)
            throw Refusal.BadRequest("TypeMismatch", Message.BadOperands, Name(op), left.Type.Kind, right.Type.Kind);
        var comparison = Relation(left, right, negated ? Inverse(op) : op);
        if (!negated)
            return comparison;
        foreach (var side in new[] { left, right }.Where(s => s.CanBeNull))
            comparison = Expression.OrElse(comparison, side.IsNull);
        return comparison;
    }

    private static BinaryOperator Inverse(BinaryOperator op) => op switch
    {
        BinaryOperator.Gt => BinaryOperator.Le,
        BinaryOperator.Ge => BinaryOperator.Lt,
        BinaryOperator.Lt => BinaryOperator.Ge,
        BinaryOperator.Le => BinaryOperator.Gt,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>a op b for anything that has an order; strings by the database's collation.</summary>
    public static Expression Relation(Typed left, Typed right, BinaryOperator op)
    {
        var (a, b) = Lift(left.Value, right.Value);
        if (left.Type.Kind == DataKind.String)
            (a, b) = (Expression.Call(typeof(string), nameof(string.Compare), null, a, b), Zero);
        else if (left.Type.Kind == DataKind.Guid)
            (a, b) = (Expression.Call(Expressions.To(a, typeof(Guid)), nameof(Guid.CompareTo), null, Expressions.To(b, typeof(Guid))), Zero);
        else if (left.Type.Kind == DataKind.Enum)
            (a, b) = (Underlying(a), Underlying(b));
        return op switch
        {
            BinaryOperator.Gt => Expression.GreaterThan(a, b),
            BinaryOperator.Ge => Expression.GreaterThanOrEqual(a, b),
            BinaryOperator.Lt => Expression.LessThan(a, b),
            BinaryOperator.Le => Expression.LessThanOrEqual(a, b),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
    }

    private static UnaryExpression Underlying(Expression value)
    {
        var bare = Nullable.GetUnderlyingType(value.Type);
        var number = Enum.GetUnderlyingType(bare ?? value.Type);
        return Expression.Convert(value, bare is null ? number : typeof(Nullable<>).MakeGenericType(number));
    }

    private static (Expression, Expression) Lift(Expression a, Expression b)
        => a.Type == b.Type ? (a, b) : (Expressions.OrNull(a), Expressions.OrNull(b));

    private Expression In(BinaryNode node, bool negated)
    {
        var left = Value(node.Left);
        if (node.Right is ListNode list)
            return InList(left, list, negated);
        var right = Value(node.Right);
        if (right.Type.Kind != DataKind.Collection || !right.Type.Element!.SameAs(left.Type))
            throw Refusal.BadRequest("TypeMismatch", Message.BadOperands, "in", left.Type.Kind, right.Type.Kind);
        Expression contains = Expressions.Enumerable("Contains", left.Type.Clr, right.Value, Expressions.To(left.Value, left.Type.Clr));
        return negated ? Expression.Not(contains) : contains;
    }

    private static Expression InList(Typed left, ListNode list, bool negated)
    {
        var literals = list.Items.Select(i => i as LiteralNode ?? throw Refusal.Unsupported("in")).ToList();
        var hasNull = literals.RemoveAll(l => l.Kind == LiteralKind.Null) > 0;
        var values = Array.CreateInstance(left.Type.Clr, literals.Count);
        for (var i = 0; i < literals.Count; i++)
            values.SetValue(Literals.Value(literals[i], left.Type), i);
        Expression contains = Contains(values, Expressions.To(left.Value, left.Type.Clr), new ListSource(literals, left.Type));
        if (!left.CanBeNull)
            return negated ? Expression.Not(contains) : contains;
        return (hasNull, negated) switch
        {
            (false, false) => Expression.AndAlso(Expression.Not(left.IsNull), contains),
            (true, false) => Expression.OrElse(left.IsNull, contains),
            (false, true) => Expression.OrElse(left.IsNull, Expression.Not(contains)),
            (true, true) => Expression.AndAlso(Expression.Not(left.IsNull), Expression.Not(contains)),
        };
    }

    /// <summary>One array parameter, however many values: the statement stays the same.</summary>
    public static MethodCallExpression Contains(Array values, Expression item, SlotSource source)
        => Expressions.Enumerable("Contains", item.Type, Parameter(values, source), item);

    public static MethodCallExpression Parameter(Array values, SlotSource source)
        => Expression.Call(typeof(Microsoft.EntityFrameworkCore.EF), "Parameter", [values.GetType()], Slots.Of(values, values.GetType(), source));

    private Typed Has(BinaryNode node)
    {
        var left = Value(node.Left);
        if (left.Type.Kind != DataKind.Enum)
            throw Refusal.BadRequest("TypeMismatch", Message.BadOperands, "has", left.Type.Kind, DataKind.Enum);
        var right = Value(node.Right, left.Type);
        if (!right.Type.SameAs(left.Type))
            throw Refusal.BadRequest("TypeMismatch", Message.BadOperands, "has", left.Type.Enum!.Name, right.Type.Kind);
        var (a, b) = Lift(left.Value, right.Value);
        var flags = Underlying(b);
        var has = Expression.Equal(Expression.And(Underlying(a), flags), flags);
        return new(has, DataType.Boolean) { NullWhen = left.CanBeNull ? left.IsNull : null };
    }

    private Typed Negate(UnaryNode node)
    {
        var operand = Computable(Value(node.Operand));
        return operand.Type.IsNumeric
            ? operand with { Value = Expression.Negate(operand.Value) }
            : throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, operand.Type.Kind, "Edm.Decimal");
    }

    private Typed Arithmetic(BinaryNode node, DataType? wanted)
    {
        switch (new Moments(request).Of(node))
        {
            case DateTimeOffset instant:
                return Instant(instant, wanted);
            case DateOnly date:
                return new(Slots.Of(date, typeof(DateOnly)), DateType);
            case TimeSpan span:
                return new(Slots.Of(span, typeof(TimeSpan)), DataType.Of(DataKind.Duration, typeof(TimeSpan)));
        }
        if (Shifted(node, wanted) is { } shifted)
            return shifted;
        RefuseTemporal(node);
        var (left, right) = Pair(node);
        if (left.Type.Kind == DataKind.Null || right.Type.Kind == DataKind.Null)
            return new(Expression.Constant(null), DataType.Null);
        if (!left.Type.IsNumeric || !right.Type.IsNumeric)
            throw left.Type.Kind is DataKind.Date or DataKind.DateTimeOffset or DataKind.Duration
                ? Refusal.Unsupported($"{Name(node.Operator)} ({left.Type.Kind})")
                : Refusal.BadRequest("TypeMismatch", Message.BadOperands, Name(node.Operator), left.Type.Kind, right.Type.Kind);
        (left, right) = (Computable(left), Computable(right));
        if (node.Operator == BinaryOperator.DivBy && left.Type.Kind is not (DataKind.Double or DataKind.Decimal))
        {
            var exact = DataType.Of(DataKind.Decimal, typeof(decimal));
            (left, right) = (As(left, exact), As(right, exact));
        }
        var (a, b) = Lift(left.Value, right.Value);
        return node.Operator switch
        {
            BinaryOperator.Add => new(Expression.Add(a, b), Result(left, right)),
            BinaryOperator.Sub => new(Expression.Subtract(a, b), Result(left, right)),
            BinaryOperator.Mul => new(Expression.Multiply(a, b), Result(left, right)),
            BinaryOperator.Mod => Divided(left, Remainder(a, b, left.Type.Kind), b),
            _ => Divided(left, Expression.Divide(a, b), b),
        };
    }

    // The two sides need not be of one type here, so this comes before they are paired.
    private static void RefuseTemporal(BinaryNode node)
    {
        foreach (var side in new[] { node.Left, node.Right })
        {
            if (side is LiteralNode { Kind: LiteralKind.Duration or LiteralKind.Date or LiteralKind.DateTimeOffset })
                throw Refusal.Unsupported($"{Name(node.Operator)} ({((LiteralNode)side).Kind})");
        }
    }

    // .NET has no arithmetic on bytes.
    private static Typed Computable(Typed value) => value.Type.Kind is DataKind.Byte or DataKind.SByte ? As(value, DataType.Int32) : value;

    private static DataType Result(Typed left, Typed right) => left.Type with { Nullable = left.CanBeNull || right.CanBeNull };

    // PostgreSQL has no remainder of floating numbers.
    private static BinaryExpression Remainder(Expression a, Expression b, DataKind kind)
    {
        if (kind != DataKind.Double)
            return Expression.Modulo(a, b);
        var quotient = Expression.Call(typeof(Math), nameof(Math.Truncate), null, Expressions.To(Expression.Divide(a, b), typeof(double)));
        return Expression.Subtract(a, Expression.Multiply(b, Expressions.To(quotient, b.Type)));
    }

    // PostgreSQL fails on a zero divisor and SQLite answers null; null it is on both.
    private static Typed Divided(Typed left, Expression quotient, Expression divisor)
    {
        var type = left.Type.OrNull();
        var zero = Expressions.To(Expression.Constant(Convert.ChangeType(0, left.Type.Clr, System.Globalization.CultureInfo.InvariantCulture)), divisor.Type);
        return new(
            Expression.Condition(Expression.Equal(divisor, zero), Expression.Constant(null, type.Holder), Expressions.To(quotient, type.Holder)),
            type);
    }
}
