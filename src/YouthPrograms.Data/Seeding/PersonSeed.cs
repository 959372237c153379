using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Seeding;

/// <summary>A demo account as <c>people.json</c> has it.</summary>
public sealed record PersonSeed(string Email, string Name, string NameEn, string Language, IReadOnlyList<MembershipSeed> Memberships);

/// <summary>
/// A role and its scope by slugs and codes: a tournament, a delegation of it, an athlete of that by roster number, a school, or the
/// trainer that the account belongs to.
/// </summary>
public sealed record MembershipSeed(
    MembershipRole Role,
    string? Tournament = null,
    string? Delegation = null,
    int? Athlete = null,
    string? School = null,
    string? Trainer = null);
