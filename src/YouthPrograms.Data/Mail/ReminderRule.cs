using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Mail;

public enum MessageClass
{
    Urgent,
    Transactional,
    Reminder,
    Digest,
}

/// <summary>When a mail is sent: which fact it hangs on and how long before or after.</summary>
public sealed class ReminderRule : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Which texts and facts the mail is made of, such as <c>session-tomorrow</c>.</summary>
    public required string Template { get; set; }

    /// <summary>Zero (<c>0</c>), or calendar days with an optional local time: <c>-1d@15:00</c>, <c>-7d</c>.</summary>
    public required string Offset { get; set; }

    public MessageClass Class { get; set; }

    public bool Enabled { get; set; }

    /// <summary>Part of a message's key: raising it by hand sends anew.</summary>
    public int Version { get; set; } = 1;
}

internal sealed class ReminderRuleMapping : IEntityTypeConfiguration<ReminderRule>
{
    public void Configure(EntityTypeBuilder<ReminderRule> rule) => rule.HasIndex(r => r.Code).IsUnique();
}
