namespace YouthPrograms.OData.Write;

/// <summary>The given properties and links of one entity, by CLR name.</summary>
internal sealed class ChangeSet
{
    public Dictionary<string, object?> Values { get; } = [];
    public Dictionary<string, object> Links { get; } = [];

    /// <summary>Entities to be created with this one, by the navigation they are given in.</summary>
    public Dictionary<string, List<ChangeSet>> Nested { get; } = [];
}
