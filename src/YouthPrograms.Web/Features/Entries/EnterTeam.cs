using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The athletes in the order of the team, the best first; two of them for a pair.</summary>
public sealed record EnterTeamRequest(long DelegationId, long EventId, IReadOnlyList<long> AthleteIds, string? Reason = null);

/// <summary>Enters a team or a pair; the value is the entry's key.</summary>
public sealed class EnterTeam(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(EnterTeamRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await DelegationRoster.LockAsync(db, request.DelegationId, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Delegation");
        var athletes = request.AthleteIds.Distinct().Select(id => roster.Athletes.Find(a => a.Id == id)).OfType<Athlete>().ToArray();
        if (athletes.Length != request.AthleteIds.Count)
            return Problems.NotFound("Athlete");
        var entered = roster.TryEnter(request.EventId, athletes, alone: false, request.Reason, viewer);
        if (entered.IsRefused(out var problem))
            return problem;
        return await db.SaveEntryAsync(entered.Value, transaction, request.Reason, after, cancellation);
    }
}
