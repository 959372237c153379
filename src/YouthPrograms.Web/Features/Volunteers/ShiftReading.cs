using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Volunteers;

public sealed record ShiftRow(
    long Id, string Name, string NameEn, string? Skill, DateTime StartsAt, DateTime EndsAt, string TimeZone, int Places, int PlacesTaken,
    string Where, string WhereEn, long? SessionId, long? TournamentId)
{
    public string Title => Texts.Choose(Name, NameEn);

    public string Place => Texts.Choose(Where, WhereEn);

    public SessionTime Starts => new(StartsAt, TimeZone);

    public SessionTime Ends => new(EndsAt, TimeZone);

    public int PlacesFree => Places - PlacesTaken;
}

public sealed record SignupRow(long Id, int RowVersion, long ShiftId, SignupState State, int? Minutes, string Volunteer);

/// <summary>A volunteer's shifts: those with their place in them, and those that are open.</summary>
public sealed record VolunteerBoard(IReadOnlyList<(ShiftRow Shift, SignupRow Signup)> Mine, IReadOnlyList<ShiftRow> Open)
{
    public decimal Hours => Mine.Sum(one => one.Signup.Minutes ?? 0) / 60m;
}

/// <summary>A shift with who comes, for those who run it.</summary>
public sealed record KeptShift(ShiftRow Shift, IReadOnlyList<SignupRow> Signups);

public sealed record Whereabouts(string Key, string Name, string NameEn);

/// <summary>What volunteers read, and those who run their shifts.</summary>
public sealed class ShiftReading(ProgramsDb db)
{
    public async Task<VolunteerBoard> BoardAsync(Viewer viewer, CancellationToken cancellation)
    {
        var signups = await Signups(db.Signups.Where(s => s.VolunteerId == viewer.AccountId && s.State != SignupState.Withdrawn)).ToListAsync(cancellation);
        var ids = signups.ConvertAll(signup => signup.ShiftId);
        var shifts = await Shifts(db.Shifts.Where(s => ids.Contains(s.Id))).ToDictionaryAsync(s => s.Id, cancellation);
        var open = await Shifts(db.Shifts.VisibleTo(viewer).Where(s => s.StartsAt > viewer.Now && !ids.Contains(s.Id)
                && (s.Session == null || s.Session.State != SessionState.Cancelled)
                && (s.Tournament == null || s.Tournament.State != TournamentState.Cancelled)))
            .ToListAsync(cancellation);
        return new([.. signups.Select(signup => (shifts[signup.ShiftId], signup)).OrderByDescending(one => one.Item1.StartsAt)], open);
    }

    /// <summary>The shifts the viewer runs, from a month ago on.</summary>
    public async Task<IReadOnlyList<KeptShift>> KeptAsync(Viewer viewer, CancellationToken cancellation)
    {
        var since = viewer.Now.AddDays(-31);
        var shifts = await Shifts(db.Shifts.VisibleTo(viewer).Where(s => s.EndsAt > since)).ToListAsync(cancellation);
        var mine = shifts.FindAll(shift => viewer.KeepsShift(shift.SessionId, shift.TournamentId));
        var ids = mine.ConvertAll(shift => shift.Id);
        var signups = await Signups(db.Signups.VisibleTo(viewer).Where(s => ids.Contains(s.ShiftId) && s.State != SignupState.Withdrawn))
            .ToListAsync(cancellation);
        return mine.ConvertAll(shift => new KeptShift(shift, signups.FindAll(signup => signup.ShiftId == shift.Id)));
    }

    /// <summary>Sessions and tournaments to come at which the viewer may make shifts.</summary>
    public async Task<IReadOnlyList<Whereabouts>> WhereaboutsAsync(Viewer viewer, CancellationToken cancellation)
    {
        List<Whereabouts> places = [];
        if (viewer.IsAdministrator || viewer.IsProgramOfficer)
        {
            var sessions = await db.TrainingSessions.Where(s => s.StartsAt > viewer.Now && s.State != SessionState.Cancelled).OrderBy(s => s.StartsAt)
                .Select(s => new { s.Id, s.Course.Name, s.Course.NameEn, s.StartsAt, s.TimeZone }).ToListAsync(cancellation);
            places.AddRange(sessions.Select(s => new Whereabouts(
                $"session-{s.Id}", $"{new SessionTime(s.StartsAt, s.TimeZone)} {s.Name}", $"{new SessionTime(s.StartsAt, s.TimeZone)} {s.NameEn}")));
        }
        var today = DateOnly.FromDateTime(viewer.Now).AddDays(-1);
        var tournaments = await db.Tournaments.VisibleTo(viewer).Where(t => t.EndsOn >= today && t.State != TournamentState.Cancelled)
            .OrderBy(t => t.StartsOn).Select(t => new { t.Id, t.Name, t.NameEn }).ToListAsync(cancellation);
        places.AddRange(tournaments.Where(t => viewer.OrganizesTournament(t.Id)).Select(t => new Whereabouts($"tournament-{t.Id}", t.Name, t.NameEn)));
        return places;
    }

    private static IQueryable<ShiftRow> Shifts(IQueryable<Shift> shifts) => shifts.AsNoTracking().OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
        .Select(s => new ShiftRow(
            s.Id, s.Name, s.NameEn, s.Skill, s.StartsAt, s.EndsAt, s.TimeZone, s.Places, s.PlacesTaken,
            s.Session != null ? s.Session.Venue.Name : s.Tournament!.Name,
            s.Session != null ? s.Session.Venue.NameEn : s.Tournament!.NameEn, s.SessionId, s.TournamentId));

    private static IQueryable<SignupRow> Signups(IQueryable<Signup> signups) => signups.AsNoTracking().OrderBy(s => s.Id)
        .Select(s => new SignupRow(s.Id, s.RowVersion, s.ShiftId, s.State, s.Minutes, s.Volunteer.DisplayName));
}
