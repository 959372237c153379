using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>The storeroom is the first there is unless another is named.</summary>
public sealed record ReceiveLotRequest(long LotId, int Quantity, long? PlaceId = null, string? Reason = null, int? RowVersion = null);

/// <summary>Goods of a lot arrive in a storeroom. They wait there until somebody has looked at them.</summary>
public sealed class ReceiveLot(ProgramsDb db, StockGuard stock)
{
    public async Task<Outcome<Lot>> RunAsync(ReceiveLotRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Lot>(request.LotId, cancellation);
        if (await db.Lots.SingleOrDefaultAsync(l => l.Id == request.LotId, cancellation) is not { } lot)
            return KitProblems.LotNotFound;
        if (request.RowVersion is { } version && version != lot.RowVersion)
            return Problems.Stale();
        if (LotLife.After(lot.State, LotStep.Receive) is null)
            return KitProblems.LotNotInQuarantine;
        var store = await db.StockPlaces.AsNoTracking().OrderBy(p => p.Id)
            .FirstOrDefaultAsync(p => p.Kind == PlaceKind.Store && (request.PlaceId == null || p.Id == request.PlaceId), cancellation);
        if (store is null)
            return KitProblems.PlaceNotFound("PlaceId");
        var supplier = await stock.PlaceAsync(PlaceKind.Supplier, cancellation);
        if (StockBook.Check(new(lot.Id, supplier.Id, store.Id, request.Quantity), 0, fromOutside: true) is { } fault)
            return KitProblems.Move(fault, 0);
        await stock.TryMoveAsync(new(lot.Id, supplier, store, request.Quantity, Reason: request.Reason), viewer, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return lot;
    }
}
