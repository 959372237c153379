using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>What every step of a hand-out begins with: it is locked, found for the viewer, and in a state that allows the step.</summary>
public sealed class HandoutDesk(ProgramsDb db, StockGuard stock)
{
    public async Task<Outcome<Handout>> OpenAsync(long id, int? rowVersion, Viewer viewer, CancellationToken cancellation)
    {
        await db.LockAsync<Handout>(id, cancellation);
        var handout = await db.Handouts.VisibleTo(viewer).Include(h => h.Lines).ThenInclude(l => l.Item).Include(h => h.Lines).ThenInclude(l => l.Place)
            .Include(h => h.Booking).SingleOrDefaultAsync(h => h.Id == id, cancellation);
        if (handout is null)
            return KitProblems.HandoutNotFound;
        if (rowVersion is { } version && version != handout.RowVersion)
            return Problems.Stale();
        await stock.LockAsync(handout.Lines.Select(line => line.LotId).OfType<long>(), cancellation);
        return handout;
    }

    /// <summary>
    /// The quantity of each line: as given, or <paramref name="most"/> where nothing is said of it. The refusal names the first
    /// that is more than the step before.
    /// </summary>
    public static Outcome<IReadOnlyDictionary<HandoutLine, int>> Quantities(
        Handout handout, IReadOnlyList<ItemQuantity>? given, Func<HandoutLine, int> most)
    {
        if (given?.FirstOrDefault(one => handout.Lines.TrueForAll(line => line.ItemId != one.ItemId)) is not null)
            return KitProblems.ItemNotInHandout;
        if (given is not null && given.DistinctBy(one => one.ItemId).Count() < given.Count)
            return KitProblems.ItemTwice;
        Dictionary<HandoutLine, int> quantities = [];
        foreach (var line in handout.Lines.OrderBy(line => line.ItemId))
        {
            var quantity = given?.FirstOrDefault(one => one.ItemId == line.ItemId)?.Quantity ?? most(line);
            if (quantity < 0 || quantity > most(line))
                return KitProblems.MoreThanBefore("Lines", most(line));
            quantities.Add(line, quantity);
        }
        return quantities;
    }

    public static HandoutState? After(Handout handout, HandoutStep step) => HandoutLife.After(handout.State, step);
}
