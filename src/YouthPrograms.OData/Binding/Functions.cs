using System.Linq.Expressions;
using System.Reflection;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>The built-in functions.</summary>
internal sealed partial class Binder
{
    private static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
    private static readonly DataType DoubleType = DataType.Of(DataKind.Double, typeof(double));
    private static readonly DataType DecimalType = DataType.Of(DataKind.Decimal, typeof(decimal));
    private static readonly DataType DateType = DataType.Of(DataKind.Date, typeof(DateOnly));
    private static readonly DataType TimeType = DataType.Of(DataKind.TimeOfDay, typeof(TimeOnly));

    private Typed Call(CallNode call, DataType? wanted) => call.Function switch
    {
        "contains" or "startswith" or "endswith" => TextTest(call),
        "matchespattern" => Matches(call),
        "concat" => Text(call, DataType.String, (a, b) => Expression.Add(a, b, Concat)),
        "indexof" => Text(call, DataType.Int32, (a, b) => Expression.Call(a, nameof(string.IndexOf), null, b)),
        "length" => Length(call),
        "substring" => Substring(call),
        "tolower" => TextMethod(call, nameof(string.ToLower)),
        "toupper" => TextMethod(call, nameof(string.ToUpper)),
        "trim" => TextMethod(call, nameof(string.Trim)),
        "year" or "month" or "day" => Part(call, DataKind.Date, DataKind.DateTimeOffset),
        "hour" or "minute" or "second" => Part(call, DataKind.TimeOfDay, DataKind.DateTimeOffset),
        "fractionalseconds" => Fraction(call),
        "date" => DateOf(call),
        "time" => TimeOf(call),
        "now" => Instant(request.Now, wanted),
        "mindatetime" => Instant(DateTimeOffset.MinValue, wanted),
        "maxdatetime" => Instant(DateTimeOffset.MaxValue, wanted),
        "totaloffsetminutes" => Offset(call),
        "totalseconds" => TotalSeconds(call),
        "round" or "floor" or "ceiling" => Rounded(call),
        "cast" => Cast(call),
        "isof" => IsOf(call),
        _ => throw Refusal.Unsupported(call.Function),
    };

    private Typed Argument(CallNode call, int index, params ReadOnlySpan<DataKind> kinds)
    {
        var argument = Value(call.Arguments[index], kinds is [DataKind.String] ? DataType.String : null);
        if (argument.Type.Kind == DataKind.Collection)
            throw Refusal.Unsupported($"{call.Function}(Collection)");
        if (argument.Type.Kind != DataKind.Null && !kinds.Contains(argument.Type.Kind))
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, argument.Type.Kind, $"Edm.{kinds[0]} ({call.Function})");
        return argument.Type.Kind != DataKind.Null
            ? argument
            : new(Expression.Constant(null, DataType.Of(kinds[0], kinds[0] == DataKind.String ? typeof(string) : typeof(int)).OrNull().Holder), DataType.String.OrNull());
    }

    private static Expression? NullWhen(params ReadOnlySpan<Typed> arguments)
    {
        Expression? any = null;
        foreach (var argument in arguments)
        {
            if (argument.CanBeNull)
                any = any is null ? argument.IsNull : Expression.OrElse(any, argument.IsNull);
        }
        return any;
    }

    private Typed TextTest(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        var part = Argument(call, 1, DataKind.String);
        var method = call.Function switch
        {
            "contains" => nameof(string.Contains),
            "startswith" => nameof(string.StartsWith),
            _ => nameof(string.EndsWith),
        };
        return new(Expression.Call(text.Value, method, null, part.Value), DataType.Boolean) { NullWhen = NullWhen(text, part) };
    }

    private Typed Matches(CallNode call)
    {
        if (!request.Model.Limits.AllowPatterns)
            throw Refusal.Unsupported("matchesPattern");
        var text = Argument(call, 0, DataKind.String);
        var pattern = Argument(call, 1, DataKind.String);
        var match = Expression.Call(typeof(System.Text.RegularExpressions.Regex), "IsMatch", null, text.Value, pattern.Value);
        return new(match, DataType.Boolean) { NullWhen = NullWhen(text, pattern) };
    }

    private Typed Text(CallNode call, DataType type, Func<Expression, Expression, Expression> make)
    {
        var a = Argument(call, 0, DataKind.String);
        var b = Argument(call, 1, DataKind.String);
        return OrNull(make(a.Value, b.Value), type, a, b);
    }

    // C# joins null as nothing and throws on null's members; OData answers null.
    private static Typed OrNull(Expression value, DataType type, params ReadOnlySpan<Typed> arguments)
    {
        if (NullWhen(arguments) is not { } nullWhen)
            return new(value, type);
        var lifted = Expressions.OrNull(value);
        return new(Expression.Condition(nullWhen, Expression.Constant(null, lifted.Type), lifted), type.OrNull());
    }

    private Typed Length(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        return OrNull(Expression.Property(text.Value, nameof(string.Length)), DataType.Int32, text);
    }

    private Typed TextMethod(CallNode call, string method)
    {
        var text = Argument(call, 0, DataKind.String);
        return new(Expression.Call(text.Value, method, null), text.Type);
    }

    private Typed Substring(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        var numbers = call.Arguments.Skip(1).Select((_, i) => Number(Argument(call, i + 1, DataKind.Int32, DataKind.Int16, DataKind.Byte))).ToArray();
        return OrNull(Expression.Call(text.Value, nameof(string.Substring), null, numbers), DataType.String, text);
    }

    private static Expression Number(Typed number) => Expressions.To(number.Value, typeof(int));

    private Typed Part(CallNode call, DataKind own, DataKind whole)
    {
        var argument = Argument(call, 0, own, whole);
        var property = char.ToUpperInvariant(call.Function[0]) + call.Function[1..];
        Expression part = argument.Type.Kind == DataKind.TimeOfDay && request.Dialect == Dialect.Sqlite
            ? ClockText(argument, call.Function switch { "hour" => 0, "minute" => 3, _ => 6 }, 2, typeof(int))
            : Expression.Property(Bare(argument), property);
        return OrNull(part, DataType.Int32, argument);
    }

    private Typed Fraction(CallNode call)
    {
        var argument = Argument(call, 0, DataKind.TimeOfDay, DataKind.DateTimeOffset);
        if (argument.Type.Kind == DataKind.TimeOfDay && request.Dialect == Dialect.Sqlite)
            return OrNull(ClockText(argument, 8, 8, typeof(double)), DoubleType, argument);
        var milliseconds = request.Dialect == Dialect.Postgres ? SpanMilliseconds(argument) : Expression.Property(Bare(argument), "Millisecond");
        var fraction = Expression.Divide(Expression.Convert(milliseconds, typeof(decimal)), Expression.Constant(1000m));
        return OrNull(fraction, DecimalType, argument);
    }

    // Npgsql knows the milliseconds of a time span, not those of a time stamp.
    private static MemberExpression SpanMilliseconds(Typed value)
    {
        Expression span = value.Type.Kind == DataKind.TimeOfDay
            ? Expression.Call(Bare(value), nameof(TimeOnly.ToTimeSpan), null)
            : Expression.Property(UtcDateTime(value), nameof(DateTime.TimeOfDay));
        return Expression.Property(span, nameof(TimeSpan.Milliseconds));
    }

    // SQLite's provider keeps a time as text, HH:mm:ss or HH:mm:ss.fffffff, and translates none of its members.
    private static UnaryExpression ClockText(Typed time, int start, int length, Type number)
    {
        Expression part = Substring(Recast(time.Value, typeof(string)), start, length);
        if (number == typeof(double))
            part = Expression.Add(Expression.Constant("0"), part, Concat);
        return Recast(part, number);
    }

    // A time stamp's text ends in its time, with as many digits as it needs; a time's has all seven or none.
    private static UnaryExpression ClockOf(Expression instant)
    {
        var text = Expression.Call(Recast(instant, typeof(string)), nameof(string.Substring), null, Expression.Constant(11));
        var padded = Substring(Expression.Add(text, Expression.Constant("0000000"), Concat), 0, 16);
        var fractional = Expression.GreaterThan(Expression.Property(text, nameof(string.Length)), Expression.Constant(8));
        return Recast(Expression.Condition(fractional, padded, text), typeof(TimeOnly));
    }

    private static MethodCallExpression Substring(Expression text, int start, int length)
        => Expression.Call(text, nameof(string.Substring), null, Expression.Constant(start), Expression.Constant(length));

    /// <summary>The database's own CAST: C# would not convert between these.</summary>
    private static UnaryExpression Recast(Expression value, Type type) => Expression.Convert(Expression.Convert(value, typeof(object)), type);

    private static Expression Bare(Typed value) => Expressions.To(value.Value, value.Type.Clr);

    private static Expression UtcDateTime(Typed value)
        => value.Type.Clr == typeof(DateTimeOffset) ? Expression.Property(Bare(value), nameof(DateTimeOffset.UtcDateTime)) : Bare(value);

    private Typed DateOf(CallNode call)
    {
        var argument = Argument(call, 0, DataKind.DateTimeOffset, DataKind.Date);
        if (argument.Type.Kind == DataKind.Date)
            return argument;
        return OrNull(Expression.Call(typeof(DateOnly), nameof(DateOnly.FromDateTime), null, UtcDateTime(argument)), DateType, argument);
    }

    private Typed TimeOf(CallNode call)
    {
        var argument = Argument(call, 0, DataKind.DateTimeOffset, DataKind.TimeOfDay);
        if (argument.Type.Kind == DataKind.TimeOfDay)
            return argument;
        Expression time = request.Dialect == Dialect.Sqlite
            ? ClockOf(Bare(argument))
            : Expression.Call(typeof(TimeOnly), nameof(TimeOnly.FromDateTime), null, UtcDateTime(argument));
        return OrNull(time, TimeType, argument);
    }

    private static Typed Instant(DateTimeOffset value, DataType? wanted)
    {
        var clr = wanted?.Clr == typeof(DateTimeOffset) ? typeof(DateTimeOffset) : typeof(DateTime);
        object boxed = clr == typeof(DateTime) ? (object)value.UtcDateTime : value;
        return new(Slots.Of(boxed, clr), DataType.Of(DataKind.DateTimeOffset, clr));
    }

    // Instants are kept and shown in UTC.
    private Typed Offset(CallNode call)
    {
        var argument = Argument(call, 0, DataKind.DateTimeOffset);
        return OrNull(Expression.Constant(0), DataType.Int32, argument);
    }

    private Typed TotalSeconds(CallNode call)
    {
        var argument = Argument(call, 0, DataKind.Duration);
        return OrNull(Expression.Property(Bare(argument), nameof(TimeSpan.TotalSeconds)), DoubleType, argument);
    }

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
