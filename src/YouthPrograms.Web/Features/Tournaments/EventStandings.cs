using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Data;
using YouthPrograms.Web.Features.Results;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>The tables of an event's groups as they stand, with the steps that separated the members.</summary>
public sealed class EventStandings(ProgramsDb db)
{
    public async Task<Outcome<StandingLine[]>> RunAsync(long eventId, Viewer viewer, CancellationToken cancellation)
    {
        if (!await db.Brackets.VisibleTo(Visibility.OfBrackets, viewer).AnyAsync(b => b.EventId == eventId, cancellation))
            return Problems.NotFound("event");
        var book = await EventBook.ReadAsync(db, eventId, cancellation);
        if (book is null)
            return Problems.NotFound("event");
        return book.Replay().Groups.SelectMany(group => group.Rows.Select(row => Line(group, row))).ToArray();
    }

    private static StandingLine Line(GroupStanding group, StandingRow row) => new(
        group.Group, row.Entry.Value, row.Place, row.Played, row.Won, row.Lost, row.MatchPoints,
        row.Rubbers.Won, row.Rubbers.Lost, row.Games.Won, row.Games.Lost, row.Points.Won, row.Points.Lost, row.Status.ToString());
}

/// <summary>One member of a group. Place is empty for the disqualified; members who are level share one.</summary>
public sealed record StandingLine(
    int Group, long EntryId, int? Place, int Played, int Won, int Lost, int MatchPoints,
    int RubbersWon, int RubbersLost, int GamesWon, int GamesLost, int PointsWon, int PointsLost, string Status);
