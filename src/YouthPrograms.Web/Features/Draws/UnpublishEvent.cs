using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Draws;

public sealed record UnpublishEventRequest(long EventId);

/// <summary>Takes draw and results of an event back from the public.</summary>
public sealed class UnpublishEvent(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(UnpublishEventRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.ForOrganizerAsync(request.EventId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        if (found.Value.PublishedAt is null)
            return DrawProblems.NotPublished();
        found.Value.PublishedAt = null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(found.Value.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }
}
