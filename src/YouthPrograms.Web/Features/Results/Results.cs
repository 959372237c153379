using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Results;

/// <summary>The results desk: made for somebody who types match after match and never touches a mouse.</summary>
public static class Results
{
    private const string TakeBack = "TakeBack";

    public static void AddResults(this IServiceCollection services)
    {
        services.AddScoped<RecordResult>();
        services.AddScoped<CorrectResult>();
        services.AddScoped<SubmitLineUp>();
        services.AddScoped<CallMatch>();
        services.AddScoped<LeaveEvent>();
        services.AddScoped<CallBoard>();
        services.AddScoped<OrderOfPlay>();
        services.AddScoped<ScheduleMatch>();
        services.AddScoped<ScorerLinks>();
        services.AddScoped<MakeScorerLink>();
        services.AddScoped<RevokeScorerLink>();
        services.AddScoped<ScoreBoards>();
        services.AddScoped<ResultsDesk>();
    }

    // Organizers and scorers: whether it is their tournament, the desk finds out with the event.
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/organize/{slug}/{code}/results").RequireAuthorization(Policies.SignedIn);
        desk.MapGet("", ShowAsync);
        desk.MapPost("", RecordAsync);
        desk.MapGet("/{number:int}", ShowMatchAsync);
        desk.MapPost("/{number:int}/correct", CorrectAsync);
        desk.MapPost("/{number:int}/line-up", LineUpAsync);
        desk.MapPost("/{number:int}/call", CallAsync);
        desk.MapPost("/{number:int}/schedule", ScheduleAsync);
        routes.MapCallBoard();
        routes.MapScore();
    }

    private static async Task<IResult> ShowAsync(
        string slug, string code, int? last, ResultsDesk desk, Viewer viewer, CancellationToken cancellation) =>
        await desk.ReadAsync(slug, code, viewer, cancellation) is { } view
            ? Pages.Show<ResultsPage>(new { View = view, Last = last is { } number ? view.Find(number) : null })
            : Pages.NotFound();

    private static async Task<IResult> RecordAsync(RecordResult record, [AsParameters] ResultPost post)
    {
        var view = await post.ReadAsync();
        if (view is null)
            return Pages.NotFound();
        var number = post.Form.RequiredWhole("match");
        var (rubber, outcome, winner) = (post.Form.Whole("rubber"), post.Form.Choice<MatchOutcome>("outcome"), post.Form.Choice<Side>("winner"));
        var match = view.Find(number);
        if (post.Form.IsSound && match is null)
            post.Form.Refuse(ResultProblems.NoSuchMatch(number));
        if (!post.Form.IsSound)
            return Pages.Show<ResultsPage>(new { View = view, State = post.Form.State() }, post.Form.Status());
        var request = new RecordResultRequest(match!.Id, rubber, outcome ?? MatchOutcome.Played, winner, post.Form.Text("games") ?? "");
        if ((await record.RunAsync(request, post.Viewer, post.Cancellation)).IsRefused(out var problem))
            post.Form.Refuse(problem);
        return post.Form.IsSound
            ? Pages.Done($"{view.Address}?last={number}", "result-recorded")
            : Pages.Show<ResultsPage>(new { View = view, State = post.Form.State() }, post.Form.Status());
    }

    private static async Task<IResult> ShowMatchAsync(
        int number, string slug, string code, ResultsDesk desk, Viewer viewer, CancellationToken cancellation) =>
        await desk.ReadAsync(slug, code, viewer, cancellation) is { } view && view.Find(number) is { } match
            ? await MatchPageAsync(desk, view, match, FormState.Empty, StatusCodes.Status200OK, cancellation)
            : Pages.NotFound();

    private static async Task<IResult> CorrectAsync(int number, CorrectResult correct, [AsParameters] ResultPost post)
    {
        if (await post.ReadAsync() is not { } view || view.Find(number) is not { } match)
            return Pages.NotFound();
        var outcome = post.Form.Text("outcome") == TakeBack ? default(MatchOutcome?) : post.Form.Choice<MatchOutcome>("outcome") ?? MatchOutcome.Played;
        var request = new CorrectResultRequest(
            match.Id, post.Form.Whole("rubber") ?? 0, outcome, post.Form.Choice<Side>("winner"), post.Form.Text("games") ?? "",
            post.Form.Text("reason") ?? "", post.Form.Checked("voidDependents"));
        if (post.Form.IsSound && (await correct.RunAsync(request, post.Viewer, post.Cancellation)).IsRefused(out var problem))
            post.Form.Refuse(problem);
        return post.Form.IsSound
            ? Pages.Done($"{view.Address}/{number}", "result-corrected")
            : await MatchPageAsync(post.Desk, view, match, post.Form.State(), post.Form.Status(), post.Cancellation);
    }

    private static async Task<IResult> LineUpAsync(int number, SubmitLineUp submit, [AsParameters] ResultPost post)
    {
        if (await post.ReadAsync() is not { } view || view.Find(number) is not { } match)
            return Pages.NotFound();
        if (await post.Desk.LineUpAsync(view, match, post.Cancellation) is not { } lineUp)
            return Pages.Refused(ResultProblems.NotReady(number));
        var request = new SubmitLineUpRequest(
            match.Id, [.. lineUp.SideA.Select(p => post.Form.RequiredKey(p.Name))], [.. lineUp.SideB.Select(p => post.Form.RequiredKey(p.Name))]);
        if (post.Form.IsSound && (await submit.RunAsync(request, post.Viewer, post.Cancellation)).IsRefused(out var problem))
            post.Form.Refuse(problem);
        return post.Form.IsSound
            ? Pages.Done($"{view.Address}/{number}", "line-up-set")
            : await MatchPageAsync(post.Desk, view, match, post.Form.State(), post.Form.Status(), post.Cancellation);
    }

    private static async Task<IResult> CallAsync(int number, CallMatch call, [AsParameters] ResultPost post)
    {
        if (await post.ReadAsync() is not { } view || view.Find(number) is not { } match)
            return Pages.NotFound();
        var table = post.Form.Key("tableId");
        if (post.Form.IsSound && (await call.RunAsync(new(match.Id, table), post.Viewer, post.Cancellation)).IsRefused(out var problem))
            post.Form.Refuse(problem);
        return post.Form.IsSound
            ? Pages.Done($"{view.Address}/{number}", "match-called")
            : await MatchPageAsync(post.Desk, view, match, post.Form.State(), post.Form.Status(), post.Cancellation);
    }

    private static async Task<IResult> ScheduleAsync(int number, ScheduleMatch schedule, [AsParameters] ResultPost post)
    {
        if (await post.ReadAsync() is not { } view || view.Find(number) is not { } match)
            return Pages.NotFound();
        var request = new ScheduleMatchRequest(
            match.Id, UtcOf(post.Form, "ScheduledAt", view), UtcOf(post.Form, "NotBefore", view), post.Form.Key("TableId"), post.Form.Whole("RowVersion"));
        if (post.Form.IsSound && (await schedule.RunAsync(request, post.Viewer, post.Cancellation)).IsRefused(out var problem))
            post.Form.Refuse(problem);
        return post.Form.IsSound
            ? Pages.Done($"{view.Address}/{number}", "match-scheduled")
            : await MatchPageAsync(post.Desk, view, match, post.Form.State(), post.Form.Status(), post.Cancellation);
    }

    private static DateTime? UtcOf(FormPost form, string field, DeskView view)
    {
        if (form.LocalTime(field) is not { } local)
            return null;
        var utc = VenueTime.Utc(local, view.Head.TimeZone);
        if (utc is null)
            form.Refuse(new Problem(ProblemKind.Invalid, "not-a-date", field, form.Text(field)!));
        return utc;
    }

    private static async Task<IResult> MatchPageAsync(
        ResultsDesk desk, DeskView view, MatchLine match, FormState state, int status, CancellationToken cancellation) =>
        Pages.Show<MatchDeskPage>(
            new
            {
                View = view,
                Match = match,
                Log = await desk.LogAsync(match.Id, cancellation),
                LineUp = await desk.LineUpAsync(view, match, cancellation),
                Tables = await desk.TablesAsync(view.Head.TournamentId, cancellation),
                State = state,
            },
            status);
}

internal sealed record ResultPost(string Slug, string Code, FormPost Form, ResultsDesk Desk, Viewer Viewer, CancellationToken Cancellation)
{
    public Task<DeskView?> ReadAsync() => Desk.ReadAsync(Slug, Code, Viewer, Cancellation);
}
