using System.Linq.Expressions;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>
/// A value of the request as the query sees it. EF makes a parameter of a member read from an object, but writes a
/// constant into the SQL, which would fill its query cache with one entry for each value.
/// </summary>
internal abstract class Slot(SlotSource? source)
{
    /// <summary>Where a later request finds its own value; null when only binding it again can tell.</summary>
    public SlotSource? Source => source;

    public abstract object? Boxed { get; set; }

    public abstract Type Type { get; }
}

internal sealed class Slot<T>(T value, SlotSource? source) : Slot(source)
{
    public T Value { get; set; } = value;

    public override object? Boxed
    {
        get => Value;
        set => Value = (T)value!;
    }

    public override Type Type => typeof(T);
}

/// <summary>Where a request of the same shape finds the value that a slot holds.</summary>
internal abstract record SlotSource;

/// <summary>A literal of the address, read as a type.</summary>
internal sealed record LiteralSource(LiteralNode Literal, DataType Type) : SlotSource
{
    /// <summary>Whether a text is taken in lower case.</summary>
    public bool Lower { get; init; }
}

/// <summary>Several literals of the address as an array.</summary>
internal sealed record ListSource(IReadOnlyList<LiteralNode> Literals, DataType Type) : SlotSource;

/// <summary>Anything else that a request brings with it.</summary>
internal sealed record GivenSource(Func<Given, object?> Read) : SlotSource;

/// <summary>What a request brings to a plan besides the literals of its address.</summary>
internal sealed class Given
{
    public required object Viewer { get; init; }

    public required DateTimeOffset Now { get; init; }

    public long? Top { get; init; }

    public long? Skip { get; init; }

    public int PageSize { get; set; }

    /// <summary>The values of the skip token.</summary>
    public object?[] Token { get; set; } = [];

    /// <summary>Keys of the rows whose members are read.</summary>
    public Array? Keys { get; set; }
}

internal static class Slots
{
    public static Expression Of(object? value, Type type, SlotSource? source = null)
    {
        var slot = Activator.CreateInstance(typeof(Slot<>).MakeGenericType(type), value, source)!;
        return Expression.Property(Expression.Constant(slot), nameof(Slot<>.Value));
    }

    public static Expression Of(object? value, Type type, Func<Given, object?> read) => Of(value, type, new GivenSource(read));
}
