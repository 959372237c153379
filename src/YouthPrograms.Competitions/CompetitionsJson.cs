using System.Text.Json;
using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions;

/// <summary>
/// The one JSON shape of published draws: camel case, enums as words, properties in the order of declaration, no
/// indentation. The bytes are stable, so that their hash can be published.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DrawRecord))]
[JsonSerializable(typeof(DrawRequest))]
[JsonSerializable(typeof(EventFormat))]
public sealed partial class CompetitionsJson : JsonSerializerContext
{
    public static byte[] Bytes(DrawRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Default.DrawRecord);

    public static byte[] Bytes(DrawRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Default.DrawRequest);

    /// <summary>Null when the text is not a draw record at all.</summary>
    public static DrawRecord? ReadDraw(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var record = JsonSerializer.Deserialize(utf8, Default.DrawRecord);
            // The serializer checks properties for null, not what stands in lists.
            return record?.Request.Entries.Contains(null!) == false ? record : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
