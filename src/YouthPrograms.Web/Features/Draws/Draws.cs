using YouthPrograms.Data;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>The draw of an event, before everybody's eyes, and its publication.</summary>
public static class Draws
{
    public static void AddDraws(this IServiceCollection services)
    {
        services.AddScoped<CommitDraw>();
        services.AddScoped<AddWitness>();
        services.AddScoped<MakeDraw>();
        services.AddScoped<PublishEvent>();
        services.AddScoped<UnpublishEvent>();
        services.AddScoped<VerifyDraw>();
        services.AddScoped<DrawDesk>();
    }

    public static void MapDraws(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/organize/{slug}/{code}").RequireAuthorization(Policies.Organizer);
        desk.MapGet("", ShowAsync);
        desk.MapPost("/commit", (CommitDraw commit, [AsParameters] DeskPost post) => post.RunAsync("commit", "draw-committed",
            (head, viewer) => commit.RunAsync(new(head.Id, post.Form.Text("reason")), viewer, post.Cancellation)));
        desk.MapPost("/witness", (AddWitness add, [AsParameters] DeskPost post) => post.RunAsync("witness", "witness-added",
            (head, viewer) => add.RunAsync(new(head.Id, post.Form.Text("text") ?? ""), viewer, post.Cancellation)));
        desk.MapPost("/make", (MakeDraw make, [AsParameters] DeskPost post) => post.RunAsync("make", "draw-made",
            (head, viewer) => make.RunAsync(new(head.Id), viewer, post.Cancellation)));
        desk.MapPost("/publish", (PublishEvent publish, [AsParameters] DeskPost post) => post.RunAsync("publish", "event-published",
            (head, viewer) => PublishAsync(publish, head, post, viewer)));
        desk.MapPost("/unpublish", (UnpublishEvent unpublish, [AsParameters] DeskPost post) => post.RunAsync("publish", "event-unpublished",
            (head, viewer) => unpublish.RunAsync(new(head.Id), viewer, post.Cancellation)));
        VerifyPages.Map(routes);
    }

    private static async Task<IResult> ShowAsync(string slug, string code, DrawDesk desk, Viewer viewer, CancellationToken cancellation) =>
        await desk.ReadAsync(slug, code, viewer, cancellation) is { } view
            ? Pages.Show<DrawPage>(new { View = view })
            : Pages.NotFound();

    private static async Task<Outcome<Done>> PublishAsync(PublishEvent publish, EventHead head, DeskPost post, Viewer viewer)
    {
        var local = post.Form.LocalTime("embargoUntil");
        if (!post.Form.IsSound)
            return post.Form.Problems.ToList();
        var until = local is null ? null : VenueTime.Utc(local.Value, head.TimeZone);
        return await publish.RunAsync(new(head.Id, until), viewer, post.Cancellation);
    }
}

/// <summary>A form of the organizer's page: runs its use case and comes back to the page.</summary>
internal sealed record DeskPost(string Slug, string Code, FormPost Form, DrawDesk Desk, Viewer Viewer, CancellationToken Cancellation)
{
    public async Task<IResult> RunAsync<T>(string form, string said, Func<EventHead, Viewer, Task<Outcome<T>>> act)
    {
        var view = await Desk.ReadAsync(Slug, Code, Viewer, Cancellation);
        if (view is null)
            return Pages.NotFound();
        if (Form.IsSound && (await act(view.Head, Viewer)).IsRefused(out var problem) && Form.IsSound)
            Form.Refuse(problem);
        if (Form.IsSound)
            return Pages.Done(view.Head.DeskAddress, said);
        return Pages.Show<DrawPage>(new { View = view, Form = form, State = Form.State() }, Form.Status());
    }
}
