using YouthPrograms.Data;
using YouthPrograms.Reminders;
using YouthPrograms.Web.Features.Publishing;

namespace YouthPrograms.Web;

/// <summary>
/// What follows a commit: open pages and caches hear of it, and mails that must leave at once are planned. A use case
/// calls it after its transaction, never inside.
/// </summary>
public sealed class AfterCommit(LiveUpdates live, ReminderClock reminders)
{
    private Held? held;

    /// <summary>Facts changed that a mail may hang on.</summary>
    public void Wake()
    {
        if (held is { } later)
            later.Wakes = true;
        else
            reminders.Wake();
    }

    /// <summary>What the public sees of a tournament changed.</summary>
    public ValueTask PublishedChangedAsync(string slug, CancellationToken cancellation = default)
    {
        if (held is null)
            return live.AnnounceAsync(slug, cancellation);
        held.Slugs.Add(slug);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Runs use cases as one: their commits count when the work says true, and what follows them follows then, once. Any
    /// other end undoes everything, and nobody hears of it.
    /// </summary>
    public async Task TogetherAsync(ProgramsDb db, Func<Task<bool>> work, CancellationToken cancellation)
    {
        var later = held = new();
        try
        {
            await using var transaction = await db.BeginWriteAsync(cancellation);
            if (!await work())
                return;
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            held = null;
        }
        await ReleaseAsync(later, cancellation);
    }

    private async Task ReleaseAsync(Held later, CancellationToken cancellation)
    {
        foreach (var slug in later.Slugs)
            await PublishedChangedAsync(slug, cancellation);
        if (later.Wakes)
            Wake();
    }

    private sealed class Held
    {
        public HashSet<string> Slugs { get; } = new(StringComparer.Ordinal);

        public bool Wakes { get; set; }
    }
}
