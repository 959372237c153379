using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

public sealed record RecallLotRequest(long LotId, string? Reason, int? RowVersion = null);

/// <summary>
/// Calls a lot back: nothing more of it is packed or handed over, and every school that has some of it is written to. What
/// was promised of it is released on the pick list, where somebody looks for another lot.
/// </summary>
public sealed class RecallLot(ProgramsDb db, StockGuard stock, AfterCommit after)
{
    public async Task<Outcome<Lot>> RunAsync(RecallLotRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        if (KitWords.Check(request.Reason, "Reason") is { } problem)
            return problem;
        await using var write = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Lot>(request.LotId, cancellation);
        if (await db.Lots.SingleOrDefaultAsync(l => l.Id == request.LotId, cancellation) is not { } lot)
            return KitProblems.LotNotFound;
        if (request.RowVersion is { } version && version != lot.RowVersion)
            return Problems.Stale();
        if (LotLife.After(lot.State, LotStep.Recall) is not { } state)
            return KitProblems.LotRecalled;
        (lot.State, lot.RecalledAt, lot.RecallReason) = (state, stock.Now, request.Reason!.Trim());
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return lot;
    }
}
