using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>What the pages of the results desk show.</summary>
public sealed class ResultsDesk(ProgramsDb db, EventReader events)
{
    /// <summary>Null for an event in which the viewer records no results.</summary>
    public async Task<DeskView?> ReadAsync(string slug, string code, Viewer viewer, CancellationToken cancellation)
    {
        var head = await events.FindAsync(slug, code, viewer, cancellation);
        if (head is null || !viewer.Records(head.TournamentId))
            return null;
        return new DeskView(head, await events.BoardAsync(head.Id, cancellation));
    }

    /// <summary>Every version of a match's results, the newest last.</summary>
    public async Task<IReadOnlyList<LogRow>> LogAsync(long matchId, CancellationToken cancellation) =>
        await db.Results.Where(r => r.MatchId == matchId).OrderBy(r => r.RubberNumber).ThenBy(r => r.Version)
            .Select(r => new LogRow(
                r.RubberNumber, r.Version, r.Outcome, r.Winner, r.Games, r.RecordedAt, r.Current, r.Reason,
                db.Users.Where(a => a.Id == r.RecordedById).Select(a => a.DisplayName).FirstOrDefault()))
            .ToListAsync(cancellation);

    public Task<List<TableChoice>> TablesAsync(long tournamentId, CancellationToken cancellation) =>
        db.Tables.Where(t => t.TournamentId == tournamentId).OrderBy(t => t.Id).Select(t => new TableChoice(t.Id, t.Name, t.Show)).ToListAsync(cancellation);

    /// <summary>Who may be named in the line-up of a tie, with who is named now.</summary>
    public async Task<LineUpView?> LineUpAsync(DeskView view, MatchLine match, CancellationToken cancellation)
    {
        if (view.Board?.Plan.Format.Tie is not { } format || match is not { A.Entry: { } a, B.Entry: { } b })
            return null;
        var members = await db.EntryMembers.Where(m => m.EntryId == a.Id || m.EntryId == b.Id).OrderBy(m => m.Order)
            .Select(m => new { m.EntryId, Player = new Player(m.AthleteId, m.Athlete.PublicName) }).ToListAsync(cancellation);
        var rubbers = await db.Rubbers.Where(r => r.MatchId == match.Id).OrderBy(r => r.Number).ToListAsync(cancellation);
        List<Position> Places(IEnumerable<string> positions, long team, Func<Rubber, long?> player, int side) =>
        [
            .. positions.Select(name => new Position(
                name,
                [.. members.Where(m => m.EntryId == team).Select(m => m.Player)],
                rubbers.Where(r => r.Pairing.Split('-')[side] == name).Select(player).FirstOrDefault())),
        ];
        return new LineUpView(
            Places(format.SinglesOf(Side.A), a.Id, r => r.PlayerAId, 0),
            Places(format.SinglesOf(Side.B), b.Id, r => r.PlayerBId, 1));
    }
}

/// <summary>An event at the desk; without a board while it is not drawn.</summary>
public sealed record DeskView(EventHead Head, EventBoard? Board)
{
    public string Address => $"{Head.DeskAddress}/results";

    public MatchLine? Find(int number) => Board?.Matches.FirstOrDefault(m => m.Number == number && m.IsPlayed);
}

public sealed record TableChoice(long Id, string Name, bool Show);

public sealed record LogRow(
    int Rubber, int Version, MatchOutcome Outcome, Side? Winner, string Games, DateTime RecordedAt, bool Current, string? Reason, string? By);

public sealed record Player(long Id, string Name);

public sealed record Position(string Name, IReadOnlyList<Player> Players, long? Chosen);

public sealed record LineUpView(IReadOnlyList<Position> SideA, IReadOnlyList<Position> SideB);
