using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>As programs send them: a list alone cannot be left out.</summary>
public sealed record HandoutQuantities(IReadOnlyList<ItemQuantity> Lines);

/// <summary>Quantities of items that are not the whole; an item that is not named is whole.</summary>
public sealed record HandoutQuantitiesRequest(long HandoutId, IReadOnlyList<ItemQuantity>? Lines = null, int? RowVersion = null);

/// <summary>Makes up the boxes of a reserved hand-out. What was promised and is not packed is free again.</summary>
public sealed class PackHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(HandoutQuantitiesRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (HandoutDesk.After(handout, HandoutStep.Pack) is not { } state)
            return KitProblems.NotInThisState;
        if (HandoutDesk.Quantities(handout, request.Lines, line => line.Reserved).IsRefused(out problem, out var quantities))
            return problem;
        var packed = await stock.PlaceAsync(PlaceKind.Packed, cancellation);
        foreach (var (line, quantity) in quantities)
        {
            if (!await stock.TryKeepAsync(new(line.LotId!.Value, line.Place!, packed, quantity, handout.Id), line.Reserved, viewer, cancellation))
                return KitProblems.LotRecalled;
            line.Packed = quantity;
            await stock.SettleAsync(line.LotId.Value, cancellation);
        }
        handout.State = state;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }
}
