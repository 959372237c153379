using System.Linq.Expressions;

namespace YouthPrograms.OData.Binding;

/// <summary>
/// A value of the request as the query sees it. EF makes a parameter of a member read from an object, but writes a
/// constant into the SQL, which would fill its query cache with one entry for each value.
/// </summary>
internal sealed class Slot<T>(T value)
{
    public T Value { get; set; } = value;
}

internal static class Slots
{
    public static Expression Of(object? value, Type type)
    {
        var slot = Activator.CreateInstance(typeof(Slot<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(slot), nameof(Slot<>.Value));
    }
}
