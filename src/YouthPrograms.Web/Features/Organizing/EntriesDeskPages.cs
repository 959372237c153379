using Microsoft.AspNetCore.Mvc;
using YouthPrograms.Data;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>The desk at which entries of one event are decided and seeded.</summary>
internal static class EntriesDeskPages
{
    public static void MapEntriesDesk(this IEndpointRouteBuilder organize)
    {
        var desk = organize.MapGroup("/{slug}/{code}/entries");
        desk.MapGet("", (string slug, string code, OrganizeReading reading, Viewer viewer, CancellationToken cancellation) =>
            ShowAsync(slug, code, FormState.Empty, 200, reading, viewer, cancellation));
        desk.MapPost("/accept-all", AcceptAllAsync);
        desk.MapPost("/seeds", SeedAsync);
        desk.MapPost("/{entryId:long}/accept", AcceptAsync);
        desk.MapReason("reject", "entry-rejected", (RejectEntry use, long entry, string reason, Viewer viewer, CancellationToken cancellation) =>
            use.RunAsync(new(entry, reason), viewer, cancellation));
        desk.MapReason("withdraw", "entry-withdrawn", (WithdrawEntry use, long entry, string reason, Viewer viewer, CancellationToken cancellation) =>
            use.RunAsync(new(entry, reason), viewer, cancellation));
        desk.MapReason("reinstate", "entry-reinstated", (LeaveEvent use, long entry, string reason, Viewer viewer, CancellationToken cancellation) =>
            use.ReinstateAsync(new(entry, reason), viewer, cancellation));
    }

    private static async Task<IResult> ShowAsync(
        string slug, string code, FormState state, int status, OrganizeReading reading, Viewer viewer, CancellationToken cancellation) =>
        await reading.DeskAsync(slug, code, viewer, cancellation) is { } desk
            ? Pages.Show<EntriesDeskPage>(new { Desk = desk, State = state }, status)
            : Pages.NotFound();

    private static async Task<IResult> AcceptAllAsync(
        string slug, string code, FormPost post, OrganizeReading reading, AcceptAll accept, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.DeskAsync(slug, code, viewer, cancellation) is not { } desk)
            return Pages.NotFound();
        if (post.IsSound && (await accept.RunAsync(new AcceptAllRequest(desk.Event.Id), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(desk.Address, "entries-accepted") : Pages.Refused(post.Problems[0]);
    }

    private static async Task<IResult> AcceptAsync(
        string slug, string code, long entryId, FormPost post, OrganizeReading reading, AcceptEntry accept, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.DeskAsync(slug, code, viewer, cancellation) is not { } desk || desk.Entries.All(e => e.Id != entryId))
            return Pages.NotFound();
        if (post.IsSound && (await accept.RunAsync(new AcceptEntryRequest(entryId), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(desk.Address, "entry-accepted") : Pages.Refused(post.Problems[0]);
    }

    /// <summary>A page that asks why before it is done.</summary>
    private static void MapReason<TUse>(
        this RouteGroupBuilder desk, string verb, string said, Func<TUse, long, string, Viewer, CancellationToken, Task<Outcome<Done>>> run)
        where TUse : class
    {
        desk.MapGet("/{entryId:long}/" + verb, async (string slug, string code, long entryId, OrganizeReading reading, Viewer viewer, CancellationToken cancellation) =>
            Show(await reading.DeskAsync(slug, code, viewer, cancellation), entryId, FormState.Empty, 200));
        desk.MapPost("/{entryId:long}/" + verb, async (
            string slug, string code, long entryId, FormPost post, OrganizeReading reading, [FromServices] TUse use, Viewer viewer, CancellationToken cancellation) =>
        {
            if (await reading.DeskAsync(slug, code, viewer, cancellation) is not { } desk || desk.Entries.All(e => e.Id != entryId))
                return Pages.NotFound();
            var reason = post.RequiredText("Reason");
            if (post.IsSound && (await run(use, entryId, reason, viewer, cancellation)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done(desk.Address, said) : Show(desk, entryId, post.State(), post.Status());
        });

        IResult Show(EntriesDesk? desk, long entryId, FormState state, int status) =>
            desk?.Entries.FirstOrDefault(e => e.Id == entryId) is { } entry
                ? Pages.Show<ReasonPage>(new { Desk = desk, Entry = entry, Verb = verb, State = state }, status)
                : Pages.NotFound();
    }

    private static async Task<IResult> SeedAsync(
        string slug, string code, FormPost post, OrganizeReading reading, SetSeeds seeds, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.DeskAsync(slug, code, viewer, cancellation) is not { } desk)
            return Pages.NotFound();
        var typed = desk.Entries.Where(e => e.IsInForce).Select(e => (e.Id, Seed: post.Whole(SetSeeds.FieldOf(e.Id))))
            .Where(e => e.Seed is not null).ToDictionary(e => e.Id, e => e.Seed!.Value);
        if (post.IsSound && (await seeds.RunAsync(new SetSeedsRequest(desk.Event.Id, typed), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done(desk.Address, "seeds-set")
            : Pages.Show<EntriesDeskPage>(new { Desk = desk, State = post.State() }, post.Status());
    }
}
