using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>The first signature: an officer, or a trainer of the session, gives the boxes away. What stays in them goes back to its shelf.</summary>
public sealed class HandOverHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(HandoutQuantitiesRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (!await SessionStaff.MayAsync(db, handout.Booking.SessionId, viewer, cancellation))
            return BookingProblems.SessionStaffOnly;
        if (HandoutDesk.After(handout, HandoutStep.HandOver) is not { } state)
            return KitProblems.NotInThisState;
        if (HandoutDesk.Quantities(handout, request.Lines, line => line.Packed).IsRefused(out problem, out var quantities))
            return problem;
        var lots = handout.Lines.ConvertAll(line => line.LotId);
        if (await db.Lots.AnyAsync(lot => lots.Contains(lot.Id) && lot.State == LotState.Recalled, cancellation))
            return KitProblems.LotRecalled;
        foreach (var (line, quantity) in quantities)
            await GiveAsync(handout, line, quantity, viewer, cancellation);
        (handout.State, handout.HandedOverAt, handout.HandedOverById) = (state, stock.Now, viewer.AccountId);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }

    private async Task GiveAsync(Handout handout, HandoutLine line, int quantity, Viewer viewer, CancellationToken cancellation)
    {
        var packed = await stock.PlaceAsync(PlaceKind.Packed, cancellation);
        var given = await stock.PlaceAsync(PlaceKind.HandedOver, cancellation);
        if (quantity > 0)
            await stock.TryMoveAsync(new(line.LotId!.Value, packed, given, quantity, handout.Id), viewer, cancellation);
        if (line.Packed > quantity)
            await stock.TryMoveAsync(new(line.LotId!.Value, packed, line.Place!, line.Packed - quantity, handout.Id), viewer, cancellation);
        line.Handed = quantity;
        await stock.SettleAsync(line.LotId!.Value, cancellation);
    }
}
