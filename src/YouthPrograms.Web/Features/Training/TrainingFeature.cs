using YouthPrograms.Data;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Training;

/// <summary>Safety education for the public, and the sessions for those who run them.</summary>
public static class TrainingFeature
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddScoped<FindSessions>()
        .AddScoped<SafetyOverview>()
        .AddScoped<ProgramImpact>()
        .AddScoped<SessionDesk>()
        .AddScoped<SessionForms>()
        .AddScoped<ClassTokens>()
        .AddScoped<CheckInClass>()
        .AddScoped<RecordAssessment>()
        .AddScoped<TimeDrill>()
        .AddScoped<IssueCertificates>()
        .AddScoped<CheckCertificate>()
        .AddScoped<DayReading>()
        .AddScoped<DayForms>()
        .AddScoped<DemoDays>();

    public static void MapTraining(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/safety", SafetyAsync).AllowAnonymous();
        routes.MapGet("/safety/sessions/{id:long}", SessionAsync).AllowAnonymous();
        routes.MapGet("/train", TrainAsync).RequireAuthorization(Policies.Trainer);
        var office = routes.MapGroup("/office").RequireAuthorization(Policies.Officer);
        office.MapGet("", OfficeAsync);
        office.MapGet("/sessions/{id:long}", (long id, SessionDesk desk, Viewer viewer, CancellationToken cancellation) =>
            OfficeSessionAsync(id, desk, viewer, null, null, cancellation));
        office.MapSessionPlans();
        office.MapPost("/sessions/{id:long}/reschedule", RescheduleAsync);
        office.MapPost("/sessions/{id:long}/cancel", CancelAsync);
        office.MapPost("/sessions/{id:long}/complete", (long id, FormPost post, CompleteSession complete, Viewer viewer, CancellationToken cancellation) =>
            CompleteAsync(id, $"/office/sessions/{id}", post, complete, viewer, cancellation));
        routes.MapPost("/train/sessions/{id:long}/complete", (long id, FormPost post, CompleteSession complete, Viewer viewer, CancellationToken cancellation) =>
            CompleteAsync(id, "/train", post, complete, viewer, cancellation)).RequireAuthorization(Policies.Trainer);
        routes.MapImpact();
        routes.MapDays();
        routes.MapCertificates();
    }

    private static async Task<IResult> SafetyAsync(
        HttpRequest request, FindSessions find, SafetyOverview overview, Viewer viewer, CancellationToken cancellation) =>
        Pages.Show<SafetyPage>(new
        {
            Found = await find.RunAsync(SessionFilter.Of(request.Query), viewer, cancellation),
            Courses = await overview.CoursesAsync(viewer.Now, cancellation),
            Programs = await overview.ProgramsAsync(cancellation),
            viewer.Now,
        });

    private static async Task<IResult> SessionAsync(long id, FindSessions find, Viewer viewer, CancellationToken cancellation) =>
        await find.FindAsync(id, viewer, cancellation) is { } session
            ? Pages.Show<SessionPage>(new { Session = session, viewer.Now })
            : Pages.NotFound();

    private static async Task<IResult> TrainAsync(SessionDesk desk, DayReading days, Viewer viewer, CancellationToken cancellation) =>
        Pages.Show<TrainPage>(new { Sessions = await desk.OfTrainerAsync(viewer, cancellation), Earlier = await days.EarlierAsync(viewer, cancellation) });

    private static async Task<IResult> OfficeAsync(HttpRequest request, FindSessions find, SessionDesk desk, Viewer viewer, CancellationToken cancellation) =>
        Pages.Show<OfficePage>(new
        {
            Ended = await desk.EndedOpenAsync(viewer, cancellation),
            Drafts = await desk.DraftsAsync(viewer, cancellation),
            Found = await find.RunAsync(SessionFilter.Of(request.Query), viewer, cancellation),
            viewer.Now,
        });

    internal static async Task<IResult> OfficeSessionAsync(
        long id, SessionDesk desk, Viewer viewer, string? failed, FormPost? post, CancellationToken cancellation) =>
        await desk.FindAsync(id, viewer, cancellation) is { } detail
            ? Pages.Show<OfficeSessionPage>(
                new { Detail = detail, viewer.Now, Failed = failed, State = post?.State() ?? FormState.Empty },
                post?.Status() ?? StatusCodes.Status200OK)
            : Pages.NotFound();

    private static async Task<IResult> RescheduleAsync(
        long id, FormPost post, RescheduleSession reschedule, SessionDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, viewer, cancellation) is not { Session: var session })
            return Pages.NotFound();
        DateTime? Utc(DateTime? local) => local is { } time ? SessionTime.ToUtc(time, session.TimeZone) : null;
        post.RequiredText("StartsAt");
        var request = new RescheduleSessionRequest(
            id, Utc(post.LocalTime("StartsAt")) ?? default, Utc(post.LocalTime("EndsAt")), post.Key("VenueId"), post.Text("Reason"),
            post.Whole("RowVersion"));
        if (post.IsSound && (await reschedule.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done($"/office/sessions/{id}", "session-rescheduled")
            : await OfficeSessionAsync(id, desk, viewer, "reschedule", post, cancellation);
    }

    private static async Task<IResult> CompleteAsync(
        long id, string back, FormPost post, CompleteSession complete, Viewer viewer, CancellationToken cancellation)
    {
        var request = new CompleteSessionRequest(id, post.Whole("RowVersion"));
        if (post.IsSound && (await complete.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(back, "session-completed") : Pages.Refused(post.Problems[0]);
    }

    private static async Task<IResult> CancelAsync(
        long id, FormPost post, CancelSession cancel, SessionDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        var request = new CancelSessionRequest(id, post.Text("CancelReason"), post.Whole("RowVersion"));
        if (post.IsSound && (await cancel.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem.Target == "Reason" ? problem with { Target = "CancelReason" } : problem);
        return post.IsSound
            ? Pages.Done($"/office/sessions/{id}", "session-cancelled")
            : await OfficeSessionAsync(id, desk, viewer, "cancel", post, cancellation);
    }
}
