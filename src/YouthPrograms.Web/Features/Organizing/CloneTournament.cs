using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record CloneTournamentRequest(long TournamentId, int Year);

/// <summary>
/// Sets a tournament up again in another year: its events with their formats, its tables, and its delegations without
/// people. Days move by whole weeks, so that a Friday stays a Friday; birth years, and years in names, move with the year.
/// The clone is a draft, and nothing of it is public. Answers its key.
/// </summary>
public sealed partial class CloneTournament(ProgramsDb db)
{
    public async Task<Outcome<long>> RunAsync(CloneTournamentRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var source = await db.Tournaments.AsNoTracking().AsSplitQuery().OrganizedBy(viewer)
            .Include(t => t.Events).Include(t => t.Delegations).Include(t => t.Tables)
            .SingleOrDefaultAsync(t => t.Id == request.TournamentId, cancellation);
        if (source is null)
            return Problems.NotFound("Tournament");
        // As with a new tournament: who organizes some sets up no others.
        if (!viewer.OrganizesAll)
            return Problems.Forbidden();
        if (request.Year is < 2000 or > 2100)
            return new Problem(ProblemKind.Invalid, "out-of-range", "year", 2000, 2100);
        var clone = Clone(source, request.Year);
        if (await db.Tournaments.AnyAsync(t => t.Slug == clone.Slug, cancellation))
            return new Problem(ProblemKind.Conflict, "already-cloned", "year", clone.Slug);
        db.Tournaments.Add(clone);
        return await SaveAsync(clone, cancellation);
    }

    private async Task<Outcome<long>> SaveAsync(Tournament clone, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return clone.Id;
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            return new Problem(ProblemKind.Conflict, "already-cloned", "year", clone.Slug);
        }
    }

    private static Tournament Clone(Tournament source, int year)
    {
        var (years, days) = (year - source.StartsOn.Year, WholeWeeks(source.StartsOn, year));
        var clone = new Tournament
        {
            Slug = SlugOf(source.Slug, year),
            Name = Later(source.Name, years),
            NameEn = Later(source.NameEn, years),
            Sport = source.Sport,
            StartsOn = source.StartsOn.AddDays(days),
            EndsOn = source.EndsOn.AddDays(days),
            TimeZone = source.TimeZone,
            RegistrationOpensAt = Moved(source.RegistrationOpensAt, days, source.TimeZone),
            RegistrationClosesAt = Moved(source.RegistrationClosesAt, days, source.TimeZone),
            VenueId = source.VenueId,
        };
        clone.Events.AddRange(source.Events.Where(e => e.State != EventState.Cancelled).OrderBy(e => e.Position).Select(e => Clone(e, years)));
        clone.Delegations.AddRange(source.Delegations.OrderBy(d => d.Id).Select(d => new Delegation { Code = d.Code, Name = d.Name, NameEn = d.NameEn }));
        clone.Tables.AddRange(source.Tables.OrderBy(t => t.Id).Select(t => new PlayingTable { Name = t.Name, Show = t.Show }));
        return clone;
    }

    private static Event Clone(Event source, int years) => new()
    {
        Code = source.Code,
        Name = Later(source.Name, years),
        NameEn = Later(source.NameEn, years),
        Position = source.Position,
        Kind = source.Kind,
        Gender = source.Gender,
        BirthYearFrom = source.BirthYearFrom + years,
        BirthYearTo = source.BirthYearTo + years,
        Format = source.Format,
        MatchFormat = source.MatchFormat,
        TieFormat = source.TieFormat,
        Limits = source.Limits,
    };

    /// <summary>The weeks that come nearest to the same date of the other year, in days.</summary>
    private static int WholeWeeks(DateOnly day, int year)
    {
        var same = day.AddYears(year - day.Year);
        return (int)Math.Round((same.DayNumber - day.DayNumber) / 7.0, MidpointRounding.AwayFromZero) * 7;
    }

    // By the wall clock of the venue, which a change to summer time may have moved.
    private static DateTime? Moved(DateTime? utc, int days, string zone) => utc is { } time
        ? VenueTime.Utc(VenueTime.Local(time, zone).AddDays(days), zone) ?? time.AddDays(days)
        : null;

    private static string SlugOf(string slug, int year)
    {
        var suffix = year.ToString(CultureInfo.InvariantCulture);
        return YearAtEnd().IsMatch(slug) ? YearAtEnd().Replace(slug, "-" + suffix) : $"{slug}-{suffix}";
    }

    private static string Later(string name, int years) => Years().Replace(
        name, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("-(19|20)[0-9]{2}$")]
    private static partial Regex YearAtEnd();

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex Years();
}
