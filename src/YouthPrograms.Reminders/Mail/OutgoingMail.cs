namespace YouthPrograms.Reminders.Mail;

/// <summary>A mail ready to leave: one recipient, text and HTML, and for appointments a calendar part.</summary>
public sealed record OutgoingMail
{
    /// <summary>With its angle brackets; the same over all attempts.</summary>
    public required string MessageId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Language { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public CalendarPart? Calendar { get; init; }

    /// <summary>Headers beyond those every mail has, such as References or List-Unsubscribe.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>UTC. The Date header is the client's own, of the moment of sending.</summary>
    public required DateTime WrittenAt { get; init; }
}

/// <summary>An iCalendar object and its method, which stands in the part's content type as well.</summary>
public sealed record CalendarPart(string Method, string Content);

/// <summary>What a transport can say about a mail it was given.</summary>
public enum DeliveryState
{
    /// <summary>Somebody else is responsible for it now.</summary>
    Accepted,

    /// <summary>It did certainly not leave; trying again cannot make two.</summary>
    NotSent,

    /// <summary>All of it was handed over and the answer never came: it may have arrived (RFC 1047).</summary>
    Unknown,
}

public readonly record struct Delivery(DeliveryState State, string? Error = null)
{
    public static readonly Delivery Accepted = new(DeliveryState.Accepted);
}

/// <summary>A way for mails to leave.</summary>
public interface IMailTransport
{
    /// <summary>Never throws for what a server or a disk does: that is an outcome.</summary>
    Task<Delivery> SendAsync(OutgoingMail mail);

    /// <summary>What keeps mails from leaving at this moment; null when nothing does.</summary>
    Task<string?> FindProblemAsync(CancellationToken cancellation);
}
