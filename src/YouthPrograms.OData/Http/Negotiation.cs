using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Which version and which JSON the caller gets.</summary>
internal static class Negotiation
{
    /// <summary>4.01 only when the caller says so; a caller that says nothing may be an older one.</summary>
    public static bool Is401(HttpRequest request)
    {
        var most = Version(request.Headers["OData-MaxVersion"]);
        var used = Version(request.Headers["OData-Version"]);
        if (most < 4.0m || used is < 4.0m or > 4.01m)
            throw Refusal.BadRequest("VersionNotSupported", Message.VersionUnsupported);
        return most >= 4.01m || (most is null && used == 4.01m);
    }

    private static decimal? Version(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        return decimal.TryParse(header, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw Refusal.BadRequest("VersionNotSupported", Message.VersionUnsupported);
    }

    public static JsonForm Json(HttpRequest request, string format, bool is401, string root, string ns)
    {
        var prefer = Preferences.Of(request);
        if (format.Length == 0 && request.Headers.Accept is [] or ["*/*"])
            return new(MetadataLevel.Minimal, false, is401, prefer.OmitNulls, root, ns);
        var chosen = Candidates(request, format).FirstOrDefault(IsJson)
            ?? throw Refusal.Of(406, "NotAcceptable", Message.NotAcceptable, format.Length > 0 ? format : request.Headers.Accept.ToString());
        var metadata = Parameter(chosen, "odata.metadata") ?? Parameter(chosen, "metadata");
        var level = metadata switch
        {
            "none" => MetadataLevel.None,
            "full" => MetadataLevel.Full,
            null or "minimal" => MetadataLevel.Minimal,
            _ => throw Refusal.Of(406, "NotAcceptable", Message.NotAcceptable, chosen.ToString()),
        };
        var ieee = Parameter(chosen, "IEEE754Compatible")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        return new(level, ieee, is401, prefer.OmitNulls, root, ns);
    }

    /// <summary>
    /// Metadata: XML unless JSON is asked for before it. Its JSON is of 4.01, so to a caller of 4.0 who takes both it is XML:
    /// Power Query prefers JSON everywhere, and means the data.
    /// </summary>
    public static bool WantsXml(HttpRequest request, RequestUrl url, bool is401)
    {
        var candidates = Candidates(request, url.Format).ToList();
        if (!is401 && candidates.Exists(c => c.MediaType.Equals("application/xml", StringComparison.OrdinalIgnoreCase)))
            return true;
        foreach (var candidate in candidates)
        {
            if (candidate.MediaType.Equals("application/xml", StringComparison.OrdinalIgnoreCase) || candidate.MatchesAllTypes
                || (candidate.MatchesAllSubTypes && candidate.Type.Equals("application", StringComparison.OrdinalIgnoreCase)))
                return true;
            if (IsJson(candidate))
                return false;
        }
        throw Refusal.Of(406, "NotAcceptable", Message.NotAcceptable, url.Format.Length > 0 ? url.Format : request.Headers.Accept.ToString());
    }

    /// <summary>Answers of a batch: as asked, else in the format of the batch.</summary>
    public static bool WantsJsonBatch(HttpRequest request, bool isJson)
    {
        if (request.Headers.Accept.Count == 0)
            return isJson;
        _ = MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.OfType<string>()], out var list);
        foreach (var candidate in (list ?? []).Where(m => m.Quality is not 0).OrderByDescending(m => m.Quality ?? 1))
        {
            var isMixed = candidate.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
                && (candidate.MatchesAllSubTypes || candidate.SubType.Equals("mixed", StringComparison.OrdinalIgnoreCase));
            if (candidate.MatchesAllTypes || isMixed || IsJson(candidate))
                return candidate.MatchesAllTypes ? isJson : !isMixed;
        }
        throw Refusal.Of(406, "NotAcceptable", Message.NotAcceptable, request.Headers.Accept.ToString());
    }

    private static IEnumerable<MediaTypeHeaderValue> Candidates(HttpRequest request, string format)
    {
        if (format.Length > 0)
            return MediaTypeHeaderValue.TryParse(Long(format), out var type) ? [type] : [];
        if (request.Headers.Accept.Count == 0)
            return [new("*/*")];
        return MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.OfType<string>()], out var list)
            ? list.Where(m => m.Quality is not 0).OrderByDescending(m => m.Quality ?? 1)
            : [];
    }

    private static string Long(string format)
        => format.Equals("json", StringComparison.OrdinalIgnoreCase) ? "application/json"
            : format.Equals("xml", StringComparison.OrdinalIgnoreCase) ? "application/xml"
            : format;

    private static bool IsJson(MediaTypeHeaderValue type)
        => type.MatchesAllTypes
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
                && (type.MatchesAllSubTypes || type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)));

    private static string? Parameter(MediaTypeHeaderValue type, string name)
        => type.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.ToString();

    private static readonly string[] ContentTypes = [.. Enumerable.Range(0, 12).Select(i => Text((MetadataLevel)(i % 3), i / 3 % 2 == 1, i / 6 == 1))];

    public static string ContentType(JsonForm form) => ContentTypes[(int)form.Metadata + (form.Ieee754 ? 3 : 0) + (form.Is401 ? 6 : 0)];

    private static string Text(MetadataLevel metadata, bool ieee754, bool is401)
    {
        var prefix = is401 ? "" : "odata.";
        var level = metadata switch { MetadataLevel.None => "none", MetadataLevel.Full => "full", _ => "minimal" };
        return $"application/json;{prefix}metadata={level};{prefix}streaming=true{(ieee754 ? ";IEEE754Compatible=true" : "")};charset=utf-8";
    }
}
