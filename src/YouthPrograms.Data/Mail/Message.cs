using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Mail;

public enum MessageState
{
    Planned,
    Leased,
    Started,
    Sent,
    Retry,
    Ambiguous,
    Failed,
    Cancelled,
    Suppressed,
    Missed,
}

/// <summary>What a message is about; with <see cref="Message.SubjectId"/> the row its facts are read from.</summary>
public enum MessageSubject
{
    Booking,
    Event,
    Tournament,
    WaitlistEntry,
    Invitation,
    AccountLetter,
    Handout,
}

/// <summary>One wanted mail to one address: the outbox row that the sender works on.</summary>
public sealed class Message : Entity, INotAudited
{
    /// <summary>rule | rule version | subject | anchor | anchor revision | step | contact | channel.</summary>
    public required string Key { get; set; }

    public required string RuleCode { get; set; }

    public required string Template { get; set; }

    public MessageClass Class { get; set; }

    public MessageSubject Subject { get; set; }

    public long SubjectId { get; set; }

    /// <summary>The account it goes to; null for a contact without one.</summary>
    public long? AccountId { get; set; }

    [PersonalData]
    public required string Address { get; set; }

    /// <summary>The address as others may see it, such as <c>c***@demo.test</c>.</summary>
    public required string Recipient { get; set; }

    public required string Language { get; set; }

    /// <summary>Why this person gets it, as a stable word.</summary>
    public required string Reason { get; set; }

    public MessageState State { get; set; }

    public DateTime DueAt { get; set; }

    /// <summary>After this it is of no use and becomes missed.</summary>
    public DateTime DeadlineAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? NextAttemptAt { get; set; }

    /// <summary>A sender that dies leaves its lease to run out.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Rises with each lease; a sender that lost its lease cannot write any more.</summary>
    public int Fence { get; set; }

    /// <summary>Derived from the key and equal over all attempts.</summary>
    public required string MessageId { get; set; }

    public DateTime PlannedAt { get; set; }

    public DateTime? SentAt { get; set; }

    public string? Error { get; set; }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.HasIndex(m => m.Key).IsUnique();
        message.HasIndex(m => new { m.State, m.DueAt });
        message.HasIndex(m => new { m.Subject, m.SubjectId });
    }
}
