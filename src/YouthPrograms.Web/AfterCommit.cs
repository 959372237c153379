using YouthPrograms.Reminders;
using YouthPrograms.Web.Features.Publishing;

namespace YouthPrograms.Web;

/// <summary>
/// What follows a commit: open pages and caches hear of it, and mails that must leave at once are planned. A use case
/// calls it after its transaction, never inside.
/// </summary>
public sealed class AfterCommit(LiveUpdates live, ReminderClock reminders)
{
    /// <summary>Facts changed that a mail may hang on.</summary>
    public void Wake() => reminders.Wake();

    /// <summary>What the public sees of a tournament changed.</summary>
    public ValueTask PublishedChangedAsync(string slug, CancellationToken cancellation = default) =>
        live.AnnounceAsync(slug, cancellation);
}
