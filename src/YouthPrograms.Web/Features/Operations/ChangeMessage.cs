using YouthPrograms.Data;
using YouthPrograms.Reminders;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>Sends a mail once more, or keeps it from leaving; both with a reason that stands in the record.</summary>
public sealed class ChangeMessage(Outbox outbox)
{
    public Task<Outcome<Done>> ResendAsync(long id, string? reason, Viewer viewer, CancellationToken cancellation) =>
        RunAsync(reason, viewer, known => outbox.ResendAsync(id, known, cancellation));

    public Task<Outcome<Done>> SuppressAsync(long id, string? reason, Viewer viewer, CancellationToken cancellation) =>
        RunAsync(reason, viewer, known => outbox.SuppressAsync(id, known, cancellation));

    private static async Task<Outcome<Done>> RunAsync(string? reason, Viewer viewer, Func<string, Task<bool>> change)
    {
        if (!viewer.IsAdministrator)
            return Problems.Forbidden();
        if (string.IsNullOrWhiteSpace(reason))
            return Problems.Required("reason");
        return await change(reason) ? default(Done) : new Problem(ProblemKind.Conflict, "mail-not-in-that-state");
    }
}
