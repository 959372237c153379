using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Operations;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>Everybody may read how a draw was made, take it home and have it made again.</summary>
internal static class VerifyPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/{slug}/{code}/draw", ShowAsync).CacheOutput(Publishing.Publishing.CachePolicy).AllowAnonymous();
        routes.MapGet("/t/{slug}/{code}/draw.json", DownloadAsync).CacheOutput(Publishing.Publishing.CachePolicy).AllowAnonymous();
        routes.MapGet("/verify", async (ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<VerifyPage>(new { Draws = await MadeAsync(db, viewer, cancellation) })).AllowAnonymous();
        routes.MapPost("/verify", VerifyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(
        string slug, string code, EventReader events, DrawDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        if (await events.FindAsync(slug, code, viewer, cancellation) is not { } head)
            return Pages.NotFound();
        var draws = await desk.DrawsAsync(head.Id, viewer, cancellation);
        return draws.Count == 0
            ? Pages.NotFound()
            : Pages.Show<DrawProofPage>(new { Head = head, Draws = draws, Names = await events.NamesAsync(head.Id, cancellation) });
    }

    private static async Task<IResult> DownloadAsync(
        string slug, string code, EventReader events, DrawDesk desk, Viewer viewer, CancellationToken cancellation)
    {
        if (await events.FindAsync(slug, code, viewer, cancellation) is not { } head)
            return Pages.NotFound();
        var draws = await desk.DrawsAsync(head.Id, viewer, cancellation);
        return draws.FirstOrDefault(draw => draw.State == DrawState.Made)?.Transcript is { } transcript
            ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(transcript), "application/json", $"draw-{slug}-{head.Code}.json")
            : Pages.NotFound();
    }

    private static async Task<IResult> VerifyAsync(FormPost post, ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        var json = await TextAsync(post, db, viewer, cancellation);
        DrawVerification? answer = null;
        if (post.IsSound && json is null)
            post.Refuse(Problems.Required("json"));
        else if (post.IsSound && (answer = VerifyDraw.Verify(json!)) is null)
            post.Refuse(new Problem(ProblemKind.Invalid, "not-a-draw", "json"));
        var draws = await MadeAsync(db, viewer, cancellation);
        return Pages.Show<VerifyPage>(new { Draws = draws, State = post.State(), Answer = answer }, post.Status());
    }

    private static async Task<string?> TextAsync(FormPost post, ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        if (post.File("file") is { } file)
        {
            if (file.Length > Uploads.FileLimit)
            {
                post.Refuse(new Problem(ProblemKind.TooLarge, "not-a-draw", "file"));
                return null;
            }
            using var reader = new StreamReader(file.OpenReadStream());
            return await reader.ReadToEndAsync(cancellation);
        }
        if (post.Text("json") is { } pasted)
            return pasted;
        return post.Key("draw") is { } id
            ? await db.Draws.VisibleTo(viewer).Where(d => d.Id == id).Select(d => d.Transcript).SingleOrDefaultAsync(cancellation)
            : null;
    }

    private static async Task<IReadOnlyList<MadeDraw>> MadeAsync(ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
        await db.Draws.VisibleTo(viewer).Where(d => d.State == DrawState.Made)
            .OrderByDescending(d => d.Event.Tournament.StartsOn).ThenBy(d => d.Event.Position)
            .Select(d => new MadeDraw(d.Id, d.Event.Name, d.Event.NameEn, d.Event.Tournament.Name, d.Event.Tournament.NameEn))
            .ToListAsync(cancellation);
}

public sealed record MadeDraw(long Id, string Name, string NameEn, string Tournament, string TournamentEn)
{
    public string Text => $"{Texts.Choose(Tournament, TournamentEn)} · {Texts.Choose(Name, NameEn)}";
}
