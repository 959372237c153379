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
    public static async ValueTask WriteAsync(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<Viewer>() is not { IsSignedIn: true } viewer)
            return;
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
        // A caller who hung up must not keep it from being written down.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
