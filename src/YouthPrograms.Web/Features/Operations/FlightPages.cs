using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>The flight plan of a booking or an entry, as a page and for programs.</summary>
internal static class FlightPages
{
    public static void MapFlights(this IEndpointRouteBuilder routes)
    {
        var mails = routes.MapGroup("/mails").RequireAuthorization(Policies.SignedIn);
        mails.MapGet("/bookings/{id:long}", OfBookingAsync);
        mails.MapGet("/entries/{id:long}", OfEntryAsync);
    }

    public static ODataSetBuilder<Booking, Viewer> BookingFlights(this ODataSetBuilder<Booking, Viewer> set) => set
        .Function("FlightPlan", function => function
            .ReturnsMany<FlightLine>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<ReadFlightPlan>().OfBookingAsync(id, context.Viewer, context.Aborted), Lines)));

    public static ODataSetBuilder<Entry, Viewer> EntryFlights(this ODataSetBuilder<Entry, Viewer> set) => set
        .Function("FlightPlan", function => function
            .ReturnsMany<FlightLine>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<ReadFlightPlan>().OfEntryAsync(id, context.Viewer, context.Aborted), Lines)));

    private static ODataResult Lines(Flights flights) => ODataResult.Value(flights.Lines.Select(FlightLine.Of).ToList());

    private static async Task<IResult> OfBookingAsync(long id, ReadFlightPlan read, ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        var found = await read.OfBookingAsync(id, viewer, cancellation);
        if (found.IsRefused(out var problem))
            return Pages.Refused(problem);
        var booking = await db.Bookings.Where(b => b.Id == id)
            .Select(b => new { b.ClassLabel, b.Session.Course.Name, b.Session.Course.NameEn, b.Session.TimeZone }).SingleAsync(cancellation);
        return Pages.Show<FlightPage>(new
        {
            About = $"{booking.ClassLabel} · {Texts.Choose(booking.Name, booking.NameEn)}",
            Flights = found.Value.Lines,
            booking.TimeZone,
        });
    }

    private static async Task<IResult> OfEntryAsync(long id, ReadFlightPlan read, ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        var found = await read.OfEntryAsync(id, viewer, cancellation);
        if (found.IsRefused(out var problem))
            return Pages.Refused(problem);
        var entry = await db.Entries.Where(e => e.Id == id)
            .Select(e => new { e.Label, e.LabelEn, e.Event.Name, e.Event.NameEn, e.Event.Tournament.TimeZone }).SingleAsync(cancellation);
        return Pages.Show<FlightPage>(new
        {
            About = $"{Texts.Choose(entry.Label, entry.LabelEn)} · {Texts.Choose(entry.Name, entry.NameEn)}",
            Flights = found.Value.Lines,
            entry.TimeZone,
        });
    }
}
