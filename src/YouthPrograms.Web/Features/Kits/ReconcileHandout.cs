using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>Closes a hand-out that both have signed for the same.</summary>
public sealed class ReconcileHandout(ProgramsDb db, HandoutDesk desk)
{
    public async Task<Outcome<Handout>> RunAsync(HandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (HandoutDesk.After(handout, HandoutStep.Reconcile) is not { } state)
            return KitProblems.NotInThisState;
        handout.State = state;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }
}

public sealed record ResolveHandoutRequest(long HandoutId, string? Resolution, int? RowVersion = null);

/// <summary>
/// What became of what is missing: the first person writes it down, a second one confirms it, and only then the pieces are
/// written off. Another wording begins anew.
/// </summary>
public sealed class ResolveHandout(ProgramsDb db, HandoutDesk desk, StockGuard stock)
{
    public async Task<Outcome<Handout>> RunAsync(ResolveHandoutRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsStock || viewer.AccountId is not { } person)
            return KitProblems.StockKeepersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        if ((await desk.OpenAsync(request.HandoutId, request.RowVersion, viewer, cancellation)).IsRefused(out var problem, out var handout))
            return problem;
        if (HandoutDesk.After(handout, HandoutStep.Resolve) is not { } state)
            return KitProblems.NotInThisState;
        var words = request.Resolution?.Trim() is { Length: > 0 } typed ? typed : handout.Resolution;
        if (KitWords.Check(words, "Resolution") is { } blank)
            return blank;
        if (handout.ResolvedById is null || words != handout.Resolution)
            (handout.Resolution, handout.ResolvedById) = (words, person);
        else if (handout.ResolvedById == person)
            return KitProblems.SamePersonResolves;
        else
            await WriteOffAsync(handout, state, viewer, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return handout;
    }

    private async Task WriteOffAsync(Handout handout, HandoutState state, Viewer viewer, CancellationToken cancellation)
    {
        var given = await stock.PlaceAsync(PlaceKind.HandedOver, cancellation);
        var loss = await stock.PlaceAsync(PlaceKind.Loss, cancellation);
        foreach (var line in handout.Lines.Where(line => line.Handed > line.Received).OrderBy(line => line.ItemId))
        {
            var missing = line.Handed - line.Received;
            await stock.TryMoveAsync(new(line.LotId!.Value, given, loss, missing, handout.Id, handout.Resolution), viewer, cancellation);
        }
        (handout.State, handout.ConfirmedById) = (state, viewer.AccountId);
    }
}
