using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace YouthPrograms.Data.Seeding;

/// <summary>A local time some days before or after a day: <c>-7d@09:00</c>.</summary>
internal readonly record struct DayTime(int Days, TimeOnly Time)
{
    /// <summary>Null when the text is not such a time.</summary>
    public static DayTime? TryParse(string? text)
    {
        var parts = text?.Split("d@");
        if (parts is not [var days, var time]
            || !int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return null;
        return new(number, clock);
    }

    /// <summary>UTC, counted from <paramref name="day"/> by the clocks of the IANA zone.</summary>
    public DateTime From(DateOnly day, string timeZone) =>
        TimeZoneInfo.ConvertTimeToUtc(day.AddDays(Days).ToDateTime(Time), TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    public static string CheckedZone(string timeZone, string file, string field) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)
            ? timeZone
            : throw new SeedDataException(file, field, $"'{timeZone}' is no IANA time zone");
}

internal sealed class DayTimeConverter : JsonConverter<DayTime>
{
    public override DayTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DayTime.TryParse(reader.GetString()) ?? throw new JsonException("Expected days and a time such as \"-7d@09:00\".");

    public override void Write(Utf8JsonWriter writer, DayTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Days}d@{value.Time:HH\\:mm}"));
}
