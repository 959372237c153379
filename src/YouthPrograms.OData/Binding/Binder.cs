using System.Collections.Immutable;
using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

internal enum Usage
{
    Filter,
    Sort,
}

/// <summary>
/// Binds expressions to the model and makes LINQ of them. OData's null rules are made explicit: a condition is bound
/// either as it is or negated, so that no <c>NOT</c> ever stands over a comparison with null.
/// </summary>
internal sealed partial class Binder
{
    private readonly RequestContext request;
    private readonly Typed it;
    private readonly Usage usage;
    private readonly ImmutableDictionary<string, Typed> variables;
    private readonly ImmutableHashSet<string> openAliases;

    public Binder(RequestContext request, Typed it, Usage usage)
        : this(request, it, usage, ImmutableDictionary<string, Typed>.Empty, [])
    {
    }

    private Binder(
        RequestContext request, Typed it, Usage usage, ImmutableDictionary<string, Typed> variables, ImmutableHashSet<string> openAliases)
    {
        this.request = request;
        this.it = it;
        this.usage = usage;
        this.variables = variables;
        this.openAliases = openAliases;
    }

    /// <summary>A row of the set as the beginning of paths.</summary>
    public static Typed Row(SetModel set, Expression row) => new(row, set.RowType) { Set = set };

    public static LambdaExpression Predicate(RequestContext request, SetModel set, Node filter)
    {
        var row = Expression.Parameter(set.Definition.Clr, "x");
        return Expression.Lambda(new Binder(request, Row(set, row), Usage.Filter).Condition(filter), row);
    }

    public Expression Condition(Node node, bool negated = false) => node switch
    {
        BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or } both => Both(both, negated),
        BinaryNode { Operator: <= BinaryOperator.Le } comparison => Compare(comparison, negated),
        BinaryNode { Operator: BinaryOperator.In } membership => In(membership, negated),
        UnaryNode { IsNot: true } not => Condition(not.Operand, !negated),
        _ => Truth(Value(node, DataType.Boolean), negated),
    };

    private BinaryExpression Both(BinaryNode node, bool negated)
    {
        var left = Condition(node.Left, negated);
        var right = Condition(node.Right, negated);
        return node.Operator == BinaryOperator.And != negated ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
    }

    private static Expression Truth(Typed value, bool negated)
    {
        if (value.Type.Kind == DataKind.Null)
            return Expression.Constant(false);
        if (value.Type.Kind != DataKind.Boolean)
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, value.Type.Kind, "Edm.Boolean");
        if (value.Value.Type == typeof(bool?))
            return Expression.Equal(value.Value, Expression.Constant((bool?)!negated, typeof(bool?)));
        if (!negated)
            return value.Value;
        var not = Expression.Not(value.Value);
        return value.NullWhen is null ? not : Expression.AndAlso(not, Expression.Not(value.NullWhen));
    }

    /// <summary>A value; <paramref name="wanted"/> is the type a literal takes on, if it can.</summary>
    public Typed Value(Node node, DataType? wanted = null) => node switch
    {
        LiteralNode literal => Literal(literal, wanted),
        PathNode path => Path(path, wanted),
        CallNode call => Call(call, wanted),
        CaseNode branches => Case(branches, wanted),
        UnaryNode { IsNot: false } minus => Negate(minus),
        BinaryNode { Operator: BinaryOperator.Has } has => Has(has),
        BinaryNode { Operator: >= BinaryOperator.Add and <= BinaryOperator.Mod } arithmetic => Arithmetic(arithmetic, wanted),
        BinaryNode or UnaryNode => new(Condition(node), DataType.Boolean),
        ListNode or ObjectNode => throw Refusal.Unsupported("JSON"),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private Typed Literal(LiteralNode literal, DataType? wanted)
    {
        if (literal.Kind == LiteralKind.Null)
            return new(Expression.Constant(null), DataType.Null);
        var type = wanted is { Kind: not (DataKind.Null or DataKind.Collection) } && (!wanted.IsNumeric || Literals.Fits(literal, wanted))
            ? wanted with { Nullable = false }
            : Literals.NaturalType(literal, request.Model);
        if (type.Kind == DataKind.Boolean && literal.Kind == LiteralKind.Boolean)
            return new(Expression.Constant(literal.Text == "true"), DataType.Boolean);
        if (type.Kind == DataKind.Enum && literal.Kind == LiteralKind.Enum)
            RequireEnum(literal, type);
        // Of a number that does not fit what is wanted, another one may; the address does not show which.
        var fits = wanted is not { IsNumeric: true } || wanted.Kind == type.Kind;
        return new(Slots.Of(Literals.Value(literal, type), type.Clr, fits ? new LiteralSource(literal, type) : null), type);
    }

    private void RequireEnum(LiteralNode literal, DataType type)
    {
        var named = Literals.NaturalType(literal, request.Model);
        if (named.Enum != type.Enum)
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, literal.TypeName, type.EdmName(request.Model.Namespace));
    }

    /// <summary>Two operands of one type; literals follow the other side.</summary>
    private (Typed Left, Typed Right) Pair(BinaryNode node)
    {
        if (node.Left is LiteralNode)
        {
            var right = Value(node.Right);
            return Promote(Value(node.Left, right.Type), right, node.Operator);
        }
        var left = Value(node.Left);
        return Promote(left, Value(node.Right, left.Type), node.Operator);
    }

    private static (Typed Left, Typed Right) Promote(Typed left, Typed right, BinaryOperator op)
    {
        if (left.Type.Kind == DataKind.Null || right.Type.Kind == DataKind.Null)
            return (left, right);
        if (left.Type.IsNumeric && right.Type.IsNumeric)
        {
            var wider = Wider(left.Type, right.Type);
            return (As(left, wider), As(right, wider));
        }
        if (!left.Type.SameAs(right.Type) || left.Type.Clr != right.Type.Clr)
            throw Refusal.BadRequest("TypeMismatch", Message.BadOperands, Name(op), left.Type.Kind, right.Type.Kind);
        return (left, right);
    }

    // Byte < SByte < … < Int64 < Single < Double < Decimal in DataKind; but a Double is never narrowed to a Decimal.
    private static DataType Wider(DataType a, DataType b)
    {
        if (a.Kind is DataKind.Double or DataKind.Single || b.Kind is DataKind.Double or DataKind.Single)
            return DataType.Of(DataKind.Double, typeof(double));
        return a.Kind >= b.Kind ? a : b;
    }

    private static Typed As(Typed value, DataType type)
    {
        if (value.Type.Kind == type.Kind)
            return value;
        var nullable = Nullable.GetUnderlyingType(value.Value.Type) is not null;
        var clr = nullable ? typeof(Nullable<>).MakeGenericType(type.Clr) : type.Clr;
        return new(Expression.Convert(value.Value, clr), type with { Nullable = value.Type.Nullable });
    }

    private static string Name(BinaryOperator op) => op.ToString().ToLowerInvariant();

    private Typed Case(CaseNode node, DataType? wanted)
    {
        var branches = node.Branches.Select(b => (When: Condition(b.When), Then: Value(b.Then, wanted))).ToList();
        var type = branches.Select(b => b.Then.Type).Where(t => t.Kind != DataKind.Null)
            .Aggregate((DataType?)null, (a, b) => a is null ? b : a.IsNumeric && b.IsNumeric ? Wider(a, b) : a) ?? DataType.String;
        var holder = type.OrNull().Holder;
        Expression result = Expression.Constant(null, holder);
        foreach (var (when, then) in Enumerable.Reverse(branches))
        {
            if (then.Type.Kind != DataKind.Null && !then.Type.SameAs(type) && !(then.Type.IsNumeric && type.IsNumeric))
                throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, then.Type.Kind, type.Kind);
            var value = then.Type.Kind == DataKind.Null ? Expression.Constant(null, holder) : Expressions.To(then.Value, holder);
            result = Expression.Condition(when, value, result);
        }
        return new(result, type.OrNull());
    }
}
