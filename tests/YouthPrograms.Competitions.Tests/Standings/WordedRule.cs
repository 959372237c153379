using System.Numerics;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>
/// The rule once more, as the handbook words it and from the games themselves: sets of members, and every ratio brought to
/// the common denominator of its step as a whole number of any size.
/// </summary>
internal sealed class WordedRule(AnyGroup group, RestartReading reading, StandingLots lots)
{
    private static readonly BigInteger Nothing = -1;

    private readonly AnyMatch[] _counted = [.. group.Matches.Where(m =>
        !IsAnnulled(group, m.A) && !IsAnnulled(group, m.B) && OutcomeOf(m) != MatchOutcome.Cancelled)];

    public List<List<int>> Order()
    {
        var all = Enumerable.Range(1, group.Size).Where(m => !IsAnnulled(group, m)).ToHashSet();
        var table = new List<List<int>>();
        foreach (var level in Partition(all, m => MatchPoints(m, all)))
            table.AddRange(Ordered(level, level, 0));
        return table;
    }

    /// <summary>A line as the table shows it: place, played, won, lost, match points, rubbers, games, points.</summary>
    public string Line(int member, int? place)
    {
        var own = _counted.Where(m => m.A == member || m.B == member).ToArray();
        var everybody = Enumerable.Range(1, group.Size).ToHashSet();
        return string.Join(' ',
            place, own.Length, own.Count(m => Won(m, member)), own.Count(m => !Won(m, member)), MatchPoints(member, everybody),
            Show(Sum(member, everybody, Rubbers)), Show(Sum(member, everybody, Games)), Show(Sum(member, everybody, Points)));
    }

    private List<List<int>> Ordered(HashSet<int> level, HashSet<int> among, int firstStep)
    {
        if (level.Count == 1)
            return [[.. level]];
        for (var step = firstStep; step < 4; step++)
        {
            var parts = Partition(level, Figure(step, level, among));
            if (parts.Count == 1)
                continue;
            var again = reading == RestartReading.EveryClass || parts.Any(p => p.Count == 1);
            return [.. parts.SelectMany(p => again ? Ordered(p, p, 0) : Ordered(p, among, step + 1))];
        }

        if (!among.SetEquals(level))
            return Ordered(level, level, 0);
        var lot = group.IsComplete ? lots.Order(1, [.. level.Select(m => new EntryId(m))]) : null;
        return lot is null ? [[.. level.Order()]] : [.. lot.Select(e => new List<int> { (int)e.Value })];
    }

    private Func<int, BigInteger> Figure(int step, HashSet<int> level, HashSet<int> among) => step switch
    {
        0 => m => MatchPoints(m, among),
        1 => Scaled(level, m => Sum(m, among, Rubbers)),
        2 => Scaled(level, m => Sum(m, among, Games)),
        _ => Scaled(level, m => Sum(m, among, Points)),
    };

    // Won over lost, times the product of all losses; without a loss more than any of them can be; without anything least.
    private static Func<int, BigInteger> Scaled(HashSet<int> level, Func<int, (int Won, int Lost)> sum)
    {
        var common = level.Select(m => sum(m).Lost).Where(lost => lost > 0).Aggregate(BigInteger.One, (product, lost) => product * lost);
        return m => sum(m) switch
        {
            (0, 0) => Nothing,
            (_, 0) => common * 1_000_000,
            var (won, lost) => won * (common / lost),
        };
    }

    private static List<HashSet<int>> Partition(HashSet<int> level, Func<int, BigInteger> figure)
    {
        var parts = new SortedDictionary<BigInteger, HashSet<int>>(Comparer<BigInteger>.Create((x, y) => y.CompareTo(x)));
        foreach (var member in level)
        {
            var key = figure(member);
            if (!parts.TryGetValue(key, out var part))
                parts[key] = part = [];
            part.Add(member);
        }

        return [.. parts.Values];
    }

    private BigInteger MatchPoints(int member, HashSet<int> among)
    {
        var points = 0;
        foreach (var match in _counted)
        {
            if (!(match.A == member && among.Contains(match.B)) && !(match.B == member && among.Contains(match.A)))
                continue;
            if (Won(match, member))
                points += 2;
            else if (OutcomeOf(match) == MatchOutcome.Played)
                points++;
        }

        return points;
    }

    private (int Won, int Lost) Sum(int member, HashSet<int> among, Func<AnyMatch, (int A, int B)> figure)
    {
        var (won, lost) = (0, 0);
        foreach (var match in _counted)
        {
            if (match.A == member && among.Contains(match.B))
            {
                won += figure(match).A;
                lost += figure(match).B;
            }
            else if (match.B == member && among.Contains(match.A))
            {
                won += figure(match).B;
                lost += figure(match).A;
            }
        }

        return (won, lost);
    }

    private static readonly Dictionary<object, ((int, int) Rubbers, (int, int) Games, (int, int) Points)> Known = [];

    private static (int A, int B) Rubbers(AnyMatch match) => FiguresOf(match).Rubbers;

    private static (int A, int B) Games(AnyMatch match) => FiguresOf(match).Games;

    private static (int A, int B) Points(AnyMatch match) => FiguresOf(match).Points;

    private static ((int, int) Rubbers, (int, int) Games, (int, int) Points) FiguresOf(AnyMatch match)
    {
        var key = (object?)match.Score ?? match.Tie!;
        lock (Known)
        {
            if (!Known.TryGetValue(key, out var known))
                Known[key] = known = match.Score is { } score ? Single(score) : Team(match.Tie!);
            return known;
        }
    }

    private static ((int, int), (int, int), (int, int)) Single(MatchScore score)
    {
        var (games, points) = Counted(score);
        return ((0, 0), games, points);
    }

    private static ((int, int), (int, int), (int, int)) Team(TieScore tie)
    {
        var (rubbers, games, points) = ((A: 0, B: 0), (A: 0, B: 0), (A: 0, B: 0));
        foreach (var rubber in tie.Rubbers)
        {
            var (g, p) = Counted(rubber);
            rubbers = Plus(rubbers, rubber.Winner == Side.A ? (1, 0) : (0, 1));
            (games, points) = (Plus(games, g), Plus(points, p));
        }

        // Whoever gave up, or never came, loses the missing rubbers of a school match to nil.
        while (tie.Winner == Side.A && rubbers.A < 2)
            (rubbers, games, points) = (Plus(rubbers, (1, 0)), Plus(games, (3, 0)), Plus(points, (33, 0)));
        while (tie.Winner == Side.B && rubbers.B < 2)
            (rubbers, games, points) = (Plus(rubbers, (0, 1)), Plus(games, (0, 3)), Plus(points, (0, 33)));
        return (rubbers, games, points);
    }

    // Best of five to eleven: the winner of a match that was not played out gets what is missing.
    private static ((int A, int B) Games, (int A, int B) Points) Counted(MatchScore score)
    {
        var (games, points) = ((A: 0, B: 0), (A: 0, B: 0));
        if (score.Winner is null)
            return (games, points);
        foreach (var game in score.Games)
        {
            var (a, b) = (game.A, game.B);
            var finished = Math.Max(a, b) >= 11 && Math.Abs(a - b) >= 2;
            if (!finished && score.Winner == Side.A)
                a = b >= 10 ? b + 2 : 11;
            else if (!finished)
                b = a >= 10 ? a + 2 : 11;
            games = Plus(games, a > b ? (1, 0) : (0, 1));
            points = Plus(points, (a, b));
        }

        while (score.Winner == Side.A && games.A < 3)
            (games, points) = (Plus(games, (1, 0)), Plus(points, (11, 0)));
        while (score.Winner == Side.B && games.B < 3)
            (games, points) = (Plus(games, (0, 1)), Plus(points, (0, 11)));
        return (games, points);
    }

    private static (int A, int B) Plus((int A, int B) x, (int A, int B) y) => (x.A + y.A, x.B + y.B);

    private static string Show((int Won, int Lost) sum) => $"{sum.Won}:{sum.Lost}";

    private static bool Won(AnyMatch match, int member) => WinnerOf(match) == (match.A == member ? Side.A : Side.B);

    private static Side? WinnerOf(AnyMatch match) => match.Score is { } score ? score.Winner : match.Tie!.Winner;

    private static MatchOutcome OutcomeOf(AnyMatch match) => match.Score is { } score ? score.Outcome : match.Tie!.Outcome;

    private static bool IsAnnulled(AnyGroup group, int member) =>
        group.Absent.GetValueOrDefault(new(member)) == MemberStatus.Annulled;
}
