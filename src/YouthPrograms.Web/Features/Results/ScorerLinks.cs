using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Results;

public sealed record ScorerLinkRequest(long TableId);

/// <summary>Makes the link by which somebody without an account records the results of one table. That it was made is written down.</summary>
public sealed class MakeScorerLink(ProgramsDb db, ScorerLinks links)
{
    /// <returns>The address, beginning with the service's.</returns>
    public async Task<Outcome<Uri>> RunAsync(ScorerLinkRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var table = await db.Tables.AsNoTracking().Include(t => t.Tournament).VisibleTo(Visibility.OfTables, viewer)
            .SingleOrDefaultAsync(t => t.Id == request.TableId, cancellation);
        if (table is null)
            return Problems.NotFound("Id");
        if (!viewer.OrganizesTournament(table.TournamentId))
            return Problems.Forbidden();
        if (ScorerLinks.EndOf(table.Tournament) <= viewer.Now || table.Tournament.State is TournamentState.Completed or TournamentState.Cancelled)
            return EntryProblems.TournamentOver();
        db.Note<PlayingTable>(nameof(MakeScorerLink), table.Id, viewer.Now);
        await db.SaveChangesAsync(cancellation);
        return links.Make(table);
    }
}

/// <summary>Ends every scorer link of a table at once.</summary>
public sealed class RevokeScorerLink(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(ScorerLinkRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var table = await db.Tables.VisibleTo(Visibility.OfTables, viewer).SingleOrDefaultAsync(t => t.Id == request.TableId, cancellation);
        if (table is null)
            return Problems.NotFound("Id");
        if (!viewer.OrganizesTournament(table.TournamentId))
            return Problems.Forbidden();
        table.ScorerLinkRevision++;
        return await db.TrySaveAsync(cancellation) is { } stale ? stale : default(Done);
    }
}

/// <summary>Writes and reads scorer links. A link names its table and the table's revision, and ends the day after the last of play.</summary>
public sealed class ScorerLinks(ProgramsDb db, SignedLinks links, Installation installation)
{
    private const string Purpose = "scorer";

    public static DateTime EndOf(Tournament tournament) =>
        VenueTime.Utc(tournament.EndsOn.AddDays(2).ToDateTime(TimeOnly.MinValue), tournament.TimeZone) ?? DateTime.MaxValue;

    public Uri Make(PlayingTable table)
    {
        var token = links.Make(Purpose, string.Create(CultureInfo.InvariantCulture, $"{table.Id}.{table.ScorerLinkRevision}"), EndOf(table.Tournament));
        return new Uri(installation.PublicUrl, $"/score/{token}");
    }

    /// <summary>The table a link opens, with its tournament; null when it has ended or was revoked.</summary>
    public async Task<PlayingTable?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (links.Read(Purpose, token)?.Split('.') is not [var id, var revision])
            return null;
        var (table, known) = (long.Parse(id, CultureInfo.InvariantCulture), int.Parse(revision, CultureInfo.InvariantCulture));
        return await db.Tables.AsNoTracking().Include(t => t.Tournament).SingleOrDefaultAsync(
            t => t.Id == table && t.ScorerLinkRevision == known
                && t.Tournament.State != TournamentState.Completed && t.Tournament.State != TournamentState.Cancelled,
            cancellation);
    }
}
