using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Timetable;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Results;

/// <summary>A match that can be played, or is called, of any event of the tournament.</summary>
public sealed record BoardMatch(
    long Id, string Code, string Event, string EventEn, int Number, bool IsRunning, BoardSide A, BoardSide B,
    DateTime? ScheduledAt, DateTime? NotBefore, DateTime? FirstCallAt, DateTime? SecondCallAt, DateTime? ThirdCallAt, long? TableId, string? Table)
{
    public string EventText => Texts.Choose(Event, EventEn);

    public IReadOnlyList<DateTime> Calls => [.. new[] { FirstCallAt, SecondCallAt, ThirdCallAt }.OfType<DateTime>()];

    /// <summary>When it is due, as far as anybody has said.</summary>
    public DateTime Due => ScheduledAt ?? NotBefore ?? DateTime.MaxValue;
}

public sealed record BoardSide(long EntryId, string Label, string LabelEn, string Delegation, string DelegationEn)
{
    public string Text => Texts.Choose(Label, LabelEn);

    public string From => Texts.Choose(Delegation, DelegationEn);
}

/// <summary>A match to be called next, and what speaks against it now: somebody plays elsewhere, rests, or was promised a later time.</summary>
public sealed record ReadyMatch(BoardMatch Match, int? BusyIn, DateTime? RestsUntil, DateTime? Promised)
{
    public bool IsFree => BusyIn is null && RestsUntil is null && Promised is null;
}

/// <summary>A table with the match that is on it.</summary>
public sealed record BoardTable(long Id, string Name, BoardMatch? Match);

/// <summary>Of those ready, the ones that can be called at once come first, each in the order of play.</summary>
public sealed record CallBoardView(TournamentHead Head, IReadOnlyList<BoardTable> Tables, IReadOnlyList<BoardMatch> Called, IReadOnlyList<ReadyMatch> Ready)
{
    public string Address => $"/organize/{Head.Slug}/calls";

    public IReadOnlyList<BoardTable> Free => [.. Tables.Where(table => table.Match is null)];
}

/// <summary>What is on in the hall and what comes next, over all events of a tournament.</summary>
public sealed class CallBoard(ProgramsDb db, TournamentReader tournaments)
{
    /// <summary>Of the events the viewer may read; null when there is no such tournament for them.</summary>
    public async Task<CallBoardView?> ReadAsync(string slug, Viewer viewer, CancellationToken cancellation)
    {
        if (await tournaments.FindAsync(slug, viewer, cancellation) is not { } head)
            return null;
        var matches = await db.Matches.VisibleTo(viewer)
            .Where(m => m.Event.TournamentId == head.Id && (m.State == MatchState.Ready || m.State == MatchState.Running))
            .Select(m => new BoardMatch(
                m.Id, m.Event.Code, m.Event.Name, m.Event.NameEn, m.Number, m.State == MatchState.Running,
                new(m.SideA!.Id, m.SideA.Label, m.SideA.LabelEn, m.SideA.Delegation.Name, m.SideA.Delegation.NameEn),
                new(m.SideB!.Id, m.SideB.Label, m.SideB.LabelEn, m.SideB.Delegation.Name, m.SideB.Delegation.NameEn),
                m.ScheduledAt, m.NotBefore, m.FirstCallAt, m.SecondCallAt, m.ThirdCallAt, m.TableId, m.Table!.Name))
            .ToListAsync(cancellation);
        var tables = await db.Tables.Where(t => t.TournamentId == head.Id).OrderBy(t => t.Id).Select(t => new { t.Id, t.Name }).ToListAsync(cancellation);
        var running = matches.FindAll(m => m.IsRunning);
        return new(
            head,
            [.. tables.Select(t => new BoardTable(t.Id, t.Name, running.Find(m => m.TableId == t.Id)))],
            [.. running.OrderByDescending(m => m.Calls.Count > 0 ? m.Calls[^1] : DateTime.MinValue)],
            await ReadyAsync(head.Id, running, matches.FindAll(m => !m.IsRunning), viewer.Now, cancellation));
    }

    private async Task<IReadOnlyList<ReadyMatch>> ReadyAsync(
        long tournamentId, List<BoardMatch> running, List<BoardMatch> ready, DateTime now, CancellationToken cancellation)
    {
        var rest = TimeSpan.FromMinutes(TimetablePolicy.Default.Rest);
        var since = now - rest;
        var over = await db.Matches
            .Where(m => m.Event.TournamentId == tournamentId && m.State == MatchState.Completed && m.Results.Any(r => r.Current && r.RecordedAt > since))
            .Select(m => new { m.SideAId, m.SideBId, At = m.Results.Where(r => r.Current).Max(r => r.RecordedAt) }).ToListAsync(cancellation);
        var entries = running.Concat(ready).SelectMany(m => new[] { m.A.EntryId, m.B.EntryId })
            .Concat(over.SelectMany(m => new[] { m.SideAId, m.SideBId }).OfType<long>()).Distinct().ToList();
        // By athletes, not by entries: a child in the singles is the same child in the team.
        var athletes = (await db.EntryMembers.Where(m => entries.Contains(m.EntryId)).Select(m => new { m.EntryId, m.AthleteId }).ToListAsync(cancellation))
            .ToLookup(m => m.EntryId, m => m.AthleteId);
        var busy = running.SelectMany(m => athletes[m.A.EntryId].Concat(athletes[m.B.EntryId]).Select(a => (Athlete: a, m.Number)))
            .GroupBy(x => x.Athlete).ToDictionary(g => g.Key, g => g.First().Number);
        var rested = over.SelectMany(m => athletes[m.SideAId ?? 0].Concat(athletes[m.SideBId ?? 0]).Select(a => (Athlete: a, m.At)))
            .GroupBy(x => x.Athlete).ToDictionary(g => g.Key, g => g.Max(x => x.At) + rest);
        return [.. ready.Select(Judged).OrderByDescending(m => m.IsFree).ThenBy(m => m.Match.Due).ThenBy(m => m.Match.Code, StringComparer.Ordinal).ThenBy(m => m.Match.Number)];

        ReadyMatch Judged(BoardMatch match)
        {
            long[] own = [.. athletes[match.A.EntryId], .. athletes[match.B.EntryId]];
            var until = own.Select(a => rested.GetValueOrDefault(a)).DefaultIfEmpty().Max();
            return new(
                match,
                own.Where(busy.ContainsKey).Select(a => (int?)busy[a]).FirstOrDefault(),
                until > now ? until : null,
                match.NotBefore > now ? match.NotBefore : null);
        }
    }
}
