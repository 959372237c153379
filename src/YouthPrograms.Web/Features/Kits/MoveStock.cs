using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

public sealed record MoveStockRequest(long LotId, long FromId, long ToId, int Quantity, string? Reason);

/// <summary>Goods are moved by hand: between storerooms, back from a school, or out after a stock-take.</summary>
public sealed class MoveStock(ProgramsDb db, StockGuard stock)
{
    public async Task<Outcome<StockMovement>> RunAsync(MoveStockRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        if (KitWords.Check(request.Reason, "Reason") is { } problem)
            return problem;
        var places = await db.StockPlaces.AsNoTracking().Where(p => p.Id == request.FromId || p.Id == request.ToId).ToDictionaryAsync(p => p.Id, cancellation);
        if (!places.TryGetValue(request.FromId, out var from))
            return KitProblems.PlaceNotFound("FromId");
        if (!places.TryGetValue(request.ToId, out var to))
            return KitProblems.PlaceNotFound("ToId");
        if (!MovingByHand.IsAllowed(from.Kind, to.Kind))
            return KitProblems.NotByHand;
        await using var write = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Lot>(request.LotId, cancellation);
        if (!await db.Lots.AnyAsync(l => l.Id == request.LotId, cancellation))
            return KitProblems.LotNotFound with { Kind = ProblemKind.Invalid };
        if (await FaultAsync(request, cancellation) is { } refusal)
            return refusal;
        if (!await stock.TryMoveAsync(new(request.LotId, from, to, request.Quantity, Reason: request.Reason!.Trim()), viewer, cancellation))
            return KitProblems.MoreThanThere(await FreeAsync(request, cancellation));
        await stock.SettleAsync(request.LotId, cancellation);
        await db.SaveChangesAsync(cancellation);
        var movement = db.StockMovements.Local.Single(m => m.LotId == request.LotId && m.Quantity == request.Quantity);
        await write.CommitAsync(cancellation);
        return movement;
    }

    private async Task<Problem?> FaultAsync(MoveStockRequest request, CancellationToken cancellation)
    {
        var free = await FreeAsync(request, cancellation);
        return StockBook.Check(new(request.LotId, request.FromId, request.ToId, request.Quantity), free, fromOutside: false) is { } fault
            ? KitProblems.Move(fault, free)
            : null;
    }

    private Task<int> FreeAsync(MoveStockRequest request, CancellationToken cancellation) => db.StockBalances
        .Where(b => b.LotId == request.LotId && b.PlaceId == request.FromId).Select(b => b.OnHand - b.Reserved).SingleOrDefaultAsync(cancellation);
}
