using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Tournaments;

/// <summary>
/// What identifies an athlete: read by the delegation's coach, the organizer and the guardian, by nobody else.
/// Birth date and contacts are encrypted columns; the birth year, which eligibility needs, is plain.
/// </summary>
public sealed class AthleteRecord : Entity
{
    public long AthleteId { get; set; }

    public Athlete Athlete { get; set; } = null!;

    /// <summary>Of the delegation; here so that one child cannot stand in two delegations of a tournament.</summary>
    public long TournamentId { get; set; }

    [PersonalData]
    public required string FullName { get; set; }

    /// <summary>Null once the record was anonymised.</summary>
    [ProtectedPersonalData]
    public DateOnly? BirthDate { get; set; }

    public int BirthYear { get; set; }

    [PersonalData]
    public string? School { get; set; }

    [ProtectedPersonalData]
    public string? GuardianName { get; set; }

    [ProtectedPersonalData]
    public string? GuardianPhone { get; set; }

    /// <summary>The birth date was checked against a document and is frozen.</summary>
    public bool Verified { get; set; }

    /// <summary>The papers that showed the birth date, as whoever saw them noted them down.</summary>
    [ProtectedPersonalData]
    public string? Documents { get; set; }

    /// <summary>Since then nothing here identifies a child, and nothing brings it back.</summary>
    public DateTime? AnonymizedAt { get; set; }

    /// <summary>Keyed hash of name, birth date and gender: finds the same child twice without storing them in clear.</summary>
    [PersonalData]
    public required string Fingerprint { get; set; }

    /// <summary>SHA-256 of the code by which a guardian links to the athlete; null when none was given out.</summary>
    public string? LinkCodeHash { get; set; }

    public DateTime? LinkCodeExpiresAt { get; set; }

    public List<Consent> Consents { get; } = [];
}

internal sealed class AthleteRecordMapping : IEntityTypeConfiguration<AthleteRecord>
{
    public void Configure(EntityTypeBuilder<AthleteRecord> record)
    {
        record.HasIndex(r => new { r.TournamentId, r.Fingerprint }).IsUnique();
        record.HasIndex(r => r.LinkCodeHash).IsUnique();
    }
}
