using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// Gives every slot of a query a value that stands nowhere else, so that the parameters of the compiled statement tell which
/// slot each of them came from.
/// </summary>
internal sealed class Sentinels : ExpressionVisitor
{
    private const int First = 1_700_000_000;
    private static readonly DateTime FarAway = new(2900, 1, 1, 1, 2, 3, 456);
    private readonly HashSet<Slot> slots = [];
    private bool sawSlot;
    private bool sawRow;
    private int next;

    /// <summary>
    /// Whether the query takes values from anywhere but slots, or calculates with them before the database sees them: its
    /// statement may then differ for reasons that no parameter shows.
    /// </summary>
    public bool HasStrangers { get; private set; }

    public static Sentinels In(Expression query)
    {
        var sentinels = new Sentinels();
        sentinels.Visit(query);
        foreach (var slot in sentinels.slots.Where(s => s.Boxed is not null))
            slot.Boxed = sentinels.Value(slot.Type, slot.Boxed!);
        return sentinels;
    }

    public IEnumerable<Slot> Slots => slots.Where(s => s.Boxed is not null);

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
            return node;
        var (slotBefore, rowBefore) = (sawSlot, sawRow);
        (sawSlot, sawRow) = (false, node is ParameterExpression || node.NodeType == ExpressionType.Extension);
        base.Visit(node);
        HasStrangers |= sawSlot && !sawRow && !Carries(node);
        (sawSlot, sawRow) = (sawSlot || slotBefore, sawRow || rowBefore);
        return node;
    }

    /// <summary>Whether the expression only hands a slot's value on.</summary>
    private static bool Carries(Expression node) => node switch
    {
        MemberExpression { Expression: ConstantExpression { Value: Slot } } => true,
        UnaryExpression { NodeType: ExpressionType.Convert } => true,
        // An array as a span, which C# makes of it before it asks what it contains.
        MethodCallExpression call => call.Method.DeclaringType == typeof(EF) || call.Method.Name == "op_Implicit",
        _ => false,
    };

    protected override Expression VisitMember(MemberExpression node)
    {
        switch (node.Expression)
        {
            case ConstantExpression { Value: Slot slot }:
                slots.Add(slot);
                sawSlot = true;
                return node;
            case ConstantExpression:
            case null when IsOfSomebodyElse(node.Member):
                HasStrangers = true;
                break;
        }
        return base.VisitMember(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        HasStrangers |= node.Object is null && IsOfSomebodyElse(node.Method);
        return base.VisitMethodCall(node);
    }

    private static bool IsOfSomebodyElse(MemberInfo member)
        => member.DeclaringType?.Namespace is not { } name
            || !(name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    private object? Value(Type type, object present)
    {
        if (type != typeof(byte[]) && TypeCatalog.IsCollection(type))
            return Collection(type, present);
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var k = next++;
        return bare.IsEnum ? Enum.ToObject(bare, Scalar(Enum.GetUnderlyingType(bare), k, present)!) : Scalar(bare, k, present);
    }

    private object? Collection(Type type, object present)
    {
        var element = TypeCatalog.ElementOf(type)!;
        var array = Array.CreateInstance(element, 2);
        var sample = ((IEnumerable)present).Cast<object?>().FirstOrDefault() ?? FarAway;
        array.SetValue(Value(element, sample), 0);
        array.SetValue(Value(element, sample), 1);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type, array);
    }

    private static object? Scalar(Type type, int k, object present) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => (byte)(200 + k),
        TypeCode.SByte => (sbyte)(100 + k),
        TypeCode.Int16 => (short)(31_000 + k),
        TypeCode.Int32 => First + k,
        TypeCode.Int64 => (long)First + k,
        TypeCode.Single => 100_000.25f + k,
        TypeCode.Double => First + k + 0.25,
        TypeCode.Decimal => First + k + 0.25m,
        // Everything that a pattern would escape.
        TypeCode.String => string.Create(CultureInfo.InvariantCulture, $@"q{k}%_\[é^]"),
        TypeCode.DateTime => DateTime.SpecifyKind(FarAway.AddDays(k), present is DateTime instant ? instant.Kind : DateTimeKind.Utc),
        _ => Other(type, k),
    };

    private static object? Other(Type type, int k)
    {
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(FarAway.AddDays(k), TimeSpan.Zero);
        if (type == typeof(DateOnly))
            return DateOnly.FromDateTime(FarAway).AddDays(k);
        if (type == typeof(TimeOnly))
            return TimeOnly.FromDateTime(FarAway).Add(TimeSpan.FromSeconds(k));
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(First + k);
        if (type == typeof(Guid))
            return new Guid(First + k, 1, 2, new byte[8]);
        return type == typeof(byte[]) ? BitConverter.GetBytes(First + k) : null;
    }
}
