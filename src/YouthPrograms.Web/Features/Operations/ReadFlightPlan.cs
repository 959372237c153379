using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>
/// Every mail about a booking or an entry, past and to come, for operators and for those it concerns: a booking's school and
/// the officers; an entry's organizer and coach; a guardian reads those that went to themselves.
/// </summary>
public sealed class ReadFlightPlan(ProgramsDb db, FlightPlan flights)
{
    public async Task<Outcome<Flights>> OfBookingAsync(long id, Viewer viewer, CancellationToken cancellation)
    {
        var school = await db.Bookings.VisibleTo(viewer).Where(b => b.Id == id).Select(b => (long?)b.SchoolId).SingleOrDefaultAsync(cancellation);
        if (school is not { } found)
            return Problems.NotFound("Id");
        return viewer.SeesBookings || viewer.SpeaksForSchool(found)
            ? new Flights(await flights.OfBookingAsync(id, cancellation))
            : Problems.Forbidden();
    }

    public async Task<Outcome<Flights>> OfEntryAsync(long id, Viewer viewer, CancellationToken cancellation)
    {
        var entry = await db.Entries.VisibleTo(viewer).Where(e => e.Id == id)
            .Select(e => new { e.Event.TournamentId, e.DelegationId, IsGuardian = e.Members.Any(m => viewer.Guards.Contains(m.AthleteId)) })
            .SingleOrDefaultAsync(cancellation);
        if (entry is null)
            return Problems.NotFound("Id");
        var seesAll = viewer.IsAuditor || viewer.OrganizesTournament(entry.TournamentId) || viewer.CoachesDelegation(entry.DelegationId);
        if (!seesAll && !entry.IsGuardian)
            return Problems.Forbidden();
        var all = await flights.OfEntryAsync(id, cancellation);
        return new Flights(seesAll ? all : [.. all.Where(f => f.Recipient is null || f.AccountId == viewer.AccountId)]);
    }
}

/// <summary>In the order in which they are due; rules without a mail come last.</summary>
public sealed record Flights(IReadOnlyList<Flight> Lines);

/// <summary>A line of a flight plan as a program reads it. Fate says what becomes of the mail, or why there is none.</summary>
public sealed record FlightLine(
    string RuleCode, MessageClass Class, string Fate, string? Recipient, string? Language, string? Reason,
    DateTimeOffset? DueAt, DateTimeOffset? SentAt, string? Note)
{
    internal static FlightLine Of(Flight flight) => new(
        flight.Rule.Code, flight.Rule.Class, flight.Fate, flight.Recipient, flight.Language, flight.Reason, Utc(flight.DueAt), Utc(flight.SentAt), flight.Note);

    private static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
}
