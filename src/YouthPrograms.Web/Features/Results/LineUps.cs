using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using Rubber = YouthPrograms.Data.Tournaments.Rubber;

namespace YouthPrograms.Web.Features.Results;

/// <summary>Who plays which rubber of a tie.</summary>
internal static class LineUps
{
    /// <summary>The order of the team until a line-up is handed in.</summary>
    public static async Task SetDefaultAsync(
        ProgramsDb db, TieFormat format, IReadOnlyCollection<Match> ties, CancellationToken cancellation)
    {
        var (ids, teams) = (ties.Select(tie => tie.Id).ToList(), ties.SelectMany(Teams).Distinct().ToList());
        var rubbers = (await db.Rubbers.Where(r => ids.Contains(r.MatchId)).ToListAsync(cancellation)).ToLookup(r => r.MatchId);
        var members = (await db.EntryMembers.AsNoTracking().Where(m => teams.Contains(m.EntryId)).OrderBy(m => m.Order)
            .ToListAsync(cancellation)).ToLookup(m => m.EntryId, m => m.AthleteId);
        foreach (var tie in ties)
            Assign(format, [.. rubbers[tie.Id]], [.. members[tie.SideAId ?? 0]], [.. members[tie.SideBId ?? 0]]);
    }

    /// <summary>
    /// Players in the order of the positions A, B, C and X, Y, Z. A doubles has places that a coach fills on the spot, so
    /// it names no player.
    /// </summary>
    public static void Assign(
        TieFormat format, IReadOnlyCollection<Rubber> rubbers, IReadOnlyList<long> playersA, IReadOnlyList<long> playersB)
    {
        var (positionsA, positionsB) = (format.SinglesOf(Side.A).ToList(), format.SinglesOf(Side.B).ToList());
        foreach (var row in rubbers)
        {
            var rubber = format.Rubbers[row.Number - 1];
            row.PlayerAId = rubber.IsDoubles ? null : At(playersA, positionsA.IndexOf(rubber.SideA[0]));
            row.PlayerBId = rubber.IsDoubles ? null : At(playersB, positionsB.IndexOf(rubber.SideB[0]));
        }
    }

    private static long? At(IReadOnlyList<long> players, int index) => index >= 0 && index < players.Count ? players[index] : null;

    private static IEnumerable<long> Teams(Match tie) => new[] { tie.SideAId, tie.SideBId }.OfType<long>();
}
