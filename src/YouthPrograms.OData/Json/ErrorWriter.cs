using System.Text.Json;

namespace YouthPrograms.OData.Json;

/// <summary>OData's error object.</summary>
internal static class ErrorWriter
{
    public static byte[] Write(ODataFailure failure)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions.Writer))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            Part(json, failure.Code, failure.Message, failure.Target);
            if (failure.Details is { Count: > 0 } details)
                Details(json, details);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Details(Utf8JsonWriter json, IReadOnlyList<ODataFailureDetail> details)
    {
        json.WriteStartArray("details");
        foreach (var detail in details)
        {
            json.WriteStartObject();
            Part(json, detail.Code, detail.Message, detail.Target);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, string code, string message, string? target)
    {
        json.WriteString("code", code);
        json.WriteString("message", message);
        if (target is not null)
            json.WriteString("target", target);
    }
}

internal static class JsonOptions
{
    /// <summary>Chinese stays readable; what HTML could misread is still escaped by the encoder's own rules.</summary>
    public static JsonWriterOptions Writer { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        SkipValidation = true,
    };
}
