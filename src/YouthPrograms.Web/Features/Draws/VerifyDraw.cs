using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Draws;

public sealed record VerifyDrawRequest(long DrawId);

/// <summary>Makes a published draw again from its secret, words and entries, and compares.</summary>
public sealed class VerifyDraw(ProgramsDb db)
{
    public async Task<Outcome<DrawVerification>> RunAsync(VerifyDrawRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var draw = await db.Draws.VisibleTo(viewer).Where(d => d.Id == request.DrawId)
            .Select(d => new { d.Transcript }).SingleOrDefaultAsync(cancellation);
        if (draw is null)
            return Problems.NotFound("draw");
        return draw.Transcript is { } transcript && Verify(transcript) is { } answer ? answer : DrawProblems.NotMade();
    }

    /// <summary>Null when the text is no published draw at all.</summary>
    public static DrawVerification? Verify(string json) =>
        CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json)) is { } record ? DrawVerification.Verify(record) : null;
}
