using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

public sealed record ApproveLotRequest(long LotId, string? Inspection, int? RowVersion = null);

/// <summary>Somebody has looked at a lot in quarantine and says what at; from then on it is handed out.</summary>
public sealed class ApproveLot(ProgramsDb db, StockGuard stock)
{
    public async Task<Outcome<Lot>> RunAsync(ApproveLotRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        if (KitWords.Check(request.Inspection, "Inspection") is { } problem)
            return problem;
        await using var write = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Lot>(request.LotId, cancellation);
        if (await db.Lots.SingleOrDefaultAsync(l => l.Id == request.LotId, cancellation) is not { } lot)
            return KitProblems.LotNotFound;
        if (request.RowVersion is { } version && version != lot.RowVersion)
            return Problems.Stale();
        if (LotLife.After(lot.State, LotStep.Approve) is not { } state)
            return KitProblems.LotNotInQuarantine;
        if (!await db.StockBalances.AnyAsync(b => b.LotId == lot.Id && b.Place.Kind == PlaceKind.Store && b.OnHand > 0, cancellation))
            return KitProblems.LotEmpty;
        (lot.State, lot.Inspection) = (state, request.Inspection!.Trim());
        (lot.ApprovedAt, lot.ApprovedById) = (stock.Now, viewer.AccountId);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return lot;
    }
}
