using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>Multipart bodies (RFC 2046) and blocks of headers. Lines may end with CRLF or, as some clients do, with LF alone.</summary>
internal static class MimeParts
{
    private const int MaxHeaders = 100;

    /// <summary>The parts between the delimiters. Without the closing one the body was cut, and is refused.</summary>
    public static List<byte[]> Split(byte[] body, string boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        List<byte[]> parts = [];
        var start = -1;
        for (var at = 0; at < body.Length; at = LineEnd(body, at))
        {
            var end = LineEnd(body, at);
            var line = body.AsSpan(at, end - at).TrimEnd(" \t\r\n"u8);
            var closes = line.Length == delimiter.Length + 2 && line.EndsWith("--"u8);
            if (!line.StartsWith(delimiter) || (line.Length != delimiter.Length && !closes))
                continue;
            if (start >= 0)
                parts.Add(body[start..Math.Max(start, Before(body, at))]);
            if (closes)
                return parts;
            start = end;
        }
        throw Refusal.BadRequest("MalformedBatch", Message.MalformedBatch, boundary);
    }

    private static int LineEnd(ReadOnlySpan<byte> body, int at)
        => body[at..].IndexOf((byte)'\n') is var found and >= 0 ? at + found + 1 : body.Length;

    // The line break before a delimiter belongs to the delimiter.
    private static int Before(byte[] body, int at)
    {
        var end = at > 0 && body[at - 1] == '\n' ? at - 1 : at;
        return end > 0 && end < at && body[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Takes the headers off the front; the rest begins after the empty line.</summary>
    public static (IHeaderDictionary Headers, byte[] Content) Headers(byte[] part)
    {
        var headers = new HeaderDictionary();
        var at = 0;
        while (Line(part, ref at) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon] : "";
            if (name.Length == 0 || name.Any(c => c <= ' ' || c > '~') || headers.Count == MaxHeaders)
                throw Refusal.BadRequest("MalformedBatch", Message.MalformedBatch, line.Length > 40 ? line[..40] : line);
            headers[name] = StringValues.Concat(headers[name], line[(colon + 1)..].Trim());
        }
        return (headers, part[at..]);
    }

    /// <summary>The next line without its end; null when there is none.</summary>
    public static string? Line(byte[] text, ref int at)
    {
        if (at >= text.Length)
            return null;
        var end = LineEnd(text, at);
        var line = Encoding.UTF8.GetString(text, at, end - at).TrimEnd('\r', '\n');
        at = end;
        return line;
    }
}
