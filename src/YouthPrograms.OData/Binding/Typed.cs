using System.Linq.Expressions;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Binding;

/// <summary>A bound expression: what computes it, and what it is in the service's types.</summary>
internal sealed record Typed(Expression Value, DataType Type)
{
    /// <summary>When false, the viewer may not see where the value comes from, and it counts as null.</summary>
    public Expression? Guard { get; init; }

    /// <summary>When true, a Boolean value is really null; <see cref="Value"/> is then false or true at random.</summary>
    public Expression? NullWhen { get; init; }

    /// <summary>The set of an entity or of a collection of entities.</summary>
    public Model.SetModel? Set { get; init; }

    /// <summary>Names beyond those of the type: what was computed, or all that a group consists of.</summary>
    public IReadOnlyDictionary<string, Typed>? Members { get; init; }

    /// <summary>Not declared in the metadata, so that every answer must name the type.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>The type an answer names, where it is another than the one computed with.</summary>
    public DataType? Announced { get; init; }

    /// <summary>What using the name again costs: its expression is written out each time.</summary>
    public int Weight { get; init; }

    public Expression IsNull => Expression.Equal(Value, Expression.Constant(null, Value.Type));

    public bool CanBeNull => Type.Nullable && (!Value.Type.IsValueType || Nullable.GetUnderlyingType(Value.Type) is not null);
}
