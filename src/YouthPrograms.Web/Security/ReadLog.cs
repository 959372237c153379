using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Writes down which program's request could read children's records, as the pages do for each child. The query is left
/// out, because a filter may hold a name.
/// </summary>
public static class ReadLog
{
    public static IApplicationBuilder UseReadLog(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(ServiceModel.Prefix) && HttpMethods.IsGet(http.Request.Method) && NamesRecords(http.Request),
        branch => branch.Use(async (http, next) =>
        {
            await next(http);
            if (http.Response.StatusCode == StatusCodes.Status200OK && http.RequestServices.GetRequiredService<Viewer>() is { IsSignedIn: true } viewer)
                await WriteAsync(http, viewer);
        }));

    // Decoded, as the service reads it: an encoded letter must not hide the word.
    private static bool NamesRecords(HttpRequest request) =>
        Uri.UnescapeDataString(request.Path.Value + request.QueryString.Value).Contains("Record", StringComparison.OrdinalIgnoreCase);

    private static async Task WriteAsync(HttpContext http, Viewer viewer)
    {
        var db = http.RequestServices.GetRequiredService<ProgramsDb>();
        db.AuditEvents.Add(new AuditEvent
        {
            At = viewer.Now,
            AccountId = viewer.AccountId,
            Who = db.Acting.Name,
            What = "ReadRecords",
            Subject = nameof(AthleteRecord),
            After = http.Request.Path,
        });
        // The answer has left; a caller who hung up must not keep it from being written down.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
