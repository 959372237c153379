using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Ties;

/// <summary>One rubber of a tie: positions of the line-up on each side, one for singles, two for doubles.</summary>
public sealed record Rubber(IReadOnlyList<string> SideA, IReadOnlyList<string> SideB)
{
    [JsonIgnore]
    public bool IsDoubles => SideA.Count == 2;

    public IReadOnlyList<string> Of(Side side) => side == Side.A ? SideA : SideB;

    public static Rubber Singles(string a, string b) => new([a], [b]);

    public static Rubber Doubles(string a1, string a2, string b1, string b2) => new([a1, a2], [b1, b2]);

    public override string ToString() => $"{string.Join('+', SideA)}-{string.Join('+', SideB)}";
}

/// <summary>A team match as data: its rubbers in order, how many decide it, and how often one player may play.</summary>
public sealed record TieFormat
{
    public required string Code { get; init; }
    public required IReadOnlyList<Rubber> Rubbers { get; init; }

    /// <summary>Rubbers that decide the tie; nothing is played after them.</summary>
    public required int Target { get; init; }

    public required int MaxRubbersPerPlayer { get; init; }

    /// <summary>Every reason why no tie can be played by this format; empty when one can.</summary>
    public IReadOnlyList<TieFormatIssue> Check() => [.. TieFormatChecks.Of(this)];

    /// <summary>Positions a line-up of this side fills, in the order of the rubbers.</summary>
    public IReadOnlyList<string> PositionsOf(Side side) => [.. Rubbers.SelectMany(r => r.Of(side)).Distinct()];

    /// <summary>
    /// Positions that play singles: each is another player. The others are places in a doubles that a coach fills freely.
    /// </summary>
    public IReadOnlyList<string> SinglesOf(Side side) =>
        [.. Rubbers.Where(r => !r.IsDoubles).SelectMany(r => r.Of(side)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>ITTF 3.7.6: five singles, three players.</summary>
    public static TieFormat WorldTeam { get; } = new()
    {
        Code = "world-team",
        Rubbers =
        [
            Rubber.Singles("A", "X"), Rubber.Singles("B", "Y"), Rubber.Singles("C", "Z"),
            Rubber.Singles("A", "Y"), Rubber.Singles("B", "X"),
        ],
        Target = 3,
        MaxRubbersPerPlayer = 2,
    };

    /// <summary>ITTF 3.7.6: the doubles first, then four singles; three players with two rubbers each.</summary>
    public static TieFormat Olympic { get; } = new()
    {
        Code = "olympic",
        Rubbers =
        [
            Rubber.Doubles("B", "C", "Y", "Z"), Rubber.Singles("A", "X"), Rubber.Singles("C", "Z"),
            Rubber.Singles("A", "Y"), Rubber.Singles("B", "X"),
        ],
        Target = 3,
        MaxRubbersPerPlayer = 2,
    };

    /// <summary>ITTF 3.7.6: two singles, a doubles of any two, two singles.</summary>
    public static TieFormat Corbillon { get; } = new()
    {
        Code = "corbillon",
        Rubbers =
        [
            Rubber.Singles("A", "X"), Rubber.Singles("B", "Y"), Rubber.Doubles("D1", "D2", "E1", "E2"),
            Rubber.Singles("A", "Y"), Rubber.Singles("B", "X"),
        ],
        Target = 3,
        MaxRubbersPerPlayer = 3,
    };

    /// <summary>School matches: two singles and a doubles.</summary>
    public static TieFormat School { get; } = new()
    {
        Code = "school",
        Rubbers = [Rubber.Singles("A", "X"), Rubber.Singles("B", "Y"), Rubber.Doubles("D1", "D2", "E1", "E2")],
        Target = 2,
        MaxRubbersPerPlayer = 2,
    };

    public static IReadOnlyList<TieFormat> BuiltIn { get; } = [WorldTeam, Olympic, Corbillon, School];
}
