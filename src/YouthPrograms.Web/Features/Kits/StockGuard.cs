using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>So many pieces of a lot from one place to another, and for which hand-out.</summary>
public sealed record GoodsMove(long LotId, StockPlace From, StockPlace To, int Quantity, long? HandoutId = null, string? Reason = null);

/// <summary>
/// The only place that changes what lies where and what is promised of it.
/// <para>
/// Each change is one statement with its own condition: so much lies there unpromised, the lot may be given out. What somebody
/// read before it counts for nothing. On SQLite the statements follow each other, because the transaction began with the write
/// lock; on PostgreSQL the second of two waits at the row and looks at its condition again. Check constraints stand behind it.
/// </para>
/// <para>Locks are taken in one order: hand-out, lots by rising key, balances.</para>
/// </summary>
public class StockGuard(ProgramsDb db, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<StockPlace> PlaceAsync(PlaceKind kind, CancellationToken cancellation) =>
        db.StockPlaces.AsNoTracking().OrderBy(place => place.Id).FirstAsync(place => place.Kind == kind, cancellation);

    /// <summary>Locks lots in the one order that cannot deadlock.</summary>
    public async Task LockAsync(IEnumerable<long> lotIds, CancellationToken cancellation)
    {
        foreach (var id in lotIds.Distinct().Order())
            await db.LockAsync<Lot>(id, cancellation);
    }

    /// <summary>Writes the movement and what it changes; false, with nothing written, when so much does not lie there unpromised.</summary>
    public async Task<bool> TryMoveAsync(GoodsMove move, Viewer viewer, CancellationToken cancellation)
    {
        if (move.From.Kind is not PlaceKind.Supplier && !await TryTakeAsync(move.LotId, move.From.Id, move.Quantity, cancellation))
            return false;
        await WriteAsync(move, viewer, cancellation);
        return true;
    }

    /// <summary>Ends a promise, of which so many pieces go elsewhere; false, with nothing written, when the lot is recalled.</summary>
    public async Task<bool> TryKeepAsync(GoodsMove move, int promised, Viewer viewer, CancellationToken cancellation)
    {
        if (!await TryTakePromisedAsync(move.LotId, move.From.Id, promised, move.Quantity, cancellation))
            return false;
        if (move.Quantity > 0)
            await WriteAsync(move, viewer, cancellation);
        return true;
    }

    /// <summary>Ends a promise of which nothing is taken.</summary>
    public Task ReleaseAsync(long lotId, long placeId, int promised, CancellationToken cancellation) => db.StockBalances
        .Where(b => b.LotId == lotId && b.PlaceId == placeId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.Reserved, b => b.Reserved - promised)
                .SetProperty(b => b.RowVersion, b => b.RowVersion + 1),
            cancellation);

    /// <summary>A locked lot of which no store holds any is depleted, and is approved again when something comes back.</summary>
    public async Task SettleAsync(long lotId, CancellationToken cancellation)
    {
        var lot = await db.Lots.SingleAsync(l => l.Id == lotId, cancellation);
        await db.Entry(lot).ReloadAsync(cancellation);
        var left = await db.StockBalances.AnyAsync(b => b.LotId == lotId && b.Place.Kind == PlaceKind.Store && b.OnHand > 0, cancellation);
        if (LotLife.After(lot.State, left ? LotStep.Return : LotStep.RunOut) is { } state)
            lot.State = state;
    }

    /// <summary>Where so many pieces of an item lie unpromised in a store, of approved lots: what expires first comes first.</summary>
    protected internal virtual Task<List<StockBalance>> ShelvesAsync(long itemId, int wanted, CancellationToken cancellation) => db.StockBalances.AsNoTracking()
        .Where(b => b.Lot.ItemId == itemId && b.Lot.State == LotState.Approved && b.Place.Kind == PlaceKind.Store && b.OnHand - b.Reserved >= wanted)
        .OrderBy(b => b.Lot.ExpiresOn == null).ThenBy(b => b.Lot.ExpiresOn).ThenBy(b => b.LotId).ThenBy(b => b.PlaceId)
        .ToListAsync(cancellation);

    /// <summary>Promises pieces of an approved lot, if so many lie there unpromised.</summary>
    protected internal virtual async Task<bool> TryReserveAsync(long lotId, long placeId, int quantity, CancellationToken cancellation) =>
        await db.StockBalances
            .Where(b => b.LotId == lotId && b.PlaceId == placeId && b.Lot.State == LotState.Approved && b.Reserved + quantity <= b.OnHand)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.Reserved, b => b.Reserved + quantity)
                    .SetProperty(b => b.RowVersion, b => b.RowVersion + 1),
                cancellation) == 1;

    /// <summary>Takes pieces away that nobody was promised.</summary>
    protected internal virtual async Task<bool> TryTakeAsync(long lotId, long placeId, int quantity, CancellationToken cancellation) =>
        await db.StockBalances
            .Where(b => b.LotId == lotId && b.PlaceId == placeId && b.Reserved + quantity <= b.OnHand)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.OnHand, b => b.OnHand - quantity)
                    .SetProperty(b => b.RowVersion, b => b.RowVersion + 1),
                cancellation) == 1;

    private async Task<bool> TryTakePromisedAsync(long lotId, long placeId, int promised, int taken, CancellationToken cancellation) =>
        await db.StockBalances
            .Where(b => b.LotId == lotId && b.PlaceId == placeId && b.Lot.State != LotState.Recalled && b.Reserved >= promised && b.OnHand >= taken)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.OnHand, b => b.OnHand - taken)
                    .SetProperty(b => b.Reserved, b => b.Reserved - promised)
                    .SetProperty(b => b.RowVersion, b => b.RowVersion + 1),
                cancellation) == 1;

    private async Task WriteAsync(GoodsMove move, Viewer viewer, CancellationToken cancellation)
    {
        if (move.To.Kind is not PlaceKind.Supplier)
            await PutAsync(move.LotId, move.To.Id, move.Quantity, cancellation);
        db.StockMovements.Add(new()
        {
            LotId = move.LotId,
            FromId = move.From.Id,
            ToId = move.To.Id,
            Quantity = move.Quantity,
            MovedAt = Now,
            MovedById = viewer.AccountId,
            HandoutId = move.HandoutId,
            Reason = move.Reason,
        });
    }

    // Whoever comes second to a lot's first piece at a place finds the row there: both databases know this statement.
    private async Task PutAsync(long lotId, long placeId, int quantity, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "StockBalances" ("LotId", "PlaceId", "OnHand", "Reserved", "RowVersion") VALUES ({lotId}, {placeId}, 0, 0, 1)
            ON CONFLICT ("LotId", "PlaceId") DO NOTHING
            """,
            cancellation);
        await db.StockBalances.Where(b => b.LotId == lotId && b.PlaceId == placeId).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.OnHand, b => b.OnHand + quantity)
                .SetProperty(b => b.RowVersion, b => b.RowVersion + 1),
            cancellation);
    }
}
