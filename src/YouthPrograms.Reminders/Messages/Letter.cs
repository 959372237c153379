namespace YouthPrograms.Reminders.Messages;

/// <summary>What a mail says, before it becomes text and HTML.</summary>
internal sealed record Letter
{
    public required MailTexts Texts { get; init; }

    public required string Subject { get; init; }

    /// <summary>What happened, in a sentence or two.</summary>
    public required string Lead { get; init; }

    /// <summary>What, when, where, who, what to bring, how to give back: label and value.</summary>
    public required IReadOnlyList<(string Label, string Value)> Lines { get; init; }

    public required (string Label, Uri Address) Link { get; init; }

    /// <summary>Why it came to this reader.</summary>
    public required string Why { get; init; }

    /// <summary>Where mails of this kind can be stopped; null for those that must be known.</summary>
    public Uri? Unsubscribe { get; init; }
}
