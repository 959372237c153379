namespace YouthPrograms.OData.Http.Batch;

/// <summary>Methods a part may have.</summary>
internal static class BatchMethods
{
    private static readonly string[] Known = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"];

    public static string Of(string text)
        => Array.Find(Known, m => m.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.Target("method", "MalformedBatch", Message.MalformedBatch, "method");

    /// <summary>A group is for changes; what it reads would be answered before it is sure.</summary>
    public static void RequireWrite(BatchRequest request)
    {
        if (request.Method is "GET" or "HEAD" || PostedQuery.Is(request.Method, request.Url.Split('?')[0]))
            throw Refusal.BadRequest("MalformedBatch", Message.ReadInGroup);
    }
}
