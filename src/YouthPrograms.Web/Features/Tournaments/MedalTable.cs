using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using MedalRanking = YouthPrograms.Competitions.Standings.MedalTable;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Medals by delegation, over the events whose results the viewer may see. Two shared thirds are two bronze medals.</summary>
public sealed class MedalTable(ProgramsDb db)
{
    public async Task<IReadOnlyList<MedalRow>> RunAsync(long tournamentId, Viewer viewer, CancellationToken cancellation)
    {
        var placings = await db.Placings.VisibleTo(viewer)
            .Where(p => p.Event.TournamentId == tournamentId && p.PlaceFrom <= 3 && p.PlaceTo <= 4)
            .Select(p => new { p.Entry.DelegationId, p.PlaceFrom, p.PlaceTo })
            .ToListAsync(cancellation);
        var delegations = await db.Delegations.Where(d => d.TournamentId == tournamentId)
            .Select(d => new { d.Id, d.Code, d.Name, d.NameEn }).ToDictionaryAsync(d => d.Id, cancellation);
        return [.. MedalRanking
            .Of(placings.Select(p => new DelegationPlacing(new DelegationId(p.DelegationId), p.PlaceFrom, p.PlaceTo)))
            .Select(row => (Row: row, Delegation: delegations[row.Delegation.Value]))
            .Select(x => new MedalRow(x.Row.Rank, x.Delegation.Code, x.Delegation.Name, x.Delegation.NameEn, x.Row.Gold, x.Row.Silver, x.Row.Bronze))];
    }
}

public sealed record MedalRow(int Place, string Code, string Name, string NameEn, int Gold, int Silver, int Bronze)
{
    public int Total => Gold + Silver + Bronze;

    public string Text => Texts.Choose(Name, NameEn);
}
