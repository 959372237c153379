using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

public sealed record EnterAthleteRequest(long AthleteId, long EventId, string? Reason = null);

/// <summary>Enters one athlete in a singles event; the value is the entry's key.</summary>
public sealed class EnterAthlete(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(EnterAthleteRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.Athletes.LedBy(viewer).Where(a => a.Id == request.AthleteId).Select(a => a.DelegationId).ToListAsync(cancellation);
        if (found is not [var delegation] || await DelegationRoster.LockAsync(db, delegation, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Athlete");
        var athlete = roster.Athletes.Single(a => a.Id == request.AthleteId);
        var entered = roster.TryEnter(request.EventId, [athlete], alone: true, request.Reason, viewer);
        if (entered.IsRefused(out var problem))
            return problem;
        return await db.SaveEntryAsync(entered.Value, transaction, request.Reason, after, cancellation);
    }
}
