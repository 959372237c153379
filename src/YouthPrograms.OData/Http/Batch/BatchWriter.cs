using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>The answers of a batch as one body.</summary>
internal static class BatchWriter
{
    public static byte[] Json(IEnumerable<BatchAnswer> answers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions.Writer))
        {
            json.WriteStartObject();
            json.WriteStartArray("responses");
            foreach (var answer in answers)
                Json(json, answer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Json(Utf8JsonWriter json, BatchAnswer answer)
    {
        json.WriteStartObject();
        if (answer.Request.Id is { } id)
            json.WriteString("id", id);
        if (answer.Group is { } group)
            json.WriteString("atomicityGroup", group);
        json.WriteNumber("status", answer.Status);
        json.WriteStartObject("headers");
        foreach (var (name, value) in answer.Headers)
            json.WriteString(name.ToLowerInvariant(), value.ToString());
        json.WriteEndObject();
        if (answer.Body.Length > 0)
            Body(json, answer);
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, BatchAnswer answer)
    {
        var type = answer.Headers.ContentType.ToString();
        json.WritePropertyName("body");
        if (JsonBatchReader.IsJson(type))
            json.WriteRawValue(answer.Body, skipInputValidation: true);
        else if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            json.WriteStringValue(answer.Body);
        else
            json.WriteStringValue(Base64Url.EncodeToString(answer.Body));
    }

    /// <summary>In the order of the requests; a change set that failed is one answer, its fault.</summary>
    public static byte[] Multipart(IReadOnlyList<BatchAnswer> answers, string boundary)
    {
        using var body = new MemoryStream();
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Group is not { } group)
            {
                Part(body, boundary, answers[i]);
                continue;
            }
            List<BatchAnswer> members = [.. answers.Skip(i).TakeWhile(a => a.Group == group)];
            i += members.Count - 1;
            ChangeSet(body, boundary, group, members);
        }
        Line(body, "--" + boundary + "--");
        return body.ToArray();
    }

    private static void ChangeSet(MemoryStream body, string boundary, string group, List<BatchAnswer> members)
    {
        if (members.Exists(m => m.Failed))
        {
            Part(body, boundary, members.Find(m => m.Status != 424) ?? members[0]);
            return;
        }
        // Some clients know the answer of a change set by this beginning.
        var inner = "changesetresponse_" + Guid.NewGuid().ToString("N");
        Line(body, "--" + boundary);
        Line(body, "Content-Type: multipart/mixed; boundary=" + inner);
        Line(body, "");
        foreach (var member in members)
            Part(body, inner, member);
        Line(body, "--" + inner + "--");
    }

    private static void Part(MemoryStream body, string boundary, BatchAnswer answer)
    {
        Line(body, "--" + boundary);
        Line(body, "Content-Type: application/http");
        Line(body, "Content-Transfer-Encoding: binary");
        if (answer.Request.Id is { } id)
            Line(body, "Content-ID: " + id);
        Line(body, "");
        Line(body, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}"));
        foreach (var (name, value) in answer.Headers.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
            Line(body, name + ": " + value);
        Line(body, "Content-Length: " + answer.Body.Length.ToString(CultureInfo.InvariantCulture));
        Line(body, "");
        body.Write(answer.Body);
        Line(body, "");
    }

    // An id comes back as the caller sent it, but never as more than one line.
    private static void Line(MemoryStream body, string text)
    {
        body.Write(Encoding.UTF8.GetBytes(text.ReplaceLineEndings(" ")));
        body.Write("\r\n"u8);
    }
}
