using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>What may stand in the rows that organizers and program officers set up.</summary>
internal static partial class Setup
{
    /// <summary>What a draw was made by; it stays as it was committed to.</summary>
    private static readonly string[] Regulations =
    [
        nameof(Event.Code), nameof(Event.Kind), nameof(Event.Gender), nameof(Event.BirthYearFrom), nameof(Event.BirthYearTo), nameof(Event.Format),
        nameof(Event.MatchFormat), nameof(Event.TieFormat), nameof(Event.Limits),
    ];

    /// <summary>Words that stand where the code of an event would stand in an address.</summary>
    private static readonly string[] Reserved = ["medals", "schedule", "live", "d", "draw", "tables", "calls", "events", "delegations", "settings"];

    public static void AddSetup(this IServiceCollection services)
    {
        services.AddRows<Tournament>((_, viewer, row) => ValueTask.FromResult(row.Id == 0 ? viewer.OrganizesAll : viewer.OrganizesTournament(row.Id)), Check,
            used: async (db, id, cancellation) => await db.Athletes.AnyAsync(a => a.Delegation.TournamentId == id, cancellation)
                || await db.Draws.AnyAsync(d => d.Event.TournamentId == id, cancellation));
        services.AddRows<Event>((_, viewer, row) => ValueTask.FromResult(viewer.OrganizesTournament(row.TournamentId)), Check,
            row => row.State == EventState.Setup ? [] : Regulations,
            async (db, id, cancellation) => await db.Entries.AnyAsync(e => e.EventId == id, cancellation) || await db.Draws.AnyAsync(d => d.EventId == id, cancellation));
        services.AddRows<Delegation>((_, viewer, row) => ValueTask.FromResult(viewer.OrganizesTournament(row.TournamentId)), row => Named(row.Code, row.Name, row.NameEn),
            used: (db, id, cancellation) => db.Athletes.AnyAsync(a => a.DelegationId == id, cancellation));
        services.AddRows<PlayingTable>((_, viewer, row) => ValueTask.FromResult(viewer.OrganizesTournament(row.TournamentId)), row => Filled(nameof(row.Name), row.Name),
            used: (db, id, cancellation) => db.Matches.AnyAsync(m => m.TableId == id, cancellation));
        services.AddRows<CharityProgram>(Officer, row => Named(row.Code, row.Name, row.NameEn),
            used: (db, id, cancellation) => db.Courses.AnyAsync(c => c.ProgramId == id, cancellation));
        services.AddRows<Course>(Officer, Check);
        services.AddRows<Venue>(Officer, Check);
        services.AddRows<TrainingSession>(Officer, Check);
        services.AddRows<School>(Officer, row => Named(row.Code, row.Name, row.NameEn),
            used: (db, id, cancellation) => db.SchoolClasses.AnyAsync(c => c.SchoolId == id, cancellation));
        services.AddScoped<SetUpTournament>();
        services.AddRows<SchoolClass>(SchoolAsync, row => [.. Filled(nameof(row.Label), row.Label), .. Between(nameof(row.Pupils), row.Pupils, 1, 200), .. Between(nameof(row.Grade), row.Grade, 1, 12)]);
    }

    private static void AddRows<T>(
        this IServiceCollection services, Func<ProgramsDb, Viewer, T, ValueTask<bool>> may, Func<T, IEnumerable<Problem>> check,
        Func<T, IReadOnlyList<string>>? frozen = null, Func<ProgramsDb, long, CancellationToken, Task<bool>>? used = null)
        where T : Entity
    {
        var rules = new RowRules<T>(may, check, frozen ?? (_ => []));
        services.AddSingleton(used is null ? rules : rules with { IsUsed = used });
        services.AddScoped<EditRow<T>>();
    }

    private static ValueTask<bool> Officer<T>(ProgramsDb db, Viewer viewer, T row) =>
        ValueTask.FromResult(viewer.IsAdministrator || viewer.IsProgramOfficer);

    private static ValueTask<bool> SchoolAsync(ProgramsDb db, Viewer viewer, SchoolClass row) =>
        ValueTask.FromResult(viewer.IsAdministrator || viewer.IsProgramOfficer || viewer.SpeaksForSchool(row.SchoolId));

    private static IEnumerable<Problem> Check(Tournament row)
    {
        if (!Slugs().IsMatch(row.Slug ?? ""))
            yield return new Problem(ProblemKind.Invalid, "not-a-slug", nameof(row.Slug));
        // The address of the page on which tournaments are set up.
        if (row.Slug == "new")
            yield return new Problem(ProblemKind.Conflict, "taken", nameof(row.Slug));
        if (row.StartsOn.Year is < 2000 or > 2100 || row.EndsOn.Year is < 2000 or > 2100)
            yield return new Problem(ProblemKind.Invalid, "out-of-range", nameof(row.StartsOn), "2000-01-01", "2100-12-31");
        if (row.EndsOn < row.StartsOn)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.EndsOn));
        if (row.RegistrationClosesAt <= row.RegistrationOpensAt)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.RegistrationClosesAt));
        foreach (var problem in (Problem[])[.. Zone(row.TimeZone), .. Filled(nameof(row.Name), row.Name), .. Filled(nameof(row.NameEn), row.NameEn)])
            yield return problem;
    }

    private static IEnumerable<Problem> Check(Event row)
    {
        if (row.MatchFormat.BestOf is < 1 or > 15 || row.MatchFormat.BestOf % 2 == 0)
            yield return new Problem(ProblemKind.Invalid, "not-an-odd-number", "MatchFormat/BestOf");
        if (Reserved.Contains(row.Code?.ToLowerInvariant()))
            yield return new Problem(ProblemKind.Conflict, "taken", nameof(row.Code));
        if (row.BirthYearTo < row.BirthYearFrom)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.BirthYearTo));
        if (row.Kind == EventKind.Team != (row.TieFormat is not null))
            yield return new Problem(ProblemKind.Invalid, "tie-format-of-teams-only", nameof(row.TieFormat));
        if (row.TieFormat is { } tie && TieFormat.BuiltIn.All(format => format.Code != tie))
            yield return new Problem(ProblemKind.Invalid, "not-a-choice", nameof(row.TieFormat));
        if (row.Format.Stages == StageFormat.GroupsThenKnockout && Between("Format/QualifiersPerGroup", row.Format.QualifiersPerGroup, 1, row.Format.GroupSize).FirstOrDefault() is { } tooMany)
            yield return tooMany;
        foreach (var (field, value, most) in new[]
        {
            ("Limits/EntriesPerDelegation", row.Limits.EntriesPerDelegation, 1000), ("Limits/EventsPerAthlete", row.Limits.EventsPerAthlete, 100),
            ("Limits/TeamSizeFrom", row.Limits.TeamSizeFrom, 100), ("Limits/TeamSizeTo", row.Limits.TeamSizeTo, 100),
        })
        {
            if (value < 1 || value > most)
                yield return new Problem(ProblemKind.Invalid, "out-of-range", field, 1, most);
        }
        if (row.Limits.TeamSizeTo < row.Limits.TeamSizeFrom)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", "Limits/TeamSizeTo");
        foreach (var problem in (Problem[])[.. Between("Format/GroupSize", row.Format.GroupSize, 2, 32), .. Between("MatchFormat/Points", row.MatchFormat.Points, 1, 99),
            .. Between("MatchFormat/Lead", row.MatchFormat.Lead, 1, Math.Max(1, row.MatchFormat.Points)), .. Named(row.Code, row.Name, row.NameEn)])
            yield return problem;
    }

    private static IEnumerable<Problem> Check(Course row) =>
    [
        .. Named(row.Code, row.Name, row.NameEn), .. Between(nameof(row.Minutes), row.Minutes, 1, 600),
        .. Between(nameof(row.PupilsPerAdult), row.PupilsPerAdult, 1, 100), .. Between(nameof(row.AgeTo), row.AgeTo, Math.Max(3, row.AgeFrom), 20),
    ];

    private static IEnumerable<Problem> Check(Venue row) =>
        [.. Named(row.Code, row.Name, row.NameEn), .. Zone(row.TimeZone), .. Between(nameof(row.Capacity), row.Capacity, 1, 100_000)];

    private static IEnumerable<Problem> Check(TrainingSession row)
    {
        if (row.EndsAt <= row.StartsAt)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.EndsAt));
        if (row.BookingClosesAt <= row.BookingOpensAt || row.BookingClosesAt > row.StartsAt)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.BookingClosesAt));
        foreach (var problem in (Problem[])
            [.. Zone(row.TimeZone), .. Between(nameof(row.SeatsCap), row.SeatsCap, row.SeatsTaken, 10_000), .. Between(nameof(row.GroupsCap), row.GroupsCap, row.GroupsTaken, 100)])
            yield return problem;
    }

    public static IEnumerable<Problem> Named(string? code, string name, string nameEn) =>
        [.. Codes().IsMatch(code ?? "") ? (Problem[])[] : [new Problem(ProblemKind.Invalid, "not-a-code", "Code")], .. Filled("Name", name), .. Filled("NameEn", nameEn)];

    private static IEnumerable<Problem> Filled(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > RowBounds.LongestName ? [Problems.Required(field)] : [];

    private static IEnumerable<Problem> Between(string field, int value, int from, int to) =>
        value < from || value > to ? [new Problem(ProblemKind.Invalid, "out-of-range", field, from, to)] : [];

    private static IEnumerable<Problem> Zone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _) ? [] : [new Problem(ProblemKind.Invalid, "not-a-time-zone", "TimeZone")];

    [GeneratedRegex(RowBounds.Slug)]
    private static partial Regex Slugs();

    /// <summary>Stands in addresses.</summary>
    [GeneratedRegex(RowBounds.Code)]
    private static partial Regex Codes();
}
