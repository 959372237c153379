using System.Linq.Expressions;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Parts of dates, times and instants.</summary>
internal sealed partial class Binder
{
    private static readonly TimeSpan Calendar = new(DateTime.MaxValue.Ticks);

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

    private static Typed Instant(DateTimeOffset value, DataType? wanted, Func<Given, DateTimeOffset>? read = null)
    {
        var clr = wanted?.Clr == typeof(DateTimeOffset) ? typeof(DateTimeOffset) : typeof(DateTime);
        object As(DateTimeOffset instant) => clr == typeof(DateTime) ? (object)instant.UtcDateTime : instant;
        var source = read is null ? null : new GivenSource(given => As(read(given)));
        return new(Slots.Of(As(value), clr, source), DataType.Of(DataKind.DateTimeOffset, clr));
    }

    /// <summary>
    /// A date or instant of a row, and a duration that is the same for all rows. What would lie beyond the calendar is null:
    /// the databases do not agree where it ends. Dates go by whole days.
    /// </summary>
    private Typed? Shifted(BinaryNode node, DataType? wanted)
    {
        if (node.Operator is not (BinaryOperator.Add or BinaryOperator.Sub) || new Moments(request).Of(node.Right) is not TimeSpan span)
            return null;
        var moment = Value(node.Left, wanted);
        if (moment.Type.Kind is not (DataKind.Date or DataKind.DateTimeOffset))
            return null;
        var distance = node.Operator == BinaryOperator.Add ? span : -span;
        var value = Bare(moment);
        var moved = moment.Type.Kind == DataKind.Date
            ? Expression.Call(value, nameof(DateOnly.AddDays), null, Slots.Of((int)Math.Floor(distance.TotalDays), typeof(int)))
            : Expression.Call(value, nameof(DateTime.AddSeconds), null, Slots.Of(distance.TotalSeconds, typeof(double)));
        var holder = Expressions.OrNull(moved);
        Expression within = Within(value, distance);
        if (NullWhen(moment) is { } nullWhen)
            within = Expression.AndAlso(Expression.Not(nullWhen), within);
        return new(Expression.Condition(within, holder, Expression.Constant(null, holder.Type)), moment.Type.OrNull());
    }

    private static BinaryExpression Within(Expression moment, TimeSpan distance)
    {
        var room = distance > -Calendar && distance < Calendar ? distance : distance < TimeSpan.Zero ? -Calendar : Calendar;
        var bound = room < TimeSpan.Zero ? new DateTime(DateTime.MinValue.Ticks - room.Ticks, DateTimeKind.Utc) : new DateTime(DateTime.MaxValue.Ticks - room.Ticks, DateTimeKind.Utc);
        var slot = Slots.Of(
            moment.Type == typeof(DateOnly) ? DateOnly.FromDateTime(bound) : moment.Type == typeof(DateTimeOffset) ? new DateTimeOffset(bound) : (object)bound,
            moment.Type);
        return room < TimeSpan.Zero ? Expression.GreaterThan(moment, slot) : Expression.LessThan(moment, slot);
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
}
