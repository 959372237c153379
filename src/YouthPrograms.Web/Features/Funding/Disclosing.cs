using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>What drawing up, approving and publishing share: a draft's figures, and whether the books still say the same.</summary>
public sealed class Disclosing(ProgramsDb db, ComputeFigures compute, TimeProvider clock)
{
    /// <summary>
    /// A posting gets its time before it is committed. Whatever is older than this is committed or gone, so that no row turns up
    /// later below the cut-off.
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => HomeDay.Of(Now);

    /// <summary>A draft with the figures of this moment.</summary>
    public async Task<Disclosure> DraftAsync(
        long programId, DateOnly from, DateOnly to, int version, string? note, Viewer viewer, CancellationToken cancellation)
    {
        var draft = new Disclosure
        {
            ProgramId = programId,
            From = from,
            To = to,
            Version = version,
            Note = note,
            CutOffAt = Now - Settled,
            DrawnUpById = viewer.AccountId,
        };
        draft.Figures.AddRange((await compute.OfAsync(draft, cancellation)).Select(Row));
        return draft;
    }

    /// <summary>The disclosure with its figures, as the viewer may see it.</summary>
    public Task<Disclosure?> FindAsync(long id, Viewer viewer, CancellationToken cancellation) => db.Disclosures.AsNoTracking()
        .VisibleTo(viewer).Include(d => d.Figures.OrderBy(f => f.Position)).Include(d => d.Approvals)
        .SingleOrDefaultAsync(d => d.Id == id, cancellation);

    /// <summary>Computes the figures again and compares them, one by one.</summary>
    public async Task<bool> StillHoldsAsync(Disclosure disclosure, CancellationToken cancellation) =>
        (await compute.OfAsync(disclosure, cancellation)).SequenceEqual(disclosure.Figures.OrderBy(f => f.Position).Select(Figure));

    /// <summary>Why a draft cannot be gone on with; null when it can.</summary>
    public static Problem? Refusal(Disclosure? disclosure, int? rowVersion) => disclosure switch
    {
        null => FundingProblems.DisclosureNotFound,
        _ when rowVersion is { } version && version != disclosure.RowVersion => Problems.Stale(),
        { State: DisclosureState.Draft } => null,
        _ => FundingProblems.NotADraft,
    };

    private static DisclosureFigure Row(PublishedFigure figure, int position) => new()
    {
        Code = figure.Code,
        Position = position,
        AmountFen = figure.AmountFen,
        N = figure.N,
        People = figure.People,
        Days = figure.Days,
        Suppressed = figure.Suppressed,
    };

    private static PublishedFigure Figure(DisclosureFigure row) =>
        new(row.Code, row.AmountFen, row.N, row.People, row.Days, row.Suppressed);
}
