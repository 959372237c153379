using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The coach's pages. An organizer uses those of a delegation, too; anybody else finds nothing there.</summary>
internal static class CoachPages
{
    public static void MapCoachPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/coach", async (DelegationReading reading, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<CoachPage>(new { Delegations = await reading.CoachedAsync(viewer, cancellation) })).RequireAuthorization(Policies.Coach);
        var delegation = routes.MapGroup("/coach/{delegationId:long}").RequireAuthorization(Policies.SignedIn);
        delegation.MapGet("", (long delegationId, DelegationReading reading, Viewer viewer, CancellationToken cancellation) =>
            reading.ShowAsync(delegationId, viewer, row => Pages.Show<DelegationPage>(new { Row = row }), cancellation));
        delegation.MapPost("/invite", InviteAsync);
        delegation.MapRosterPages();
        delegation.MapAthletePages();
        delegation.MapGet("/enter/{code}", (long delegationId, string code, DelegationReading reading, Viewer viewer, CancellationToken cancellation) =>
            reading.ShowAsync(delegationId, viewer, row => EventOf(row, code) is { } e ? Pages.Show<EnterPage>(new { Row = row, Event = e }) : Pages.NotFound(), cancellation));
        delegation.MapPost("/enter/{code}", EnterAsync);
        delegation.MapGet("/entries/{entryId:long}", (long delegationId, long entryId, DelegationReading reading, Viewer viewer, CancellationToken cancellation) =>
            reading.ShowAsync(delegationId, viewer, row => ShowEntry(row, entryId, FormState.Empty, 200), cancellation));
        delegation.MapPost("/entries/{entryId:long}/withdraw", WithdrawAsync);
    }

    /// <summary>Answers with a page of the delegation, or with 404 where the viewer does not lead it.</summary>
    public static async Task<IResult> ShowAsync(
        this DelegationReading reading, long delegationId, Viewer viewer, Func<DelegationRow, IResult> show, CancellationToken cancellation) =>
        await reading.FindAsync(delegationId, viewer, cancellation) is { } row ? show(row) : Pages.NotFound();

    private static async Task<IResult> EnterAsync(
        long delegationId,
        string code,
        FormPost post,
        DelegationReading reading,
        EntryDoors doors,
        Viewer viewer,
        CancellationToken cancellation)
    {
        if (await reading.FindAsync(delegationId, viewer, cancellation) is not { } row || EventOf(row, code) is not { } e)
            return Pages.NotFound();
        var singles = e.Kind == EventKind.Singles;
        var athlete = singles ? post.RequiredKey("AthleteId") : 0;
        var team = singles ? [] : Ranked(row.FittingFor(e), post);
        if (post.IsSound)
        {
            var entered = singles
                ? await doors.Athlete.RunAsync(new EnterAthleteRequest(athlete, e.Id, post.Text("Reason")), viewer, cancellation)
                : await doors.Team.RunAsync(new EnterTeamRequest(delegationId, e.Id, team, post.Text("Reason")), viewer, cancellation);
            if (entered.IsRefused(out var problem))
                post.Refuse(problem);
        }
        return post.IsSound
            ? Pages.Done(row.Address, "entered")
            : Pages.Show<EnterPage>(new { Row = row, Event = e, State = post.State() }, post.Status());
    }

    private static async Task<IResult> InviteAsync(
        long delegationId, FormPost post, DelegationReading reading, InviteCoach invite, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.FindAsync(delegationId, viewer, cancellation) is not { } row)
            return Pages.NotFound();
        var (email, language) = (post.RequiredText("email"), post.Text("language") is Languages.English ? Languages.English : Languages.Chinese);
        if (post.IsSound && (await invite.RunAsync(new InviteCoachRequest(delegationId, email, language), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done(row.Address, "coach-invited")
            : Pages.Show<DelegationPage>(new { Row = row, State = post.State() }, post.Status());
    }

    /// <summary>The athletes with a rank, by rank.</summary>
    private static long[] Ranked(IReadOnlyList<AthleteRow> athletes, FormPost post) =>
        [.. athletes.Select(a => (a.Id, Rank: post.Whole($"rank-{a.Id}"))).Where(a => a.Rank is not null).OrderBy(a => a.Rank).Select(a => a.Id)];

    private static async Task<IResult> WithdrawAsync(
        long delegationId,
        long entryId,
        FormPost post,
        DelegationReading reading,
        WithdrawEntry withdraw,
        Viewer viewer,
        CancellationToken cancellation)
    {
        if (await reading.FindAsync(delegationId, viewer, cancellation) is not { } row || row.Entries.All(e => e.Id != entryId))
            return Pages.NotFound();
        var reason = post.RequiredText("Reason");
        if (post.IsSound && (await withdraw.RunAsync(new WithdrawEntryRequest(entryId, reason), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(row.Address, "entry-withdrawn") : ShowEntry(row, entryId, post.State(), post.Status());
    }

    private static IResult ShowEntry(DelegationRow row, long entryId, FormState state, int status) =>
        row.Entries.FirstOrDefault(e => e.Id == entryId) is { } entry
            ? Pages.Show<EntryPage>(new { Row = row, Entry = entry, State = state }, status)
            : Pages.NotFound();

    private static Event? EventOf(DelegationRow row, string code) =>
        row.Events.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The two ways to enter an event; which one it is the event's kind decides.</summary>
public sealed record EntryDoors(EnterAthlete Athlete, EnterTeam Team);
