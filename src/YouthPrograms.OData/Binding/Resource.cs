using System.Linq.Expressions;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

internal enum ResourceKind
{
    Service,
    Metadata,
    Batch,
    Collection,
    Entity,
    Property,
    Operation,
}

/// <summary>What a path leads to.</summary>
internal sealed class Resource
{
    public required ResourceKind Kind { get; set; }

    /// <summary>The set of the entities addressed, or of the entity whose property or operation it is.</summary>
    public SetModel? Set { get; set; }

    /// <summary>The rows addressed: for an entity one or none.</summary>
    public Expression? Rows { get; set; }

    /// <summary>Rows of the entity a navigation started from: the parent must exist for its members to be empty.</summary>
    public Expression? ParentRows { get; set; }

    public SetModel? ParentSet { get; set; }

    public NavigationModel? Navigation { get; set; }

    public object? ParentKey { get; set; }

    /// <summary>The key in the address, when it ends with one.</summary>
    public object? Key { get; set; }

    /// <summary>The property at the end, as a path through complex values.</summary>
    public List<PropertyModel> Path { get; } = [];

    public OperationModel? Operation { get; set; }

    public IReadOnlyList<Argument> Arguments { get; set; } = [];

    public bool IsCount { get; set; }

    public bool IsReference { get; set; }

    public bool IsRawValue { get; set; }

    public bool IsQuery { get; set; }
}
