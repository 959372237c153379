using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Draws;

public sealed record AddWitnessRequest(long EventId, string Text);

/// <summary>Appends what somebody present says or throws: after the commitment nobody can foresee it, and the draw hangs on it.</summary>
public sealed class AddWitness(ProgramsDb db, AfterCommit after)
{
    private const int Longest = 200;

    public async Task<Outcome<Done>> RunAsync(AddWitnessRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var words = string.Join(' ', request.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.ForOrganizerAsync(request.EventId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        if (words.Length == 0)
            return Problems.Required("text");
        if (words.Length > Longest)
            return DrawProblems.WitnessTooLong(Longest);
        if (await db.DrawInForceAsync(request.EventId, cancellation) is not { State: DrawState.Committed } draw)
            return DrawProblems.NotCommitted();
        draw.Witness = draw.Witness.Length == 0 ? words : $"{draw.Witness}\n{words}";
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(found.Value.Tournament.Slug, cancellation);
        return default(Done);
    }
}
