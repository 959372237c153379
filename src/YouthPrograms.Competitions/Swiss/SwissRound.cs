using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Swiss;

public sealed record SwissPairing(EntryId A, EntryId B);

/// <summary>One round: who meets whom, and who rests (and scores as for a win).</summary>
public sealed record SwissRound(IReadOnlyList<SwissPairing> Pairings, EntryId? Resting);

/// <summary>What a pairing came to; no winner after a double forfeit.</summary>
public sealed record SwissResult(EntryId A, EntryId B, Side? Winner)
{
    public EntryId? WinnerEntry => Winner switch { Side.A => A, Side.B => B, _ => null };
}

/// <summary>A Swiss event so far: everybody in the order of seeds and lots, all rounds, all results.</summary>
public sealed record SwissSheet(
    IReadOnlyList<EntryId> Entries, IReadOnlyList<SwissRound> Rounds, IReadOnlyList<SwissResult> Results)
{
    /// <summary>They are paired no more, and keep what they scored.</summary>
    public IReadOnlyList<EntryId> Withdrawn { get; init; } = [];

    /// <summary>Everything that cannot be; pairing and table leave strangers out of account.</summary>
    public IReadOnlyList<SwissIssue> Check() => [.. SwissChecks.Of(this)];

    public int ScoreOf(EntryId entry) =>
        Results.Count(r => r.WinnerEntry == entry)
        + Rounds.Count(r => r.Resting == entry);
}
