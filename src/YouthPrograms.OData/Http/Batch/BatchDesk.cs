using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>POST to <c>$batch</c>: read whole, run, answered in the format asked for or else the one that came.</summary>
internal sealed class BatchDesk(FrontDesk desk, Exchange exchange)
{
    private HttpRequest Request => exchange.Http.Request;

    private ODataLimits Limits => exchange.Model.Limits;

    public async Task AnswerAsync()
    {
        Allowed.Require(exchange, "POST");
        OptionRules.CheckBatch(exchange.Url);
        if (BatchOutcomes.Of(exchange.Http) is not null)
            throw Refusal.BadRequest("NestedBatch", Message.NestedBatch);
        var type = Request.ContentType ?? "";
        var isMultipart = MultipartBatchReader.IsMultipart(type);
        if (!isMultipart && !JsonBatchReader.IsJson(type))
            throw Refusal.Of(415, "UnsupportedMediaType", Message.BadBatchType);
        var answersJson = Negotiation.WantsJsonBatch(Request, !isMultipart);
        var body = await BodyReader.BufferAsync(Request, Limits.MaxBatchBytes, exchange.Aborted);
        var units = isMultipart ? MultipartBatchReader.Read(body, type) : JsonBatchReader.Read(body, Limits);
        if (units.Sum(u => u.Requests.Count) > Limits.MaxBatchRequests)
            throw Refusal.BadRequest("TooManyRequests", Message.TooManyRequests, Limits.MaxBatchRequests);
        // Multipart stops at the first failure unless asked to go on; JSON goes on unless asked to stop (JSON Format 4.01, 19.4).
        var answers = await new BatchRun(desk, exchange, stopsAtFailure: !(exchange.Prefer.ContinueOnError ?? !isMultipart)).ThroughAsync(units);
        await WriteAsync(answers, answersJson);
    }

    private async Task WriteAsync(List<BatchAnswer> answers, bool asJson)
    {
        var boundary = "batchresponse_" + Guid.NewGuid().ToString("N");
        var body = asJson ? BatchWriter.Json(answers) : BatchWriter.Multipart(answers, boundary);
        await Reply.BytesAsync(exchange, asJson ? "application/json" : "multipart/mixed; boundary=" + boundary, body);
    }
}
