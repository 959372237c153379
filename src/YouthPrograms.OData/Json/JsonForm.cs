namespace YouthPrograms.OData.Json;

internal enum MetadataLevel
{
    None,
    Minimal,
    Full,
}

/// <summary>How an answer is to be written, as negotiated.</summary>
internal sealed record JsonForm(MetadataLevel Metadata, bool Ieee754, bool Is401, bool OmitNulls, string Root, string Namespace)
{
    /// <summary>4.01 leaves the prefix out; older clients know only the long name.</summary>
    public string Control(string name) => Is401 ? "@" + name : "@odata." + name;

    public string ControlOf(string property, string name) => property + Control(name);
}
