using System.Collections.Concurrent;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>Keeps every mail handed to it and answers as it is told.</summary>
public sealed class RecordingTransport : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> mails = new();

    public IReadOnlyList<OutgoingMail> Mails => [.. mails];

    public Func<OutgoingMail, Task<Delivery>> Answer { get; set; } = _ => Task.FromResult(Delivery.Accepted);

    public Task<Delivery> SendAsync(OutgoingMail mail)
    {
        mails.Enqueue(mail);
        return Answer(mail);
    }

    public Task<string?> FindProblemAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);
}
