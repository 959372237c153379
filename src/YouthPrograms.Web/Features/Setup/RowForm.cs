namespace YouthPrograms.Web.Features.Setup;

/// <summary>What the form of one row asks, where it goes, and where people come from.</summary>
public sealed record RowForm(string Title, string Action, string Submit, IReadOnlyList<RowFields> Fields)
{
    /// <summary>Pages above this one.</summary>
    public required IReadOnlyList<(string Address, string Text)> Crumbs { get; init; }

    public string? Lead { get; init; }

    /// <summary>The version that is changed; null for a new row.</summary>
    public int? RowVersion { get; init; }

    /// <summary>Where the row is deleted; null for a new one, and for rows that are never deleted.</summary>
    public string? Delete { get; init; }
}

/// <summary>Fields that belong together.</summary>
public sealed record RowFields(string? Legend, IReadOnlyList<RowField> Fields);

/// <summary>One field; its name is where a problem of it is said to be.</summary>
public sealed record RowField(string Name, string Label, string? Value)
{
    public string Type { get; init; } = "text";

    public IReadOnlyList<(string Value, string Text)>? Options { get; init; }

    public string? Hint { get; init; }

    public bool Required { get; init; }
}
