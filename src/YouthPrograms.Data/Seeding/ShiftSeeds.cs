namespace YouthPrograms.Data.Seeding;

/// <summary>What <c>volunteers/shifts.json</c> has.</summary>
public sealed record ShiftSeeds(IReadOnlyList<SessionShiftSeed> Sessions, IReadOnlyList<TournamentShiftSeed> Tournaments);

/// <summary>
/// From half an hour before the session to half an hour after it. The demo's volunteer has signed up for it, or has come and had
/// the hours confirmed. A session that a public holiday took away has no shift.
/// </summary>
public sealed record SessionShiftSeed(
    string Session, string Name, string NameEn, int Places, string? Skill = null, bool SignedUp = false, bool Came = false);

/// <summary>On the tournament's first day.</summary>
public sealed record TournamentShiftSeed(
    string Tournament, string Name, string NameEn, int Places, TimeOnly Start, int Hours, string? Skill = null);
