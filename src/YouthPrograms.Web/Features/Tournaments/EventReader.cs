using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Layout;
using Match = YouthPrograms.Data.Tournaments.Match;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Reads events and drawn boards for pages; who may see them was asked before.</summary>
public sealed class EventReader(ProgramsDb db)
{
    /// <summary>The event, if the viewer sees its tournament.</summary>
    public Task<EventHead?> FindAsync(string slug, string code, Viewer viewer, CancellationToken cancellation) =>
        db.Events.VisibleTo(viewer).Where(e => e.Tournament.Slug == slug && e.Code == code)
            .Select(e => new EventHead(
                e.Id, e.Code, e.Name, e.NameEn, e.Kind, e.State, e.PublishedAt, e.TournamentId,
                e.Tournament.Slug, e.Tournament.Name, e.Tournament.NameEn, e.Tournament.TimeZone, e.Tournament.PublishedAt, e.Tournament.State))
            .SingleOrDefaultAsync(cancellation);

    /// <summary>Null while the event is not drawn.</summary>
    public async Task<EventBoard?> BoardAsync(long eventId, CancellationToken cancellation)
    {
        var book = await EventBook.ReadAsync(db, eventId, cancellation);
        if (book is null)
            return null;
        var names = await NamesAsync(eventId, cancellation);
        var tables = await db.Tables.Where(t => t.TournamentId == book.Event.TournamentId).ToDictionaryAsync(t => t.Id, t => t.Name, cancellation);
        var rubbers = book.Plan.Format.Tie is null ? [] : await RubbersAsync(eventId, cancellation);
        var ofMatch = rubbers.ToLookup(r => r.MatchId);
        var lines = book.Rows.Matches.Select(match => Line(match, book, names, tables, ofMatch[match.Id])).ToList();
        var replayed = book.Replay();
        return new EventBoard(
            book.Plan,
            names,
            [.. replayed.Groups.Select(g => new GroupBoard(g.Group, g, lines.FindAll(line => line.Planned.Group == g.Group)))],
            lines,
            [.. book.Rows.Placings.OrderBy(p => p.PlaceFrom).ThenBy(p => p.EntryId).Select(p => new PlacingLine(p.PlaceFrom, p.PlaceTo, names[p.EntryId]))],
            replayed.IsFinished);
    }

    /// <summary>Also of entries that left after the draw: their matches still name them.</summary>
    public async Task<IReadOnlyDictionary<long, EntryName>> NamesAsync(long eventId, CancellationToken cancellation) =>
        await db.Entries.Where(e => e.EventId == eventId)
            .Select(e => new EntryName(
                e.Id, e.Label, e.LabelEn, e.Delegation.Code, e.Delegation.Name, e.Delegation.NameEn, e.Seed, e.Event.Kind == EventKind.Team, e.LeftAt != null))
            .ToDictionaryAsync(e => e.Id, cancellation);

    /// <summary>Accepted entries and those that left after the draw, seeds first.</summary>
    public async Task<IReadOnlyList<EntryName>> EntriesAsync(long eventId, CancellationToken cancellation) =>
        await db.Entries.Where(e => e.EventId == eventId && (e.State == EntryState.Accepted || e.LeftAt != null))
            .OrderBy(e => e.Seed == null).ThenBy(e => e.Seed).ThenBy(e => e.Delegation.Code).ThenBy(e => e.Id)
            .Select(e => new EntryName(
                e.Id, e.Label, e.LabelEn, e.Delegation.Code, e.Delegation.Name, e.Delegation.NameEn, e.Seed, e.Event.Kind == EventKind.Team, e.LeftAt != null))
            .ToListAsync(cancellation);

    private Task<List<RubberRow>> RubbersAsync(long eventId, CancellationToken cancellation) =>
        db.Rubbers.Where(r => r.Match.EventId == eventId).OrderBy(r => r.Number)
            .Select(r => new RubberRow(r.MatchId, r.Number, r.Pairing, r.PlayerA!.PublicName, r.PlayerB!.PublicName))
            .ToListAsync(cancellation);

    private static MatchLine Line(
        Match match, EventBook book, IReadOnlyDictionary<long, EntryName> names, Dictionary<long, string> tables, IEnumerable<RubberRow> rubbers)
    {
        var line = book.Ledger.Find(match.Number, 0);
        var isTie = match.Kind == MatchKind.Tie;
        return new MatchLine
        {
            Id = match.Id,
            Number = match.Number,
            Planned = book.Plan.Find(match.Number)!,
            State = match.State,
            A = new(Name(names, match.SideAId), match.SourceA),
            B = new(Name(names, match.SideBId), match.SourceB),
            Winner = match.WinnerId is null ? null : match.WinnerId == match.SideAId ? Side.A : Side.B,
            ScoreA = match.ScoreA,
            ScoreB = match.ScoreB,
            Outcome = line?.Outcome ?? (isTie && match.WinnerId is not null && book.Ledger.Of(match.Number).Any() ? MatchOutcome.Played : null),
            Games = line?.Games ?? "",
            Rubbers = [.. rubbers.Select(r => Rubber(r, book.Ledger.Find(match.Number, r.Number)))],
            ScheduledAt = match.ScheduledAt,
            NotBefore = match.NotBefore,
            TableId = match.TableId,
            Table = match.TableId is { } table ? tables[table] : null,
            RowVersion = match.RowVersion,
            Calls = [.. new[] { match.FirstCallAt, match.SecondCallAt, match.ThirdCallAt }.OfType<DateTime>()],
            TimeZone = book.Event.Tournament.TimeZone,
            IsTie = isTie,
        };
    }

    private static EntryName? Name(IReadOnlyDictionary<long, EntryName> names, long? id) => id is { } known ? names[known] : null;

    private static RubberLine Rubber(RubberRow row, LedgerLine? line) =>
        new(row.Number, row.Pairing, row.PlayerA, row.PlayerB, line?.Winner, line?.Outcome, line?.Games ?? "");

    private sealed record RubberRow(long MatchId, int Number, string Pairing, string? PlayerA, string? PlayerB);
}

public sealed record EventHead(
    long Id, string Code, string Name, string NameEn, EventKind Kind, EventState State, DateTime? PublishedAt, long TournamentId,
    string Slug, string TournamentName, string TournamentNameEn, string TimeZone, DateTime? TournamentPublishedAt, TournamentState TournamentState)
{
    public string Text => Texts.Choose(Name, NameEn);

    public string TournamentText => Texts.Choose(TournamentName, TournamentNameEn);

    public string Address => $"/t/{Slug}/{Code}";

    public string DeskAddress => $"/organize/{Slug}/{Code}";

    /// <summary>Draw and results are public.</summary>
    public bool IsPublished(DateTime now) => PublishedAt <= now && TournamentPublishedAt <= now;
}
