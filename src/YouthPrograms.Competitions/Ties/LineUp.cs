using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Ties;

public enum LineUpIssueCode
{
    /// <summary>A position of the format has no player.</summary>
    PositionMissing,

    /// <summary>The format has no such position on this side.</summary>
    PositionUnknown,
    NotOnRoster,
    NotEligible,

    /// <summary>The same player at two positions that are different players.</summary>
    SamePlayerTwice,

    /// <summary>A doubles of one.</summary>
    PartnerIsSelf,

    /// <summary>Figures: rubbers, most allowed.</summary>
    TooManyRubbers,
}

/// <summary>One reason to refuse a line-up, with the position or the athlete it is about.</summary>
public sealed record LineUpIssue(
    LineUpIssueCode Code, string? Position = null, AthleteId? Athlete = null, int Rubbers = 0, int Most = 0);

/// <summary>Who plays at which position of a side. Only <see cref="Check"/> makes one.</summary>
[JsonConverter(typeof(LineUpConverter))]
public sealed class LineUp
{
    private LineUp(TieFormat format, Side side, IReadOnlyDictionary<string, AthleteId> players) =>
        (Format, Side, Players) = (format, side, players);

    public TieFormat Format { get; }
    public Side Side { get; }
    public IReadOnlyDictionary<string, AthleteId> Players { get; }

    /// <summary>One player for singles, two for doubles.</summary>
    public IReadOnlyList<AthleteId> Of(int rubber) => [.. Format.Rubbers[rubber].Of(Side).Select(p => Players[p])];

    /// <summary>The line-up, or everything that is wrong with it.</summary>
    public static Checked<LineUp, LineUpIssue> Check(
        TieFormat format, Side side, IReadOnlyDictionary<string, AthleteId> players,
        IReadOnlyCollection<AthleteId> roster, IReadOnlyCollection<AthleteId>? ineligible = null)
    {
        List<LineUpIssue> issues =
        [
            .. Positions(format.PositionsOf(side), players),
            .. People(players, roster, ineligible ?? []),
            .. SameTwice(format.SinglesOf(side), players),
            .. Rubbers(format, side, players),
        ];
        return issues.Count > 0 ? new(issues) : new(new LineUp(format, side, new Dictionary<string, AthleteId>(players)));
    }

    private static IEnumerable<LineUpIssue> Positions(
        IReadOnlyList<string> positions, IReadOnlyDictionary<string, AthleteId> players) =>
    [
        .. positions.Where(p => !players.ContainsKey(p)).Select(p => new LineUpIssue(LineUpIssueCode.PositionMissing, p)),
        .. players.Keys.Except(positions).Select(p => new LineUpIssue(LineUpIssueCode.PositionUnknown, p)),
    ];

    private static IEnumerable<LineUpIssue> People(
        IReadOnlyDictionary<string, AthleteId> players, IReadOnlyCollection<AthleteId> roster,
        IReadOnlyCollection<AthleteId> ineligible) =>
    [
        .. players.Values.Distinct().Except(roster).Select(a => new LineUpIssue(LineUpIssueCode.NotOnRoster, Athlete: a)),
        .. players.Values.Distinct().Intersect(ineligible).Select(a => new LineUpIssue(LineUpIssueCode.NotEligible, Athlete: a)),
    ];

    private static IEnumerable<LineUpIssue> SameTwice(
        IReadOnlyList<string> singles, IReadOnlyDictionary<string, AthleteId> players) => singles
        .Where(players.ContainsKey)
        .GroupBy(p => players[p])
        .Where(g => g.Count() > 1)
        .Select(g => new LineUpIssue(LineUpIssueCode.SamePlayerTwice, g.Last(), g.Key));

    private static IEnumerable<LineUpIssue> Rubbers(
        TieFormat format, Side side, IReadOnlyDictionary<string, AthleteId> players)
    {
        var lists = format.Rubbers
            .Select(r => r.Of(side).Where(players.ContainsKey).Select(p => players[p]).ToArray())
            .ToArray();
        foreach (var doubles in lists.Where(l => l.Length == 2 && l[0] == l[1]))
            yield return new(LineUpIssueCode.PartnerIsSelf, Athlete: doubles[0]);
        var most = format.MaxRubbersPerPlayer;
        foreach (var (athlete, count) in lists.SelectMany(l => l.Distinct()).CountBy(a => a))
        {
            if (count > most)
                yield return new(LineUpIssueCode.TooManyRubbers, Athlete: athlete, Rubbers: count, Most: most);
        }
    }
}
