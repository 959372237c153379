using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>The playing tables of a tournament with the links of their scorers.</summary>
internal static class TablePages
{
    public static void MapTables(this IEndpointRouteBuilder organize)
    {
        var tables = organize.MapGroup("/{slug}/tables");
        tables.MapGet("", (string slug, TableDesk desk, Viewer viewer, CancellationToken cancellation) => desk.ShowAsync(slug, null, viewer, cancellation));
        tables.MapPost("/{id:long}/link", async (string slug, long id, FormPost post, MakeScorerLink make, TableDesk desk, Viewer viewer, CancellationToken cancellation) =>
        {
            if (!post.IsSound)
                return Pages.Refused(post.Problems[0]);
            var made = await make.RunAsync(new(id), viewer, cancellation);
            // Shown in the answer and nowhere else.
            return made.IsRefused(out var problem)
                ? Pages.Refused(problem)
                : await desk.ShowAsync(slug, new(id, made.Value), viewer, cancellation);
        });
        tables.MapPost("/{id:long}/revoke", async (string slug, long id, FormPost post, RevokeScorerLink revoke, Viewer viewer, CancellationToken cancellation) =>
        {
            if (post.IsSound && (await revoke.RunAsync(new(id), viewer, cancellation)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done($"/organize/{slug}/tables", "scorer-link-revoked") : Pages.Refused(post.Problems[0]);
        });
    }
}

public sealed record MadeLink(long TableId, Uri Address);

/// <summary>A table with how many of its matches are not over, and the number of the one that is called to it or played.</summary>
public sealed record TableRow(long Id, string Name, bool Show, int Open, int? Now);

/// <summary>What an organizer sees of the tables.</summary>
public sealed class TableDesk(ProgramsDb db, OrganizeReading reading)
{
    public async Task<IResult> ShowAsync(string slug, MadeLink? made, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.FindAsync(slug, viewer, cancellation) is not { } row)
            return Pages.NotFound();
        var tables = await db.Tables.Where(t => t.TournamentId == row.Tournament.Id).OrderBy(t => t.Id)
            .Select(t => new TableRow(
                t.Id, t.Name, t.Show,
                db.Matches.Count(m => m.TableId == t.Id && m.State < MatchState.Completed),
                db.Matches.Where(m => m.TableId == t.Id && m.State == MatchState.Running).Select(m => (int?)m.Number).FirstOrDefault()))
            .ToListAsync(cancellation);
        return Pages.Show<TablesPage>(new { Row = row, Tables = tables, Made = made });
    }
}
