using System.Text.Json;

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
    public ControlNames Names => Is401 ? ControlNames.Short : ControlNames.Long;

    /// <summary>4.01 leaves the prefix out; older clients know only the long name.</summary>
    public string Control(string name) => Is401 ? "@" + name : "@odata." + name;

    public string ControlOf(string property, string name) => property + Control(name);
}

/// <summary>The names of control information that stand in every answer, encoded once.</summary>
internal sealed class ControlNames(string prefix)
{
    public static readonly ControlNames Short = new("@");
    public static readonly ControlNames Long = new("@odata.");

    public JsonEncodedText Context { get; } = JsonEncodedText.Encode(prefix + "context");
    public JsonEncodedText Count { get; } = JsonEncodedText.Encode(prefix + "count");
    public JsonEncodedText ETag { get; } = JsonEncodedText.Encode(prefix + "etag");
    public JsonEncodedText Type { get; } = JsonEncodedText.Encode(prefix + "type");
    public JsonEncodedText Id { get; } = JsonEncodedText.Encode(prefix + "id");
    public JsonEncodedText EditLink { get; } = JsonEncodedText.Encode(prefix + "editLink");
}
