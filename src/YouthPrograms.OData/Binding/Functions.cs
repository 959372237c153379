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

    private Typed Call(CallNode call, DataType? wanted) => IsNull(call) ? new(Expression.Constant(null), DataType.Null) : call.Function switch
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
        "now" => Instant(request.Now, wanted, given => given.Now),
        "mindatetime" => Instant(DateTimeOffset.MinValue, wanted),
        "maxdatetime" => Instant(DateTimeOffset.MaxValue, wanted),
        "totaloffsetminutes" => Offset(call),
        "totalseconds" => TotalSeconds(call),
        "round" or "floor" or "ceiling" => Rounded(call),
        "cast" => Cast(call),
        "isof" => IsOf(call),
        _ => throw Refusal.Unsupported(call.Function),
    };

    /// <summary>Whether an expression is null whatever the row: built-in functions and arithmetic of null are null.</summary>
    private bool IsNull(Node node) => node switch
    {
        LiteralNode literal => literal.Kind == LiteralKind.Null,
        CallNode { Function: not ("cast" or "isof") } call => call.Arguments.Any(IsNull),
        BinaryNode { Operator: >= BinaryOperator.Add and <= BinaryOperator.Mod } both => IsNull(both.Left) || IsNull(both.Right),
        PathNode { Segments: [NameSegment { Name: ['@', ..] alias }] } => !openAliases.Contains(alias)
            && request.Aliases.TryGetValue(alias, out var value) && value is LiteralNode { Kind: LiteralKind.Null },
        _ => false,
    };

    private Typed Argument(CallNode call, int index, params ReadOnlySpan<DataKind> kinds)
    {
        var argument = Value(call.Arguments[index], kinds is [DataKind.String] ? DataType.String : null);
        if (argument.Type.Kind == DataKind.Collection)
            throw Refusal.Unsupported($"{call.Function}(Collection)");
        return kinds.Contains(argument.Type.Kind)
            ? argument
            : throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, argument.Type.Kind, $"Edm.{kinds[0]} ({call.Function})");
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

    // C# joins null as nothing and throws on null's members; OData answers null.
    private static Typed OrNull(Expression value, DataType type, params ReadOnlySpan<Typed> arguments)
    {
        if (NullWhen(arguments) is not { } nullWhen)
            return new(value, type);
        var lifted = Expressions.OrNull(value);
        return new(Expression.Condition(nullWhen, Expression.Constant(null, lifted.Type), lifted), type.OrNull());
    }
}
