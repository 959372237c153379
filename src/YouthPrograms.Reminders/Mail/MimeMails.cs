using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace YouthPrograms.Reminders.Mail;

/// <summary>Puts a mail into the form in which both transports send it.</summary>
internal static class MimeMails
{
    /// <summary>
    /// <paramref name="onHandedOver"/> is called once the last part was read to its end, that is just before the final
    /// dot: an error before it means that nothing was sent.
    /// </summary>
    public static MailMessage Compose(OutgoingMail mail, MailAddress from, Action? onHandedOver = null)
    {
        var message = new MailMessage(from, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.Headers.Add("Content-Language", mail.Language);
        foreach (var (name, value) in mail.Headers)
            message.Headers.Add(name, value);
        var parts = PartsOf(mail).ToList();
        for (var i = 0; i < parts.Count; i++)
            message.AlternateViews.Add(View(parts[i].Type, parts[i].Content, i == parts.Count - 1 ? onHandedOver : null));
        return message;
    }

    // A reader shows the last part it understands, so the plainest comes first and the appointment last (RFC 2046, 5.1.4).
    private static IEnumerable<(ContentType Type, string Content)> PartsOf(OutgoingMail mail)
    {
        yield return (new ContentType("text/plain; charset=utf-8"), mail.Text);
        yield return (new ContentType("text/html; charset=utf-8"), mail.Html);
        if (mail.Calendar is { } calendar)
            yield return (new ContentType($"text/calendar; method={calendar.Method}; charset=utf-8"), calendar.Content);
    }

    private static AlternateView View(ContentType type, string content, Action? onRead) =>
        new(new WatchedStream(Encoding.UTF8.GetBytes(content), onRead), type) { TransferEncoding = TransferEncoding.Base64 };

    private sealed class WatchedStream(byte[] bytes, Action? onRead) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => Watch(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watch(base.Read(buffer));

        private int Watch(int read)
        {
            if (Position == Length)
                onRead?.Invoke();
            return read;
        }
    }
}
