using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

public sealed record SignHandoutRequest(long HandoutId, string? SignedBy, IReadOnlyList<ItemQuantity>? Lines = null, int? RowVersion = null);

/// <summary>
/// The second signature: the school says what it has, and who signs. Where that is less than was handed over, the rest stays
/// on the way until two people have agreed on what became of it.
/// </summary>
public sealed class SignHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(SignHandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (!viewer.SpeaksForSchool(handout.Booking.SchoolId))
            return KitProblems.SchoolSignsOnly;
        if (KitWords.Check(request.SignedBy, "SignedBy") is { } unsigned)
            return unsigned;
        if (handout.State is not HandoutState.HandedOver)
            return KitProblems.NotInThisState;
        if (viewer.AccountId is { } signer && signer == handout.HandedOverById)
            return KitProblems.SameSignature;
        if (HandoutDesk.Quantities(handout, request.Lines, line => line.Handed).IsRefused(out problem, out var quantities))
            return problem;
        foreach (var (line, quantity) in quantities)
            await ReceiveAsync(handout, line, quantity, viewer, cancellation);
        var step = handout.Lines.TrueForAll(line => line.Received == line.Handed) ? HandoutStep.SignAll : HandoutStep.SignShort;
        (handout.State, handout.SignedAt, handout.SignedById) = (HandoutDesk.After(handout, step)!.Value, stock.Now, viewer.AccountId);
        handout.SignedBy = request.SignedBy!.Trim();
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }

    private async Task ReceiveAsync(Handout handout, HandoutLine line, int quantity, Viewer viewer, CancellationToken cancellation)
    {
        if (quantity > 0)
        {
            var given = await stock.PlaceAsync(PlaceKind.HandedOver, cancellation);
            var school = await stock.PlaceAsync(PlaceKind.School, cancellation);
            await stock.TryMoveAsync(new(line.LotId!.Value, given, school, quantity, handout.Id), viewer, cancellation);
        }
        line.Received = quantity;
    }
}
