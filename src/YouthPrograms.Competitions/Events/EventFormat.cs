using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Events;

public enum EventStages
{
    Knockout,
    GroupsThenKnockout,
    RoundRobin,
    DoubleElimination,
    Swiss,

    /// <summary>Groups and nothing after them: the first of all groups share the first places.</summary>
    Groups,
}

public enum ThirdPlace
{
    /// <summary>The losers of the semi-finals play for third place.</summary>
    Playoff,

    /// <summary>Both losers of the semi-finals are third.</summary>
    Shared,

    /// <summary>The event ranks nobody third or fourth.</summary>
    None,
}

/// <summary>How far down places are played out, beyond what <see cref="ThirdPlace"/> says.</summary>
public enum PlacingDepth
{
    /// <summary>Losers of a round share its places.</summary>
    None,

    /// <summary>Fifth and sixth are played for; seventh and eighth are shared.</summary>
    To6,
    To8,

    /// <summary>Every place is played for.</summary>
    All,
}

public enum SeedingPolicy
{
    /// <summary>Seeds are drawn within their block: 3–4, 5–8, 9–16 … (ITTF 3.6.2).</summary>
    Drawn,

    /// <summary>Seed n stands on the one line the mirrored standard order gives it; groups are filled as a snake.</summary>
    Fixed,
}

/// <summary>How far members of one delegation are kept apart (ITTF 3.6.3).</summary>
public enum SeparationDepth
{
    /// <summary>Halves, quarters, eighths … down to the first round.</summary>
    Full,

    /// <summary>The best four of a delegation in different quarters; the others not in the first round.</summary>
    TopFourThenFirstRound,
    FirstRoundOnly,
    None,
}

/// <summary>What becomes of the matches of somebody who leaves a group before its end.</summary>
public enum WithdrawalPolicy
{
    /// <summary>What was played stands; the rest are walkovers.</summary>
    Keep,
    AnnulAll,
    AnnulIfLessThanHalf,
}

/// <summary>Readings of ITTF 3.7.5.3, "the positions of one or more members have been determined".</summary>
public enum RestartReading
{
    /// <summary>Any split restarts: each class goes on with the matches among its own members only.</summary>
    EveryClass,

    /// <summary>Only a member that stands alone leaves; classes without such a member go on with the same matches.</summary>
    SingleMember,
}

/// <summary>The regulations of an event as data; every property has the default of the model event.</summary>
public sealed record EventFormat
{
    public EventStages Stages { get; init; } = EventStages.Knockout;

    /// <summary>Members of a group; the number of groups follows. Ignored when <see cref="GroupCount"/> is given.</summary>
    public int? GroupSize { get; init; }

    public int? GroupCount { get; init; }
    public int QualifiersPerGroup { get; init; } = 2;
    public ThirdPlace Third { get; init; } = ThirdPlace.Playoff;
    public PlacingDepth Placings { get; init; } = PlacingDepth.None;
    public SeedingPolicy Seeding { get; init; } = SeedingPolicy.Drawn;
    public SeparationDepth Separation { get; init; } = SeparationDepth.Full;
    public WithdrawalPolicy Withdrawals { get; init; } = WithdrawalPolicy.Keep;
    public RestartReading Restart { get; init; } = RestartReading.EveryClass;

    /// <summary>
    /// Knock-out: played until so many are left, who share the first places; a power of two. Null for one winner.
    /// </summary>
    public int? KnockoutTo { get; init; }

    /// <summary>Double elimination: the winner of the losers' side must beat the unbeaten side twice.</summary>
    public bool SecondGrandFinal { get; init; } = true;

    /// <summary>Swiss: rounds to play; by default as many as a knock-out of the same size has.</summary>
    public int? SwissRounds { get; init; }

    public MatchFormat Match { get; init; } = MatchFormat.Default;

    /// <summary>For the match about first place, where it is longer than the others.</summary>
    public MatchFormat? FinalMatch { get; init; }

    /// <summary>Given exactly for team events.</summary>
    public TieFormat? Tie { get; init; }

    /// <summary>What a match of the plan is played by; in team events, each of its rubbers.</summary>
    public MatchFormat FormatOf(PlannedMatch match) => match.WinnerPlaces is { From: 1, To: 1 } ? FinalMatch ?? Match : Match;

    /// <summary>The draw puts somebody on the lines of a bracket.</summary>
    internal bool HasLines => Stages is EventStages.Knockout or EventStages.DoubleElimination or EventStages.GroupsThenKnockout;

    /// <summary>Number of groups for so many entries.</summary>
    public int GroupsFor(int entries) => Stages switch
    {
        EventStages.RoundRobin => 1,
        EventStages.GroupsThenKnockout or EventStages.Groups when GroupCount is { } count => count,
        EventStages.GroupsThenKnockout or EventStages.Groups => (entries + (GroupSize ?? 4) - 1) / (GroupSize ?? 4),
        _ => 0,
    };
}
