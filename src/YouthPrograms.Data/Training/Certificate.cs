using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

public enum CertificateKind
{
    Class,
    School,
    Trainer,
}

/// <summary>证书 for a class, a school or a trainer. What it rests on is copied, so that the database can insist on it.</summary>
public sealed class Certificate : Entity
{
    public required string Serial { get; set; }

    public CertificateKind Kind { get; set; }

    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    /// <summary>Of a class.</summary>
    public long? BookingId { get; set; }

    public Booking? Booking { get; set; }

    /// <summary>Of a class and of a school.</summary>
    public long? SchoolId { get; set; }

    public School? School { get; set; }

    /// <summary>Of a trainer.</summary>
    public long? TrainerId { get; set; }

    public Trainer? Trainer { get; set; }

    /// <summary>Pupils who were there.</summary>
    public int Present { get; set; }

    public DateTime SessionEndedAt { get; set; }

    public DateTime IssuedAt { get; set; }

    public long? IssuedById { get; set; }

    /// <summary>What it says, as lines of name and value.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 of serial and content.</summary>
    public required string ContentHash { get; set; }

    /// <summary>A later count found nobody there.</summary>
    public DateTime? RevokedAt { get; set; }
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.HasIndex(c => c.Serial).IsUnique();
        certificate.HasIndex(c => c.BookingId).IsUnique().HasFilter("\"BookingId\" IS NOT NULL AND \"RevokedAt\" IS NULL");
        certificate.HasIndex(c => new { c.SessionId, c.SchoolId }).IsUnique().HasFilter("\"Kind\" = 1 AND \"RevokedAt\" IS NULL");
        certificate.HasIndex(c => new { c.SessionId, c.TrainerId }).IsUnique().HasFilter("\"Kind\" = 2 AND \"RevokedAt\" IS NULL");
        certificate.HasOne(c => c.Session).WithMany(s => s.Certificates).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne(c => c.Booking).WithMany().OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne(c => c.School).WithMany().OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne(c => c.Trainer).WithMany().OnDelete(DeleteBehavior.Restrict);
        certificate.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Certificates_Present", "\"Present\" > 0");
            t.HasCheckConstraint("CK_Certificates_AfterTheEnd", "\"IssuedAt\" >= \"SessionEndedAt\"");
            t.HasCheckConstraint(
                "CK_Certificates_Whose",
                "(\"BookingId\" IS NOT NULL) = (\"Kind\" = 0) AND (\"SchoolId\" IS NOT NULL) = (\"Kind\" < 2) AND (\"TrainerId\" IS NOT NULL) = (\"Kind\" = 2)");
        });
    }
}
