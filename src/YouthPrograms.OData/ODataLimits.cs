namespace YouthPrograms.OData;

/// <summary>Bounds on what one request may ask for. Each has a default that suits a public service.</summary>
public sealed class ODataLimits
{
    /// <summary>Rows in one page of a set that names no limit of its own; who asks for more gets a next link.</summary>
    public int MaxPageSize { get; set; } = 200;

    /// <summary>Levels of $expand, <c>$levels=max</c> included.</summary>
    public int MaxExpandDepth { get; set; } = 4;

    /// <summary>Rows all to-many expands of one answer may read; beyond it the request is refused with 400.</summary>
    public int MaxExpandedRows { get; set; } = 20_000;

    /// <summary>Nodes of the expressions of one option or alias; how many of those there are, <see cref="MaxUrlLength"/> bounds. Once names are replaced by what they stand for, all of a request may have ten times as many.</summary>
    public int MaxExpressionNodes { get; set; } = 300;

    /// <summary>Depth of an expression's nesting.</summary>
    public int MaxExpressionDepth { get; set; } = 40;

    /// <summary>
    /// Steps of $apply, those inside groupby included; beyond it the request is refused with 400. What the steps produce comes
    /// in pages of the set's size, as its rows do.
    /// </summary>
    public int MaxApplySteps { get; set; } = 8;

    /// <summary>How long the database may work for one read; then it is stopped and the request refused with 400.</summary>
    public TimeSpan MaxQueryTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Shapes of requests whose statement is kept, the least used making way; 0 keeps none. A plan's statement runs on a
    /// connection of the library's own, so it must be 0 where a context's database, or what it filters by, differs between requests.
    /// </summary>
    public int MaxPlans { get; set; } = 1000;

    /// <summary>Connections kept open for plans. When all are busy, requests are answered without a plan.</summary>
    public int MaxPlanConnections { get; set; } = 32;

    /// <summary>Characters of path and query together.</summary>
    public int MaxUrlLength { get; set; } = 16_384;

    /// <summary>Bytes of a body.</summary>
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Requests in one batch.</summary>
    public int MaxBatchRequests { get; set; } = 100;

    /// <summary>Bytes of a batch, all its requests together.</summary>
    public int MaxBatchBytes { get; set; } = 4_194_304;

    /// <summary>Bytes of answers after which no further request of a batch runs.</summary>
    public int MaxBatchAnswerBytes { get; set; } = 16_777_216;

    /// <summary>Time after which no further request of a batch runs.</summary>
    public TimeSpan MaxBatchTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>PATCH and DELETE of a set with an ETag need If-Match; 428 without.</summary>
    public bool RequireIfMatch { get; set; } = true;

    /// <summary>Whether <c>matchesPattern</c> runs. Off, because a pattern from a stranger may run for very long.</summary>
    public bool AllowPatterns { get; set; }
}
