using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Medals by delegation, over the events whose results the viewer may see. Two shared thirds are two bronze medals.</summary>
public sealed class MedalTable(ProgramsDb db)
{
    public async Task<IReadOnlyList<MedalRow>> RunAsync(long tournamentId, Viewer viewer, CancellationToken cancellation)
    {
        var counts = await db.Placings.VisibleTo(viewer)
            .Where(p => p.Event.TournamentId == tournamentId && (p.PlaceTo <= 3 || (p.PlaceFrom == 3 && p.PlaceTo == 4)))
            .GroupBy(p => new { p.Entry.DelegationId, p.PlaceFrom })
            .Select(g => new { g.Key.DelegationId, g.Key.PlaceFrom, Count = g.Count() })
            .ToListAsync(cancellation);
        var winners = counts.ToLookup(c => c.DelegationId);
        var delegations = await db.Delegations.Where(d => d.TournamentId == tournamentId)
            .Select(d => new { d.Id, d.Code, d.Name, d.NameEn }).ToListAsync(cancellation);
        int Medals(long delegation, int place) => winners[delegation].Where(c => c.PlaceFrom == place).Sum(c => c.Count);
        var rows = delegations.Where(d => winners.Contains(d.Id))
            .Select(d => new MedalRow(0, d.Code, d.Name, d.NameEn, Medals(d.Id, 1), Medals(d.Id, 2), Medals(d.Id, 3)))
            .OrderByDescending(row => row.Key).ThenBy(row => row.Code, StringComparer.Ordinal).ToList();
        // Competition ranking: those with the same medals share a place, and the next one counts all before it.
        return rows.ConvertAll(row => row with { Place = rows.FindIndex(other => other.Key == row.Key) + 1 });
    }
}

public sealed record MedalRow(int Place, string Code, string Name, string NameEn, int Gold, int Silver, int Bronze)
{
    public int Total => Gold + Silver + Bronze;

    public string Text => Texts.Choose(Name, NameEn);

    internal (int, int, int) Key => (Gold, Silver, Bronze);
}
