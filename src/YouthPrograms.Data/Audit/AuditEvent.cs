using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Audit;

/// <summary>One write: who changed what, from what to what, and why. Personal data stands as a mark only.</summary>
public sealed class AuditEvent : INotAudited
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    public long? AccountId { get; set; }

    public required string Who { get; set; }

    /// <summary>The verb: Added, Modified, Deleted, or the name of a use case that reads personal data.</summary>
    public required string What { get; set; }

    public required string Subject { get; set; }

    public long SubjectId { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Why { get; set; }
}

public static class AuditNotes
{
    /// <summary>
    /// Writes down what the change tracker does not see: a change made by one statement, or that somebody read or handed
    /// something out. Saved with the next SaveChanges.
    /// </summary>
    public static void Note<T>(this ProgramsDb db, string what, long id, DateTime at, string? why = null)
        where T : Entity =>
        db.AuditEvents.Add(new AuditEvent
        {
            At = at,
            AccountId = db.Acting.AccountId,
            Who = db.Acting.Name,
            What = what,
            Subject = typeof(T).Name,
            SubjectId = id,
            Why = why ?? db.Acting.Why,
        });
}

internal sealed class AuditEventMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit) => audit.HasIndex(a => new { a.Subject, a.SubjectId });
}
