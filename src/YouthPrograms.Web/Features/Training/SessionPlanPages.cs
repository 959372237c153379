using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>An officer plans a session, says who teaches it, and opens it for schools.</summary>
internal static class SessionPlanPages
{
    public static void MapSessionPlans(this IEndpointRouteBuilder office)
    {
        office.MapGet("/sessions/new", async (SessionForms forms, CancellationToken cancellation) =>
            Show(await forms.NewAsync(cancellation), FormState.Empty, StatusCodes.Status200OK));
        office.MapPost("/sessions/new", CreateAsync);
        office.MapGet("/sessions/{id:long}/plan", async (long id, SessionForms forms, SessionDesk desk, Viewer viewer, CancellationToken cancellation) =>
            await desk.FindAsync(id, viewer, cancellation) is { } found ? Show(forms.Of(found.Session), FormState.Empty, StatusCodes.Status200OK) : Pages.NotFound());
        office.MapPost("/sessions/{id:long}/plan", ChangeAsync);
        office.MapPost("/sessions/{id:long}/open", (long id, FormPost post, OpenSession use, SessionDesk desk, Viewer viewer, CancellationToken cancellation) =>
            RunAsync(id, "open", "session-opened", post, () => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), desk, viewer, cancellation));
        office.MapPost("/sessions/{id:long}/trainers", (long id, FormPost post, AssignTrainers use, SessionDesk desk, Viewer viewer, CancellationToken cancellation) =>
            RunAsync(id, "trainers", "trainers-assigned", post, () => use.RunAsync(new(id, Chosen(post), post.Whole("RowVersion")), viewer, cancellation), desk, viewer, cancellation));
    }

    private static IResult Show(RowForm form, FormState state, int status) => Pages.Show<RowFormPage>(new { Form = form, State = state }, status);

    // Boxes that were ticked; what is no number was not made by the page.
    private static List<long> Chosen(FormPost post) =>
        [.. post.Form["TrainerIds"].Select(text => long.TryParse(text, out var id) ? id : -1)];

    private static async Task<IResult> CreateAsync(
        FormPost post, SessionForms forms, EditRow<TrainingSession> rows, Viewer viewer, CancellationToken cancellation)
    {
        var fill = await forms.ReadNewAsync(post, cancellation);
        long made = 0;
        if (post.IsSound)
        {
            var created = await rows.CreateAsync(fill, viewer, cancellation);
            if (created.IsRefused(out var problem))
                post.Refuse(problem);
            else
                made = created.Value;
        }
        return post.IsSound
            ? Pages.Done(SessionForms.Address(made), "session-planned")
            : Show(await forms.NewAsync(cancellation), post.State(), post.Status());
    }

    private static async Task<IResult> ChangeAsync(
        long id, FormPost post, SessionForms forms, EditRow<TrainingSession> rows, SessionDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, viewer, cancellation) is not { Session: var session, Venues: var venues })
            return Pages.NotFound();
        if (!session.State.IsChangeable())
            return Pages.Refused(BookingProblems.SessionNotChangeable);
        if (post.Whole("SeatsCap") is { } seats && venues.Single(venue => venue.Id == session.VenueId).Capacity is var capacity && seats > capacity)
            post.Refuse(BookingProblems.VenueTooSmall(capacity, seats) with { Target = "SeatsCap" });
        var change = SessionForms.ReadPlaces(post, session.TimeZone);
        var version = post.RequiredWhole("RowVersion");
        if (post.IsSound && (await rows.ChangeAsync(id, version, change, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(SessionForms.Address(id), "row-saved") : Show(forms.Of(session), post.State(), post.Status());
    }

    private static async Task<IResult> RunAsync(
        long id, string form, string said, FormPost post, Func<Task<Outcome<TrainingSession>>> run, SessionDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        if (post.IsSound && (await run()).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(SessionForms.Address(id), said) : await TrainingFeature.OfficeSessionAsync(id, desk, viewer, form, post, cancellation);
    }
}
