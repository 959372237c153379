using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>A batch as multipart/mixed (OData 4.01 Part 1, 11.7.7), change sets nested one level deep.</summary>
internal static class MultipartBatchReader
{
    public static List<BatchUnit> Read(byte[] body, string contentType)
    {
        List<BatchUnit> units = [];
        foreach (var part in MimeParts.Split(body, Boundary(contentType)))
        {
            var (headers, rest) = MimeParts.Headers(part);
            var type = headers.ContentType.ToString();
            units.Add(IsMultipart(type) ? ChangeSet(rest, type, units.Count + 1) : new(null, [Request(headers, rest)]));
        }
        return units;
    }

    public static bool IsMultipart(string contentType)
        => contentType.Split(';')[0].Trim().Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase);

    private static string Boundary(string contentType)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= 70 } boundary)
            return boundary;
        throw Malformed("boundary");
    }

    private static BatchUnit ChangeSet(byte[] body, string contentType, int number)
    {
        List<BatchRequest> requests = [];
        foreach (var part in MimeParts.Split(body, Boundary(contentType)))
        {
            var (headers, rest) = MimeParts.Headers(part);
            var request = Request(headers, rest);
            BatchMethods.RequireWrite(request);
            requests.Add(request);
        }
        return requests.Count == 0 ? throw Malformed("multipart/mixed") : new("changeset" + number.ToString(CultureInfo.InvariantCulture), requests);
    }

    private static BatchRequest Request(IHeaderDictionary mime, byte[] rest)
    {
        if (!mime.ContentType.ToString().Split(';')[0].Trim().Equals("application/http", StringComparison.OrdinalIgnoreCase))
            throw Malformed("Content-Type");
        if (mime["Content-Transfer-Encoding"].ToString().Trim().ToLowerInvariant() is not ("" or "binary" or "8bit" or "7bit"))
            throw Malformed("Content-Transfer-Encoding");
        var at = 0;
        string? line;
        while ((line = MimeParts.Line(rest, ref at))?.Length == 0)
        {
            // Empty lines before a request line are tolerated, as HTTP servers do.
        }
        var (method, url) = RequestLine(line ?? throw Malformed("application/http"));
        var (headers, body) = MimeParts.Headers(rest[at..]);
        if (long.TryParse(headers.ContentLength?.ToString(CultureInfo.InvariantCulture), out var length) && length >= 0 && length < body.Length)
            body = body[..(int)length];
        var id = mime["Content-ID"].ToString() is { Length: > 0 } outer ? outer : headers["Content-ID"].ToString();
        return new(id.Length > 0 ? id : null, method, url, headers, body);
    }

    // An unescaped space in a query is a mistake, but what is meant is plain.
    private static (string Method, string Url) RequestLine(string line)
    {
        var first = line.IndexOf(' ', StringComparison.Ordinal);
        var last = line.LastIndexOf(" HTTP/", StringComparison.Ordinal);
        if (first <= 0 || last <= first)
            throw Malformed(line.Length > 40 ? line[..40] : line);
        return (BatchMethods.Of(line[..first]), line[(first + 1)..last].Trim());
    }

    private static RefusalException Malformed(string what) => Refusal.BadRequest("MalformedBatch", Message.MalformedBatch, what);
}
