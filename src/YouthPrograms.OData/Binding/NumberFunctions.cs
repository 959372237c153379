using System.Linq.Expressions;
using System.Reflection;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Rounding, and the functions that ask for or change types.</summary>
internal sealed partial class Binder
{
    private Typed Rounded(CallNode call)
    {
        var argument = Value(call.Arguments[0]);
        if (!argument.Type.IsNumeric)
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, argument.Type.Kind, "Edm.Decimal");
        if (argument.Type.Kind < DataKind.Single)
            return argument;
        // SQLite keeps decimals as text and rounds none of them.
        var number = argument.Type.Kind == DataKind.Decimal && request.Dialect != Dialect.Sqlite ? argument : As(argument, DoubleType);
        var value = Bare(number);
        return OrNull(call.Function == "round" ? HalfAway(value) : OneOf(call.Function, value), number.Type with { Nullable = false }, argument);
    }

    private static MethodCallExpression OneOf(string function, Expression value)
        => Expression.Call(typeof(Math).GetMethod(function == "floor" ? nameof(Math.Floor) : nameof(Math.Ceiling), BindingFlags.Public | BindingFlags.Static, [value.Type])!, value);

    // The databases' own round() differs for halves (PostgreSQL rounds a double's half to even).
    private static ConditionalExpression HalfAway(Expression value)
    {
        object half = value.Type == typeof(decimal) ? 0.5m : 0.5;
        object zero = value.Type == typeof(decimal) ? 0m : 0.0;
        return Expression.Condition(
            Expression.LessThan(value, Expression.Constant(zero)),
            OneOf("ceiling", Expression.Subtract(value, Expression.Constant(half))),
            OneOf("floor", Expression.Add(value, Expression.Constant(half))));
    }

    private Typed Cast(CallNode call)
    {
        if (call.Arguments.Count == 1)
            return IsNamed(call.Arguments[0], it.Type) ? it : throw Refusal.Unsupported("cast");
        var name = TypeName(call.Arguments[1]);
        var type = NamedType(name);
        if (type?.Kind == DataKind.Enum && call.Arguments[0] is LiteralNode)
            return Value(call.Arguments[0], type);
        var value = Value(call.Arguments[0]);
        if (IsNamed(call.Arguments[1], value.Type))
            return value;
        if (type is { IsNumeric: true } && value.Type.IsNumeric)
            return As(value, type);
        return type?.Kind == DataKind.String && value.Type.Kind is DataKind.Int32 or DataKind.Int64 or DataKind.Int16
            ? OrNull(Expression.Call(Bare(value), "ToString", null), DataType.String, value)
            : throw Refusal.Unsupported($"cast({value.Type.Kind}, {name})");
    }

    private Typed IsOf(CallNode call)
    {
        var value = call.Arguments.Count == 1 ? it : Value(call.Arguments[0]);
        var same = IsNamed(call.Arguments[^1], value.Type);
        return new(same && value.CanBeNull ? Expression.Not(value.IsNull) : Expression.Constant(same), DataType.Boolean);
    }

    private bool IsNamed(Node type, DataType actual) => TypeName(type) == actual.EdmName(request.Model.Namespace);

    private static string TypeName(Node node) => node is PathNode { Segments: [NameSegment name] } ? name.Name : "";

    private DataType? NamedType(string name)
    {
        if (name.StartsWith("Edm.", StringComparison.Ordinal))
            return Enum.TryParse<DataKind>(name[4..], out var kind) && Clr(kind) is { } clr ? DataType.Of(kind, clr) : null;
        return name.StartsWith(request.Model.Namespace + ".", StringComparison.Ordinal)
            && request.Model.Enums.TryGetValue(name[(request.Model.Namespace.Length + 1)..], out var known)
            ? new(DataKind.Enum, known.Clr, false) { Enum = known }
            : null;
    }

    private static Type? Clr(DataKind kind) => kind switch
    {
        DataKind.Byte => typeof(byte),
        DataKind.Int16 => typeof(short),
        DataKind.Int32 => typeof(int),
        DataKind.Int64 => typeof(long),
        DataKind.Single => typeof(float),
        DataKind.Double => typeof(double),
        DataKind.Decimal => typeof(decimal),
        DataKind.String => typeof(string),
        _ => null,
    };
}
