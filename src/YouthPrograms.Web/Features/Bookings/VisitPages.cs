using System.Globalization;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>One booking of a school, and what can be done with it.</summary>
internal static class VisitPages
{
    public static void MapVisits(this IEndpointRouteBuilder school)
    {
        school.MapGet("/bookings/{id:long}", (long id, VisitForms forms, CancellationToken cancellation) =>
            forms.ShowAsync(id, null, null, cancellation));
        school.MapPost("/bookings/{id:long}/confirm", (long id, FormPost post, ConfirmBooking use, VisitForms forms, CancellationToken cancellation) =>
        {
            var request = new ConfirmBookingRequest(id, post.Whole("RowVersion"));
            return forms.RunAsync(id, post, "confirm", "booking-confirmed", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        school.MapPost("/bookings/{id:long}/reconfirm", (long id, FormPost post, ReconfirmBooking use, VisitForms forms, CancellationToken cancellation) =>
        {
            var request = new ReconfirmBookingRequest(id, post.Whole("RowVersion"));
            return forms.RunAsync(id, post, "reconfirm", "booking-agreed", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        school.MapPost("/bookings/{id:long}/resize", (long id, FormPost post, ResizeBooking use, VisitForms forms, CancellationToken cancellation) =>
        {
            var request = new ResizeBookingRequest(id, post.RequiredWhole("Pupils"), post.RequiredWhole("Adults"), post.Whole("RowVersion"));
            return forms.RunAsync(id, post, "resize", "booking-resized", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        school.MapPost("/bookings/{id:long}/move", (long id, FormPost post, MoveBooking use, VisitForms forms, CancellationToken cancellation) =>
        {
            var request = new MoveBookingRequest(id, post.RequiredKey("ToSessionId"), post.Whole("RowVersion"));
            return forms.RunAsync(id, post, "move", "booking-moved", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        school.MapPost("/bookings/{id:long}/sign", SignAsync);
        school.MapPost("/bookings/{id:long}/cancel", (long id, FormPost post, CancelBooking use, VisitForms forms, CancellationToken cancellation) =>
        {
            var request = new CancelBookingRequest(id, post.Text("Reason"), post.Whole("RowVersion"));
            return forms.RunAsync(id, post, "cancel", "booking-cancelled", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
    }

    private static async Task<IResult> SignAsync(long id, FormPost post, SignHandout use, StockReading stock, VisitForms forms, Viewer viewer, CancellationToken cancellation)
    {
        if (await stock.OfBookingAsync(id, viewer, cancellation) is not { } handout)
            return Pages.NotFound();
        var request = new SignHandoutRequest(handout.Id, post.Text("SignedBy"), post.Quantities(), post.Whole("HandoutVersion"));
        if (post.IsSound && (await use.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/school/bookings/{id}"), "handout-signed") : await forms.ShowAsync(id, "sign", post, cancellation);
    }
}

/// <summary>Runs one of a booking's forms and answers with the booking: anew, or with what was typed and refused.</summary>
public sealed class VisitForms(SchoolDesk desk, StockReading stock, DayReading days, Viewer viewer)
{
    public async Task<IResult> RunAsync(
        long id, FormPost post, string form, string said, Func<Viewer, Task<Outcome<Booking>>> run, CancellationToken cancellation)
    {
        if (!post.IsSound)
            return await ShowAsync(id, form, post, cancellation);
        var outcome = await run(viewer);
        if (!outcome.IsRefused(out var problem))
            return Pages.Done($"/school/bookings/{outcome.Value.Id}", said);
        post.Refuse(problem);
        return await ShowAsync(id, form, post, cancellation);
    }

    public async Task<IResult> ShowAsync(long id, string? failed, FormPost? post, CancellationToken cancellation)
    {
        if (await desk.VisitAsync(id, viewer, cancellation) is not { } visit)
            return Pages.NotFound();
        IReadOnlyList<SessionRow> targets = visit.IsFirm ? await desk.MoveTargetsAsync(visit, viewer.Now, cancellation) : [];
        return Pages.Show<BookingPage>(
            new
            {
                Visit = visit,
                Targets = targets,
                Handout = await stock.OfBookingAsync(id, viewer, cancellation),
                Certificates = await days.OfBookingAsync(visit.Booking, cancellation),
                viewer.Now,
                Failed = failed,
                State = post?.State() ?? FormState.Empty,
            },
            post?.Status() ?? StatusCodes.Status200OK);
    }
}
