using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>Both days are included.</summary>
public sealed record DrawUpDisclosureRequest(long ProgramId, DateOnly From, DateOnly To);

/// <summary>Draws up the first version of a programme's figures for a period.</summary>
public sealed class DrawUpDisclosure(ProgramsDb db, Disclosing disclosing)
{
    public async Task<Outcome<Disclosure>> RunAsync(DrawUpDisclosureRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        if (await CheckAsync(request, cancellation) is { Count: > 0 } problems)
            return problems;
        var draft = await disclosing.DraftAsync(request.ProgramId, request.From, request.To, version: 1, note: null, viewer, cancellation);
        db.Disclosures.Add(draft);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return draft;
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return FundingProblems.AlreadyDrawnUp;
        }
    }

    private async Task<List<Problem>> CheckAsync(DrawUpDisclosureRequest request, CancellationToken cancellation)
    {
        List<Problem> problems =
        [
            .. Bookkeeping.CheckDay(request.From, disclosing.Today, "From"),
            .. Bookkeeping.CheckDay(request.To, disclosing.Today, "To"),
        ];
        if (problems.Count == 0 && request.To < request.From)
            problems.Add(new Problem(ProblemKind.Invalid, "ends-before-it-starts", "To"));
        if (!await db.Programs.AnyAsync(program => program.Id == request.ProgramId, cancellation))
            problems.Add(FundingProblems.ProgramNotFound("ProgramId"));
        return problems;
    }
}
