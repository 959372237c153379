using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions;

/// <summary>One athlete, pair or team in one event.</summary>
[JsonConverter(typeof(EntryIdConverter))]
public readonly record struct EntryId(long Value) : IComparable<EntryId>
{
    public int CompareTo(EntryId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"E{Value}";
    public static bool operator <(EntryId left, EntryId right) => left.Value < right.Value;
    public static bool operator >(EntryId left, EntryId right) => left.Value > right.Value;
    public static bool operator <=(EntryId left, EntryId right) => left.Value <= right.Value;
    public static bool operator >=(EntryId left, EntryId right) => left.Value >= right.Value;
}

/// <summary>Who must be kept apart in a draw: a delegation, or a school or club where the event says so.</summary>
[JsonConverter(typeof(DelegationIdConverter))]
public readonly record struct DelegationId(long Value)
{
    public override string ToString() => $"D{Value}";
}

[JsonConverter(typeof(AthleteIdConverter))]
public readonly record struct AthleteId(long Value)
{
    public override string ToString() => $"P{Value}";
}

/// <summary>Ids are plain numbers in published JSON.</summary>
public sealed class EntryIdConverter : JsonConverter<EntryId>
{
    public override EntryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TryGetInt64(out var id) ? id : throw new JsonException("An id is a whole number."));

    public override void Write(Utf8JsonWriter writer, EntryId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);

    public override EntryId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new(id)
            : throw new JsonException("An id is a whole number.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, EntryId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString(CultureInfo.InvariantCulture));
}

/// <inheritdoc cref="EntryIdConverter"/>
public sealed class DelegationIdConverter : JsonConverter<DelegationId>
{
    public override DelegationId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TryGetInt64(out var id) ? id : throw new JsonException("An id is a whole number."));

    public override void Write(Utf8JsonWriter writer, DelegationId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

/// <inheritdoc cref="EntryIdConverter"/>
public sealed class AthleteIdConverter : JsonConverter<AthleteId>
{
    public override AthleteId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TryGetInt64(out var id) ? id : throw new JsonException("An id is a whole number."));

    public override void Write(Utf8JsonWriter writer, AthleteId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
