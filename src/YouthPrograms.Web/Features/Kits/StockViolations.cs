using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>What an auditor asks of stock and hand-outs. A query answers the rows that break its rule.</summary>
public static class StockViolations
{
    /// <summary>What lies of a lot at a place is what its movements add up to, and never less than nothing.</summary>
    public static async Task<IReadOnlyList<string>> BalancesAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.StockBalances
            .Select(b => new
            {
                b.LotId,
                b.PlaceId,
                b.OnHand,
                Moved = db.StockMovements.Where(m => m.LotId == b.LotId && m.ToId == b.PlaceId).Sum(m => m.Quantity)
                    - db.StockMovements.Where(m => m.LotId == b.LotId && m.FromId == b.PlaceId).Sum(m => m.Quantity),
            })
            .Where(b => b.Moved != b.OnHand || b.OnHand < 0).ToListAsync(cancellation);
        var lost = await db.StockMovements
            .Where(m => m.To.Kind != PlaceKind.Supplier && !db.StockBalances.Any(b => b.LotId == m.LotId && b.PlaceId == m.ToId))
            .Select(m => m.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => $"Lots({row.LotId}), StockPlaces({row.PlaceId}): {row.Moved} / {row.OnHand}"), .. lost.Select(id => $"StockMovements({id})")];
    }

    /// <summary>What is promised of a lot at a place is what reserved hand-outs were promised, and no more than lies there.</summary>
    public static async Task<IReadOnlyList<string>> ReservedAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.StockBalances
            .Select(b => new
            {
                b.LotId,
                b.PlaceId,
                b.OnHand,
                b.Reserved,
                Promised = db.HandoutLines.Where(l => l.LotId == b.LotId && l.PlaceId == b.PlaceId && l.Handout.State == HandoutState.Reserved).Sum(l => l.Reserved),
            })
            .Where(b => b.Promised != b.Reserved || b.Reserved > b.OnHand).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Lots({row.LotId}), StockPlaces({row.PlaceId}): {row.Promised} / {row.Reserved} / {row.OnHand}");
    }

    /// <summary>Nothing was packed of a lot that nobody approved.</summary>
    public static async Task<IReadOnlyList<string>> UnapprovedAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.HandoutLines.Where(l => l.Packed > 0 && l.Lot!.ApprovedAt == null)
            .Select(l => new { l.HandoutId, l.LotId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Handouts({row.HandoutId}): Lots({row.LotId})");
    }

    /// <summary>Received is at most handed, handed at most packed, packed at most reserved; and the movements say the same.</summary>
    public static async Task<IReadOnlyList<string>> OrderAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.HandoutLines
            .Select(l => new
            {
                l.HandoutId,
                l.LotId,
                l.Reserved,
                l.Packed,
                l.Handed,
                l.Received,
                Given = l.Handout.Movements.Where(m => m.LotId == l.LotId && m.To.Kind == PlaceKind.HandedOver).Sum(m => m.Quantity),
                Signed = l.Handout.Movements.Where(m => m.LotId == l.LotId && m.To.Kind == PlaceKind.School).Sum(m => m.Quantity),
            })
            .Where(l => l.Received > l.Handed || l.Handed > l.Packed || l.Packed > l.Reserved || l.Received < 0 || l.Given != l.Handed || l.Signed != l.Received)
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Handouts({row.HandoutId}), Lots({row.LotId}): {row.Received} / {row.Handed} / {row.Packed} / {row.Reserved}");
    }

    /// <summary>A booking has one hand-out, and that has an item once.</summary>
    public static async Task<IReadOnlyList<string>> TwiceAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.HandoutLines.GroupBy(l => new { l.Handout.BookingId, l.ItemId }).Where(group => group.Count() > 1)
            .Select(group => new { group.Key.BookingId, group.Key.ItemId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Bookings({row.BookingId}): Items({row.ItemId})");
    }

    /// <summary>What was handed over has its first signature, what was received both, and what is resolved was so by two people.</summary>
    public static async Task<IReadOnlyList<string>> SignaturesAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Handouts
            .Where(h => (h.State >= HandoutState.HandedOver && h.HandedOverAt == null)
                || (h.State > HandoutState.HandedOver && (h.SignedAt == null || h.SignedBy == null))
                || (h.HandedOverById != null && h.HandedOverById == h.SignedById)
                || (h.State == HandoutState.Resolved && (h.ResolvedById == null || h.ConfirmedById == null || h.ResolvedById == h.ConfirmedById)))
            .Select(h => h.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"Handouts({id})");
    }
}
