using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using Draw = YouthPrograms.Data.Tournaments.Draw;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>The reason says why an earlier draw is drawn again; the first draw needs none.</summary>
public sealed record CommitDrawRequest(long EventId, string? Reason = null);

/// <summary>
/// Makes the secret and publishes its hash with the hash of the entries, before anybody can know how the draw comes out.
/// An earlier draw stays in the record as superseded; its brackets go. Answers the draw's id.
/// </summary>
public sealed class CommitDraw(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(CommitDrawRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.ForOrganizerAsync(request.EventId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var @event = found.Value;
        var earlier = await db.DrawInForceAsync(@event.Id, cancellation);
        var entries = await db.AcceptedEntriesAsync(@event.Id, cancellation);
        var problems = await ProblemsAsync(@event, earlier, entries.Count, request.Reason, viewer.Now, cancellation);
        if (problems.Count > 0)
            return problems;
        db.Acting.Why = request.Reason;
        if (earlier is not null)
        {
            await SupersedeAsync(@event, earlier, cancellation);
            await MoveUpAsync(entries, cancellation);
        }
        var secret = DrawSecret.Generate();
        // Whether the rules allow a draw of these entries does not depend on the secret; better known now than in front of witnesses.
        var wanted = EventRules.Request(@event, entries, await db.ReplacedAsync(@event.Id, request.Reason, cancellation));
        if (Competitions.Draws.Draw.Make(wanted, secret, "") is { IsOk: false, Issues: var issues })
            return DrawProblems.Of(issues);
        var draw = Committed(@event, secret, wanted, earlier is null ? null : request.Reason, viewer.Now);
        db.Draws.Add(draw);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(@event.Tournament.Slug, cancellation);
        return draw.Id;
    }

    private static Draw Committed(Event @event, DrawSecret secret, DrawRequest wanted, string? reason, DateTime now)
    {
        var commitment = DrawCommitment.Of(secret, wanted);
        return new Draw
        {
            EventId = @event.Id,
            Commitment = commitment.SecretHash,
            EntriesHash = commitment.RequestHash,
            SealedSecret = secret.ToHex(),
            CommittedAt = now,
            Reason = reason,
        };
    }

    private async Task<List<Problem>> ProblemsAsync(
        Event @event, Draw? earlier, int entries, string? reason, DateTime now, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (@event.State == EventState.Cancelled || @event.Tournament.State is TournamentState.Cancelled or TournamentState.Completed)
            problems.Add(DrawProblems.EventCancelled());
        if (TakesEntries(@event.Tournament, now))
            problems.Add(DrawProblems.RegistrationOpen());
        var open = await db.Entries.CountAsync(e => e.EventId == @event.Id && e.State == EntryState.Submitted, cancellation);
        if (open > 0)
            problems.Add(DrawProblems.OpenEntries(open));
        if (entries < 2)
            problems.Add(DrawProblems.TooFewEntries(entries));
        if (earlier is not null && string.IsNullOrWhiteSpace(reason))
            problems.Add(DrawProblems.ReasonRequired());
        if (await db.Results.AnyAsync(r => r.Match.EventId == @event.Id, cancellation))
            problems.Add(DrawProblems.HasResults());
        return problems;
    }

    private static bool TakesEntries(Tournament tournament, DateTime now) => tournament.State switch
    {
        TournamentState.Draft => true,
        TournamentState.RegistrationOpen => !(tournament.RegistrationClosesAt <= now),
        _ => false,
    };

    /// <summary>Who is seeded behind one that has left since the draw before.</summary>
    private async Task MoveUpAsync(List<Entry> entries, CancellationToken cancellation)
    {
        var seeded = entries.Where(e => e.Seed is not null).OrderBy(e => e.Seed).ToList();
        if (seeded.Count == 0 || seeded[^1].Seed == seeded.Count)
            return;
        // No two may hold a seed at any time, so all give theirs back first.
        seeded.ForEach(e => e.Seed = null);
        await db.SaveChangesAsync(cancellation);
        for (var i = 0; i < seeded.Count; i++)
            seeded[i].Seed = i + 1;
    }

    /// <summary>The public hears of the new draw when it is published anew; what was drawn before stays in its transcript.</summary>
    private async Task SupersedeAsync(Event @event, Draw earlier, CancellationToken cancellation)
    {
        earlier.State = DrawState.Superseded;
        @event.State = EventState.Setup;
        @event.PublishedAt = null;
        var matches = await db.Matches.Include(m => m.Rubbers).Where(m => m.EventId == @event.Id).ToListAsync(cancellation);
        var brackets = await db.Brackets.Include(b => b.Groups).ThenInclude(g => g.Members)
            .Where(b => b.EventId == @event.Id).ToListAsync(cancellation);
        db.Matches.RemoveRange(matches);
        db.Brackets.RemoveRange(brackets);
        // No match names them any more, so nothing keeps them public.
        foreach (var gone in await db.Entries.Where(e => e.EventId == @event.Id && e.LeftAt != null).ToListAsync(cancellation))
            (gone.LeftAt, gone.Seed) = (null, null);
        db.Placings.RemoveRange(await db.Placings.Where(p => p.EventId == @event.Id).ToListAsync(cancellation));
        // Only one draw may be in force, so the earlier one must be out of it before the new row comes.
        await db.SaveChangesAsync(cancellation);
    }
}
