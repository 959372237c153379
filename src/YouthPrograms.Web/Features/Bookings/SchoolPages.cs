using System.Globalization;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What the form starts with.</summary>
public sealed record BookingPrefill(long SchoolId, string? ClassLabel, string? Pupils, string? Adults);

/// <summary>A school finds a session and books a class into it.</summary>
public static class SchoolPages
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/school").RequireAuthorization(Policies.School);
        school.MapGet("", FrontAsync);
        school.MapGet("/sessions", FindAsync);
        school.MapGet("/sessions/{id:long}/book", (long id, HttpRequest request, BookingForm form, CancellationToken cancellation) =>
            form.ShowAsync(id, request.Query, null, cancellation));
        school.MapPost("/sessions/{id:long}/book", BookAsync);
        school.MapPost("/sessions/{id:long}/wait", WaitAsync);
        school.MapPost("/waitlist/{id:long}/withdraw", WithdrawAsync);
        school.MapPost("/waitlist/{id:long}/accept", (long id, FormPost post, AcceptOffer accept, Viewer viewer, CancellationToken cancellation) =>
            AnswerOfferAsync(id, post, "offer-accepted", request => accept.RunAsync(request, viewer, cancellation)));
        school.MapPost("/waitlist/{id:long}/decline", (long id, FormPost post, DeclineOffer decline, Viewer viewer, CancellationToken cancellation) =>
            AnswerOfferAsync(id, post, "offer-declined", request => decline.RunAsync(request, viewer, cancellation)));
        school.MapVisits();
    }

    /// <summary>The part of an address that carries a class along.</summary>
    public static string ForClass(string? label) => label is null ? "" : "?class=" + Uri.EscapeDataString(label);

    private static async Task<IResult> FrontAsync(long? school, SchoolDesk desk, Viewer viewer, CancellationToken cancellation) =>
        await desk.FrontAsync(school, viewer, cancellation) is { } front
            ? Pages.Show<SchoolPage>(new { Front = front, viewer.Now })
            : Pages.NotFound();

    private static async Task<IResult> FindAsync(HttpRequest request, FindSessions find, Viewer viewer, CancellationToken cancellation) =>
        Pages.Show<FindSessionPage>(new
        {
            Found = await find.RunAsync(SessionFilter.Of(request.Query), viewer, cancellation),
            ClassLabel = ClassVisit.Text(request.Query["class"]),
            viewer.Now,
        });

    private static async Task<IResult> BookAsync(
        long id, FormPost post, BookSession book, BookingForm form, Viewer viewer, CancellationToken cancellation)
    {
        var request = new BookSessionRequest(
            id, post.RequiredKey("SchoolId"), post.Text("ClassLabel"), post.RequiredWhole("Pupils"), post.RequiredWhole("Adults"),
            post.Text("ContactName"), post.Text("ContactEmail"), [.. post.Form["AccessNeeds"].OfType<string>()], post.Checked("Hold"));
        if (post.IsSound)
        {
            var outcome = await book.RunAsync(request, viewer, cancellation);
            if (!outcome.IsRefused(out var problem))
                return Pages.Done($"/school/bookings/{outcome.Value.Id}", request.Hold ? "seats-held" : "class-booked");
            if (problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
                return Pages.Refused(problem);
            post.Refuse(problem);
        }
        return await form.ShowAsync(id, null, post, cancellation);
    }

    private static async Task<IResult> WaitAsync(
        long id, FormPost post, JoinWaitlist join, BookingForm form, Viewer viewer, CancellationToken cancellation)
    {
        var request = new JoinWaitlistRequest(
            id, post.RequiredKey("SchoolId"), post.Text("ClassLabel"), post.RequiredWhole("Pupils"), post.RequiredWhole("Adults"),
            post.Whole("SmallestAcceptable"));
        if (post.IsSound)
        {
            if (!(await join.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
                return Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/school?school={request.SchoolId}"), "waitlist-joined");
            if (problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
                return Pages.Refused(problem);
            post.Refuse(problem);
        }
        return await form.ShowAsync(id, null, post, cancellation);
    }

    private static async Task<IResult> AnswerOfferAsync(
        long id, FormPost post, string said, Func<OfferRequest, Task<Outcome<WaitlistEntry>>> answer)
    {
        var request = new OfferRequest(id, post.Whole("RowVersion"));
        if (!post.IsSound)
            return Pages.Refused(post.Problems[0]);
        var answered = await answer(request);
        return answered.IsRefused(out var problem)
            ? Pages.Refused(problem)
            : Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/school?school={answered.Value.SchoolId}"), said);
    }

    private static async Task<IResult> WithdrawAsync(
        long id, FormPost post, WithdrawFromWaitlist withdraw, Viewer viewer, CancellationToken cancellation)
    {
        var request = new WithdrawFromWaitlistRequest(id, post.Whole("RowVersion"));
        if (!post.IsSound)
            return Pages.Refused(post.Problems[0]);
        return (await withdraw.RunAsync(request, viewer, cancellation)).IsRefused(out var problem)
            ? Pages.Refused(problem)
            : Pages.Done("/school", "waitlist-withdrawn");
    }
}

/// <summary>The booking form, fresh or with what was typed and refused.</summary>
public sealed class BookingForm(FindSessions find, SchoolDesk desk, NearestSessions nearest, ProgramsDb db, Viewer viewer)
{
    public async Task<IResult> ShowAsync(long sessionId, IQueryCollection? query, FormPost? post, CancellationToken cancellation)
    {
        if (await find.FindAsync(sessionId, viewer, cancellation) is not { } session)
            return Pages.NotFound();
        var schools = await desk.SchoolsAsync(viewer, cancellation);
        if (schools.Count == 0)
            return Pages.Forbidden();
        var chosen = long.TryParse(post?.Text("SchoolId") ?? query?["school"].ToString(), CultureInfo.InvariantCulture, out var id) ? id : 0;
        var school = schools.Find(one => one.Id == chosen) ?? schools[0];
        var classes = await desk.ClassesAsync(school.Id, cancellation);
        var prefill = Prefill(session, school.Id, classes, query);
        var state = post?.State() ?? FormState.Empty;
        return Pages.Show<BookPage>(
            new
            {
                Session = session,
                Schools = schools,
                Classes = classes,
                Prefill = prefill,
                Near = await NearAsync(session, prefill, state, cancellation),
                State = state,
                viewer.Now,
            },
            post?.Status() ?? StatusCodes.Status200OK);
    }

    /// <summary>A class of the school brings its pupils and the adults they need; an address may say otherwise.</summary>
    private static BookingPrefill Prefill(SessionRow session, long schoolId, List<ClassRow> classes, IQueryCollection? query)
    {
        var label = ClassVisit.Text(query?["class"]);
        var pupils = ClassVisit.Text(query?["pupils"])
            ?? classes.Find(row => row.Label == label)?.Pupils.ToString(CultureInfo.InvariantCulture);
        var limits = new HeadcountLimits(session.SeatsCap, session.PupilsPerAdult);
        var adults = ClassVisit.Text(query?["adults"])
            ?? (int.TryParse(pupils, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= HeadcountLimits.MostPupils
                ? limits.AdultsNeeded(count).ToString(CultureInfo.InvariantCulture)
                : null);
        return new(schoolId, label, pupils, adults);
    }

    /// <summary>From the refusal, or at once for a session that takes nobody.</summary>
    private async Task<Alternatives> NearAsync(SessionRow session, BookingPrefill prefill, FormState state, CancellationToken cancellation)
    {
        if (state.Problems.SelectMany(problem => problem.Arguments).OfType<Alternatives>().FirstOrDefault() is { } near)
            return near;
        if (session.TakesBookings(viewer.Now) && !session.IsFull)
            return Alternatives.None;
        // A number that is wrong in itself says nothing about what would fit.
        var isCount = int.TryParse(state.ValueOf("Pupils") ?? prefill.Pupils, CultureInfo.InvariantCulture, out var typed)
            && typed is > 0 and <= HeadcountLimits.MostPupils;
        var wanted = await BookableSession.ReadAsync(db, session.Id, cancellation);
        return await nearest.FindAsync(wanted, new(isCount ? typed : 1, 0), viewer.Now, cancellation);
    }
}
