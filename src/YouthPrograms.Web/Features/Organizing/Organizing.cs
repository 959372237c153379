using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>Running a tournament: its states, and the desk of its entries. Draws and results have desks of their own.</summary>
public static class Organizing
{
    public static void AddOrganizing(this IServiceCollection services)
    {
        services.AddScoped<OrganizedTournament>();
        services.AddScoped<OpenRegistration>();
        services.AddScoped<CloseRegistration>();
        services.AddScoped<PublishTournament>();
        services.AddScoped<WithdrawTournament>();
        services.AddScoped<CompleteTournament>();
        services.AddScoped<CancelTournament>();
        services.AddScoped<CloneTournament>();
        services.AddScoped<OrganizeReading>();
        services.AddScoped<TableDesk>();
    }

    public static void MapOrganizing(this IEndpointRouteBuilder routes)
    {
        var organize = routes.MapGroup("/organize").RequireAuthorization(Policies.Organizer);
        organize.MapGet("", async (OrganizeReading reading, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<OrganizePage>(new { Rows = await reading.AllAsync(viewer, cancellation) }));
        organize.MapGet("/{slug}", async (string slug, OrganizeReading reading, Viewer viewer, CancellationToken cancellation) =>
            await reading.FindAsync(slug, viewer, cancellation) is { } row ? Pages.Show<TournamentDeskPage>(new { Row = row }) : Pages.NotFound());
        organize.MapPost("/{slug}/open", (OpenRegistration open, [AsParameters] TournamentPost post) => post.RunAsync("open", "registration-opened",
            row => OpenAsync(open, row, post)));
        organize.MapPost("/{slug}/close", (CloseRegistration close, [AsParameters] TournamentPost post) => post.RunAsync("close", "registration-closed",
            row => close.RunAsync(new(row.Tournament.Id), post.Viewer, post.Cancellation)));
        organize.MapPost("/{slug}/publish", (PublishTournament publish, [AsParameters] TournamentPost post) => post.RunAsync("publish", "tournament-published",
            row => publish.RunAsync(new(row.Tournament.Id), post.Viewer, post.Cancellation)));
        organize.MapPost("/{slug}/withdraw", (WithdrawTournament withdraw, [AsParameters] TournamentPost post) => post.RunAsync("withdraw", "tournament-withdrawn",
            row => withdraw.RunAsync(new(row.Tournament.Id), post.Viewer, post.Cancellation)));
        organize.MapPost("/{slug}/complete", (CompleteTournament complete, [AsParameters] TournamentPost post) => post.RunAsync("complete", "tournament-completed",
            row => complete.RunAsync(new(row.Tournament.Id), post.Viewer, post.Cancellation)));
        organize.MapPost("/{slug}/cancel", (CancelTournament cancel, [AsParameters] TournamentPost post) => post.RunAsync("cancel", "tournament-cancelled",
            row => cancel.RunAsync(new(row.Tournament.Id, post.Form.Text("Reason") ?? ""), post.Viewer, post.Cancellation)));
        organize.MapPost("/{slug}/clone", CloneAsync);
        organize.MapSetUp();
        organize.MapTables();
        organize.MapEntriesDesk();
    }

    private static async Task<IResult> CloneAsync(CloneTournament clone, ProgramsDb db, [AsParameters] TournamentPost post)
    {
        long made = 0;
        var answer = await post.RunAsync("clone", "tournament-cloned", async row =>
        {
            var year = post.Form.RequiredWhole("year");
            if (!post.Form.IsSound)
                return default(Done);
            var cloned = await clone.RunAsync(new(row.Tournament.Id, year), post.Viewer, post.Cancellation);
            if (cloned.IsRefused(out var problem))
                return problem;
            made = cloned.Value;
            return default(Done);
        });
        return made == 0
            ? answer
            : Pages.Done($"/organize/{await db.Tournaments.Where(t => t.Id == made).Select(t => t.Slug).SingleAsync(post.Cancellation)}", "tournament-cloned");
    }

    private static async Task<Outcome<Done>> OpenAsync(OpenRegistration open, OrganizedRow row, TournamentPost post)
    {
        var local = post.Form.LocalTime("ClosesAt");
        if (!post.Form.IsSound)
            return default(Done);
        var closes = local is null ? null : VenueTime.Utc(local.Value, row.Tournament.TimeZone);
        return local is not null && closes is null
            ? new Problem(ProblemKind.Invalid, "not-a-date", "ClosesAt", post.Form.Text("ClosesAt")!)
            : await open.RunAsync(new(row.Tournament.Id, closes), post.Viewer, post.Cancellation);
    }
}

/// <summary>A form of the tournament's page: runs its use case and comes back to the page.</summary>
internal sealed record TournamentPost(string Slug, FormPost Form, OrganizeReading Reading, Viewer Viewer, CancellationToken Cancellation)
{
    public async Task<IResult> RunAsync(string form, string said, Func<OrganizedRow, Task<Outcome<Done>>> act)
    {
        if (await Reading.FindAsync(Slug, Viewer, Cancellation) is not { } row)
            return Pages.NotFound();
        if (Form.IsSound && (await act(row)).IsRefused(out var problem))
            Form.Refuse(problem);
        return Form.IsSound
            ? Pages.Done(row.Address, said)
            : Pages.Show<TournamentDeskPage>(new { Row = row, Form = form, Refused = Form.State() }, Form.Status());
    }
}
