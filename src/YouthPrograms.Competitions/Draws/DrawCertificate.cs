namespace YouthPrograms.Competitions.Draws;

public enum DrawRule
{
    /// <summary>ITTF 3.6.2: seeds stand on the lines of their block.</summary>
    SeedLines,

    /// <summary>Best ranks have the byes, sections of every level differ by at most one, no bye meets a bye.</summary>
    Byes,

    /// <summary>Sections of one level hold ⌊k/2^r⌋ or ⌈k/2^r⌉ of a delegation's k entries, its best 2^r all apart.</summary>
    Sections,

    /// <summary>No first-round match within a delegation.</summary>
    FirstRound,

    /// <summary>Groups hold ⌊k/G⌋ or ⌈k/G⌉ of a delegation's k entries.</summary>
    Groups,

    /// <summary>Those who come from one group are spread over sections like a delegation.</summary>
    GroupMateSections,

    /// <summary>No group mates in the first round of the knock-out.</summary>
    GroupMateFirstRound,
}

/// <summary>Why a breach could not be avoided.</summary>
public enum BreachProof
{
    /// <summary>The rule is kept; nothing to prove.</summary>
    NotNeeded,

    /// <summary>
    /// A delegation has more entries bound to some lines than the rule has room for there, or more that play in the first
    /// round than the round has matches. <see cref="RuleFinding.Counts"/> has the numbers.
    /// </summary>
    Counting,

    /// <summary>An exact bound for this level alone is reached: nothing is better, whatever the other levels are like.</summary>
    ExactAtLevel,

    /// <summary>The best that was found; a better one is not excluded.</summary>
    BestFound,

    /// <summary>An exact flow over all levels at once: nothing is better here that is not worse at a level above.</summary>
    ExactForBracket,

    /// <summary>
    /// Every legal set of lines was looked at, or seen to be no better by its beginning: nothing is better here that is not
    /// worse at a level above.
    /// </summary>
    Exhausted,
}

/// <summary>
/// One section or group where a rule is broken. <paramref name="From"/> and <paramref name="To"/> are lines or, for
/// groups, the group's number twice; the key is the delegation, or the group for group mates.
/// </summary>
public sealed record RuleBreach(long Key, int From, int To, int Entries, int Allowed);

/// <summary>
/// So many entries of one delegation must stand on the lines <paramref name="From"/> to <paramref name="To"/> (for the first
/// round: play there), where the rule has room for <paramref name="Room"/>. Each one too many is counted
/// <paramref name="Times"/> times: as one too many of all, one too many of the best, and one too few elsewhere.
/// </summary>
public sealed record CountedClaim(long Key, int From, int To, int Entries, int Room, int Times = 1);

/// <summary>One rule and how the draw kept it. <paramref name="Level"/> is 1 for halves, 2 for quarters …; else 0.</summary>
public sealed record RuleFinding(DrawRule Rule, int Level, IReadOnlyList<RuleBreach> Breaches, BreachProof Proof)
{
    public bool Kept => Breaches.Count == 0;

    /// <summary>Given with a proof by counting: numbers that anybody can check, which together make up all breaches.</summary>
    public IReadOnlyList<CountedClaim>? Counts { get; init; }
}

public sealed record DrawCertificate(IReadOnlyList<RuleFinding> Findings)
{
    // What was read from elsewhere may hold nothing in place of a finding.
    public bool AllKept => Findings.All(f => f is { Kept: true });
}
