using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>So many pieces of an item.</summary>
public sealed record ItemQuantity(long ItemId, int Quantity);

public sealed record PlanHandoutRequest(long BookingId, IReadOnlyList<ItemQuantity> Lines);

/// <summary>Says what a booked class is to get. Nothing is promised yet.</summary>
public sealed class PlanHandout(ProgramsDb db)
{
    public async Task<Outcome<Handout>> RunAsync(PlanHandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        if (await CheckAsync(request, cancellation) is { Count: > 0 } problems)
            return problems;
        var handout = new Handout { BookingId = request.BookingId };
        handout.Lines.AddRange(request.Lines.Select(line => new HandoutLine { ItemId = line.ItemId, Wanted = line.Quantity }));
        db.Handouts.Add(handout);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return handout;
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return KitProblems.AlreadyPlanned;
        }
    }

    private async Task<List<Problem>> CheckAsync(PlanHandoutRequest request, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (!await db.Bookings.AnyAsync(b => b.Id == request.BookingId && b.State >= BookingState.Confirmed && b.State <= BookingState.Closed, cancellation))
            problems.Add(KitProblems.BookingNotFound);
        if (request.Lines.Count == 0)
            problems.Add(KitProblems.NothingWanted);
        if (request.Lines.DistinctBy(line => line.ItemId).Count() < request.Lines.Count)
            problems.Add(KitProblems.ItemTwice);
        if (request.Lines.Any(line => line.Quantity is <= 0 or > StockBook.MostPieces))
            problems.Add(KitProblems.Quantity("Lines"));
        var items = request.Lines.Select(line => line.ItemId).Distinct().ToList();
        if (await db.Items.CountAsync(item => items.Contains(item.Id), cancellation) < items.Count)
            problems.Add(KitProblems.ItemNotFound);
        return problems;
    }
}
