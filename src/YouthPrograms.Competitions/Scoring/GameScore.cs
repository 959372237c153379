using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Scoring;

public enum Side
{
    A,
    B,
}

/// <summary>Points of one game, side A first.</summary>
public readonly record struct GameScore(int A, int B)
{
    /// <summary>Who is ahead; null when level.</summary>
    [JsonIgnore]
    public Side? Leader => A > B ? Side.A : B > A ? Side.B : null;

    public int Of(Side side) => side == Side.A ? A : B;

    /// <summary>One point more for a side.</summary>
    public GameScore Plus(Side side) => side == Side.A ? this with { A = A + 1 } : this with { B = B + 1 };

    public override string ToString() => $"{A}-{B}";
}

public static class SideExtensions
{
    public static Side Other(this Side side) => side == Side.A ? Side.B : Side.A;
}

/// <summary>How a match came to its end.</summary>
public enum MatchOutcome
{
    Played,

    /// <summary>Not played; the winner is the side that was there.</summary>
    Walkover,

    /// <summary>Begun and not finished; the winner is the side that could go on.</summary>
    Retired,

    /// <summary>The loser was disqualified, before or during the match, and gets no placing.</summary>
    Disqualified,

    /// <summary>Neither side was there; nobody wins and the next opponent has a bye.</summary>
    DoubleForfeit,

    /// <summary>Called off by the referee; it counts for nothing.</summary>
    Cancelled,
}
