using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>
/// What became of the requests so far, for those that refer to them: <c>$1</c> is the entity that request 1 created or
/// addressed, in If-Match its version. A feature of every part, so that bodies can refer, too.
/// </summary>
internal sealed class BatchOutcomes
{
    // These words are resources of the service, whatever ids the batch uses.
    private static readonly string[] Reserved = ["metadata", "batch", "entity", "all", "crossjoin", "root", "id"];

    private readonly Dictionary<string, Outcome> byId = new(StringComparer.Ordinal);

    public bool Succeeded(string id) => byId.TryGetValue(id, out var outcome) && outcome.Succeeded;

    /// <summary>What the request was answered; null when it has not succeeded, nothing when there was no JSON in it.</summary>
    private JsonElement? Answer(string id)
    {
        if (!byId.TryGetValue(id, out var outcome) || !outcome.Succeeded)
            return null;
        if (outcome.Answer is not { Body.Length: > 0 } answer || answer.Headers.ContentType.ToString() is var type && !JsonBatchReader.IsJson(type))
            return default(JsonElement);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.Clone();
    }

    public bool Allows(BatchRequest request)
        => request.If is { } condition ? condition.Holds(Answer) : request.DependsOn.All(Succeeded);

    public void Note(string? id, bool succeeded, string address = "", BatchAnswer? answer = null)
    {
        if (id is not null)
            byId[id] = new(succeeded, address, answer);
    }

    /// <summary>Nothing of a group is there once the group has failed.</summary>
    public void Close(BatchUnit unit, bool succeeded)
    {
        if (unit.Group is null)
            return;
        byId.TryAdd(unit.Group, new(succeeded, "", null));
        foreach (var request in unit.Requests.Where(_ => !succeeded))
            Note(request.Id, false);
    }

    /// <summary>The address with a reference in its first segment replaced; any other as it is.</summary>
    public string Address(string url)
    {
        if (!url.StartsWith('$'))
            return url;
        var end = url.IndexOfAny(['/', '?']) is var found and > 0 ? found : url.Length;
        var id = url[1..end];
        return !Reserved.Contains(id) && byId.TryGetValue(id, out var outcome) && outcome.Address.Length > 0 ? outcome.Address + url[end..] : url;
    }

    /// <summary>A precondition whose value is a reference, as the version that request found.</summary>
    public string Version(string header)
        => header.StartsWith('$') && byId.TryGetValue(header[1..], out var outcome) && outcome.Answer?.Headers.ETag.ToString() is { Length: > 0 } etag ? etag : header;

    public static BatchOutcomes? Of(HttpContext http) => http.Features.Get<BatchOutcomes>();

    private sealed record Outcome(bool Succeeded, string Address, BatchAnswer? Answer);
}
