using System.Text;
using System.Text.Json.Nodes;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using Draw = YouthPrograms.Data.Tournaments.Draw;

namespace YouthPrograms.Web.Features.Draws;

public sealed record MakeDrawRequest(long EventId);

/// <summary>
/// Reveals the secret and draws. Entries and regulations must still be those that were committed to. Stores the record
/// that anybody can check, and the brackets, groups and matches that follow from it. Answers the draw's id.
/// </summary>
public sealed class MakeDraw(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(MakeDrawRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.ForOrganizerAsync(request.EventId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var @event = found.Value;
        if (await db.DrawInForceAsync(@event.Id, cancellation) is not { State: DrawState.Committed } draw)
            return DrawProblems.NotCommitted();
        var secret = DrawSecret.FromHex(draw.SealedSecret!);
        var wanted = EventRules.Request(
            @event, await db.AcceptedEntriesAsync(@event.Id, cancellation), await db.ReplacedAsync(@event.Id, draw.Reason, cancellation));
        // A redraw that was committed to before redraws named what they replace names nothing.
        if ((Drawn(wanted, secret, draw) ?? Drawn(wanted with { Redraws = null }, secret, draw)) is not { } record)
            return DrawProblems.EntriesChanged();
        Reveal(draw, record, viewer.Now);
        await StoreAsync(@event, record, cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(@event.Tournament.Slug, cancellation);
        after.Wake();
        return draw.Id;
    }

    // Null when entries or regulations are not those that were committed to.
    private static DrawRecord? Drawn(DrawRequest wanted, DrawSecret secret, Draw draw) =>
        DrawCommitment.Of(secret, wanted).RequestHash == draw.EntriesHash
            ? Competitions.Draws.Draw.Make(wanted, secret, draw.Witness).Value
            : null;

    private static void Reveal(Draw draw, DrawRecord record, DateTime now)
    {
        draw.State = DrawState.Made;
        draw.MadeAt = now;
        draw.Secret = record.Secret;
        draw.SealedSecret = null;
        draw.Transcript = Encoding.UTF8.GetString(record.CanonicalBytes());
        draw.Certificate = JsonNode.Parse(draw.Transcript)!["certificate"]!.ToJsonString();
    }

    private async Task StoreAsync(Event @event, DrawRecord record, CancellationToken cancellation)
    {
        var plan = EventPlan.Build(record.Request.Format, record);
        @event.State = EventState.Drawn;
        db.Brackets.AddRange(BracketRows.Of(@event, plan));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        // Byes and the first players of ties follow from an event without results like everything else.
        var book = (await EventBook.OpenAsync(db, @event.Id, cancellation))!;
        await book.StoreAsync(db, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
