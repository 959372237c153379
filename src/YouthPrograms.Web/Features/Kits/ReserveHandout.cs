using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

public sealed record HandoutRequest(long HandoutId, int? RowVersion = null);

/// <summary>
/// Promises a planned hand-out its pieces, each item from one approved lot: the one that expires first among those that have
/// enough. All items or none.
/// </summary>
public sealed class ReserveHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(HandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (HandoutDesk.After(handout, HandoutStep.Reserve) is not { } state)
            return KitProblems.NotInThisState;
        await LockLotsAsync(handout, cancellation);
        foreach (var line in handout.Lines.OrderBy(line => line.ItemId))
        {
            if (!await TryReserveAsync(line, cancellation))
                return await RefusalAsync(line, cancellation);
        }
        handout.State = state;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }

    private async Task<bool> TryReserveAsync(HandoutLine line, CancellationToken cancellation)
    {
        foreach (var shelf in await stock.ShelvesAsync(line.ItemId, line.Wanted, cancellation))
        {
            if (!await stock.TryReserveAsync(shelf.LotId, shelf.PlaceId, line.Wanted, cancellation))
                continue;
            (line.LotId, line.PlaceId, line.Reserved) = (shelf.LotId, shelf.PlaceId, line.Wanted);
            return true;
        }
        return false;
    }

    // Before any balance, as everybody who moves goods does: so nobody waits for two who wait for each other, and nobody is
    // refused for pieces that come free meanwhile.
    private async Task LockLotsAsync(Handout handout, CancellationToken cancellation)
    {
        var items = handout.Lines.ConvertAll(line => line.ItemId);
        await stock.LockAsync(
            await db.Lots.Where(lot => items.Contains(lot.ItemId) && lot.State == LotState.Approved).Select(lot => lot.Id).ToListAsync(cancellation), cancellation);
    }

    private async Task<Problem> RefusalAsync(HandoutLine line, CancellationToken cancellation)
    {
        var free = (await stock.ShelvesAsync(line.ItemId, 0, cancellation)).Select(shelf => shelf.OnHand - shelf.Reserved).DefaultIfEmpty(0).Max();
        return KitProblems.StockTooLow(line.Item.Name, line.Item.NameEn, line.Wanted, free);
    }
}

/// <summary>Takes a promise back, or unpacks the boxes: what is not handed over goes back to its shelf.</summary>
public sealed class ReleaseHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(HandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (HandoutDesk.After(handout, HandoutStep.Release) is not { } state)
            return KitProblems.NotInThisState;
        foreach (var line in handout.Lines.OrderBy(line => line.ItemId))
            await PutBackAsync(handout, line, viewer, cancellation);
        handout.State = state;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }

    private async Task PutBackAsync(Handout handout, HandoutLine line, Viewer viewer, CancellationToken cancellation)
    {
        var (lot, store) = (line.LotId!.Value, line.Place!);
        if (handout.State is HandoutState.Reserved)
            await stock.ReleaseAsync(lot, store.Id, line.Reserved, cancellation);
        else if (line.Packed > 0)
            await stock.TryMoveAsync(new(lot, await stock.PlaceAsync(PlaceKind.Packed, cancellation), store, line.Packed, handout.Id), viewer, cancellation);
        (line.Packed, line.Reserved, line.LotId, line.PlaceId) = (0, 0, null, null);
        await stock.SettleAsync(lot, cancellation);
    }
}
