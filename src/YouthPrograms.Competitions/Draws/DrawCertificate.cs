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

    /// <summary>A delegation has more entries that play in the first round than the round has matches.</summary>
    Counting,

    /// <summary>An exact minimum-cost flow over all splits of this level has no cheaper solution.</summary>
    ExactAtLevel,

    /// <summary>The best of several complete constructions; a better one is not excluded.</summary>
    BestFound,
}

/// <summary>
/// One section or group where a rule is broken. <paramref name="From"/> and <paramref name="To"/> are lines or, for
/// groups, the group's number twice; the key is the delegation, or the group for group mates.
/// </summary>
public sealed record RuleBreach(long Key, int From, int To, int Entries, int Allowed);

/// <summary>One rule and how the draw kept it. <paramref name="Level"/> is 1 for halves, 2 for quarters …; else 0.</summary>
public sealed record RuleFinding(DrawRule Rule, int Level, IReadOnlyList<RuleBreach> Breaches, BreachProof Proof)
{
    public bool Kept => Breaches.Count == 0;
}

public sealed record DrawCertificate(IReadOnlyList<RuleFinding> Findings)
{
    public bool AllKept => Findings.All(f => f.Kept);
}
