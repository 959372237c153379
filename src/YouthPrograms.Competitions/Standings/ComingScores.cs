using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Standings;

/// <summary>
/// What a match still to come can show at each rule, once the rule before is assumed: all scores in rubbers and in games;
/// of points, which have no end, the limits. Always those of side A.
/// </summary>
internal sealed class ComingScores(EventFormat format)
{
    private readonly int _games = format.Match.GamesToWin;
    private readonly int _points = format.Match.Points;

    // The most a loser has in a game that is decided without going on for the lead.
    private readonly int _close = format.Match.Points - format.Match.Lead;
    private readonly Dictionary<(StandingRule, Tally), Tally[]> _known = [];

    public bool IsTeam => format.Tie is not null;

    /// <summary>The rule a score is written in: rubbers of a tie, games of a match.</summary>
    public StandingRule ScoreRule => IsTeam ? StandingRule.Rubbers : StandingRule.Games;

    /// <summary>What the score of a match says from the best of side A down, wins first.</summary>
    public IEnumerable<Tally> AllScores =>
        [.. Of(ScoreRule, new(2, 0)).OrderBy(s => s.Lost), .. Of(ScoreRule, new(1, 0)).OrderByDescending(s => s.Won)];

    /// <summary>Of rubbers or games; the extremes first, so that a search meets them early.</summary>
    public Tally[] Of(StandingRule rule, Tally before)
    {
        if (!_known.TryGetValue((rule, before), out var scores))
        {
            scores = [.. new[] { Best(rule, before), Worst(rule, before) }.Concat(Others(rule, before)).Distinct()];
            _known[(rule, before)] = scores;
        }

        return scores;
    }

    /// <summary>What both sides together win at least, and so lose at least.</summary>
    public int Fewest(StandingRule rule, Tally before) => rule switch
    {
        StandingRule.Points => (before.Won + before.Lost) * _points,
        StandingRule.Games when IsTeam => (before.Won + before.Lost) * _games,
        _ => Target,
    };

    /// <summary>Most won and fewest lost at once, prolonged games left out.</summary>
    public Tally Best(StandingRule rule, Tally before) => rule switch
    {
        StandingRule.Points => new(before.Won * _points + before.Lost * _close, before.Lost * _points),
        StandingRule.Games when IsTeam => new(before.Won * _games + before.Lost * (_games - 1), before.Lost * _games),
        _ => IsWin(before) ? new(Target, 0) : new(MostOfLoser, Target),
    };

    public Tally Worst(StandingRule rule, Tally before) =>
        rule is StandingRule.Points || rule is StandingRule.Games && IsTeam
            ? Best(rule, before.Reversed).Reversed
            : IsWin(before) ? new(Target, MostOfLoser) : new(0, Target);

    private int Target => format.Tie?.Target ?? _games;

    // A tie with fewer rubbers than could be needed ends earlier.
    private int MostOfLoser => format.Tie is { } tie ? Math.Clamp(tie.Rubbers.Count - tie.Target, 0, tie.Target - 1) : _games - 1;

    // Before the score there are match points: two for the winner.
    private static bool IsWin(Tally matchPoints) => matchPoints.Won == 2;

    private IEnumerable<Tally> Others(StandingRule rule, Tally before) => rule == StandingRule.Games && IsTeam
        ? from a in Enumerable.Range(0, before.Lost * (_games - 1) + 1)
          from b in Enumerable.Range(0, before.Won * (_games - 1) + 1)
          select new Tally(before.Won * _games + a, before.Lost * _games + b)
        : Enumerable.Range(0, MostOfLoser + 1).Select(lost => IsWin(before) ? new Tally(Target, lost) : new(lost, Target));
}
