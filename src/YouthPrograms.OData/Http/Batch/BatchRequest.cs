using Microsoft.AspNetCore.Http;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>One request of a batch as it was sent. The id is its <c>id</c> or Content-ID; only JSON must give one.</summary>
internal sealed record BatchRequest(string? Id, string Method, string Url, IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>Ids of requests and groups before this one that must have succeeded.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Asked instead of <see cref="DependsOn"/> when given.</summary>
    public BatchCondition? If { get; init; }
}

/// <summary>What runs and fails as one: a single request, or a group (change set) when it has a name.</summary>
internal sealed record BatchUnit(string? Group, IReadOnlyList<BatchRequest> Requests);

/// <summary>One answer, buffered: a group's are thrown away when its commit fails.</summary>
internal sealed record BatchAnswer(BatchRequest Request, string? Group, int Status, IHeaderDictionary Headers, byte[] Body)
{
    public bool Failed => Status >= StatusCodes.Status400BadRequest;
}
