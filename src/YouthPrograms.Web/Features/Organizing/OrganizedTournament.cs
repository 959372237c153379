using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>Changes a tournament as its organizer decides, one after the other.</summary>
public sealed class OrganizedTournament(ProgramsDb db, AfterCommit after)
{
    /// <param name="tournamentId">Its key; a tournament that the viewer does not organize is not found.</param>
    /// <param name="viewer">Who decides.</param>
    /// <param name="change">Changes the tournament, which comes with its events, or says why not.</param>
    /// <param name="why">For the record.</param>
    /// <param name="cancellation">Ends it before anything is saved.</param>
    public async Task<Outcome<Done>> ChangeAsync(
        long tournamentId, Viewer viewer, Func<Tournament, Problem?> change, string? why, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Tournament>(tournamentId, cancellation);
        var tournament = await db.Tournaments.OrganizedBy(viewer).Include(t => t.Events)
            .SingleOrDefaultAsync(t => t.Id == tournamentId, cancellation);
        if (tournament is null)
            return Problems.NotFound("Tournament");
        if (change(tournament) is { } problem)
            return problem;
        db.Acting.Why = why;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }
}
