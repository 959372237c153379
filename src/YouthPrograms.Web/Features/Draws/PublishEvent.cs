using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>The public sees nothing before the end of the embargo (UTC); without one it is published now.</summary>
public sealed record PublishEventRequest(long EventId, DateTime? EmbargoUntil = null);

/// <summary>Makes draw and results of an event public, now or at the end of an embargo.</summary>
public sealed class PublishEvent(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(PublishEventRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.ForOrganizerAsync(request.EventId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var @event = found.Value;
        if (await db.DrawInForceAsync(@event.Id, cancellation) is not { State: DrawState.Made })
            return DrawProblems.NotMade();
        if (request.EmbargoUntil <= viewer.Now)
            return DrawProblems.EmbargoPast();
        if (@event.PublishedAt <= viewer.Now)
            return DrawProblems.AlreadyPublished();
        @event.PublishedAt = request.EmbargoUntil ?? viewer.Now;
        @event.PublishRevision++;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(@event.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }
}
