using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders.Planning;

/// <summary>What becomes of a wanted message that has no row yet.</summary>
public enum Disposition
{
    /// <summary>To be sent when it is due.</summary>
    Send,

    /// <summary>It came to be after its own time: the confirmation sent at that moment says the same.</summary>
    Folded,

    /// <summary>Its deadline passed while nobody planned.</summary>
    Missed,
}

/// <summary>One mail that should be sent; the same facts always give the same <see cref="Key"/>.</summary>
public sealed record WantedMessage
{
    /// <summary>rule | rule version | subject | anchor | anchor revision | step | contact | channel.</summary>
    public required string Key { get; init; }

    public required Rule Rule { get; init; }

    public required MessageSubject Subject { get; init; }

    public required long SubjectId { get; init; }

    public required Contact Contact { get; init; }

    /// <summary>UTC. Of a fact that is told at once and bears no time it is the moment of planning.</summary>
    public required DateTime DueAt { get; init; }

    public required DateTime DeadlineAt { get; init; }

    public required Disposition Disposition { get; init; }
}
