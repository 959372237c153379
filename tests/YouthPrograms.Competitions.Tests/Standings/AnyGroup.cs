using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>One match of a random group with its score, of a single or of a tie. Members count from 1.</summary>
internal sealed record AnyMatch(int A, int B, MatchScore? Score, TieScore? Tie)
{
    public GroupResult Result => Score is { } score
        ? GroupResult.Of(new(A), new(B), score)
        : GroupResult.Of(new(A), new(B), Tie!);
}

/// <summary>
/// A group that a number stands for: 2 to 8 members, scores of all kinds, sides either way, some matches still to come,
/// some members gone. A third of the groups know two scores only, so that members are often level to the end.
/// </summary>
internal sealed record AnyGroup(int Size, AnyMatch[] Matches, Dictionary<EntryId, MemberStatus> Absent, bool IsComplete)
{
    private static readonly MatchScore[] Scores = [.. Singles()];
    private static readonly TieScore[] Ties = [.. Teams()];

    public static Gen<int> Numbers => Gen.Choose(0, int.MaxValue - 1);

    public GroupSheet Sheet => new(1, [.. Enumerable.Range(1, Size).Select(i => new EntryId(i))], [.. Matches.Select(m => m.Result)])
    {
        Absent = Absent,
        IsComplete = IsComplete,
    };

    public static AnyGroup Of(int number, int most = 8)
    {
        var dice = new Dice(number);
        var size = 2 + dice.Next(most - 1);
        var (team, variety, complete) = (dice.Next(3) == 0, dice.Next(3), dice.Next(4) > 0);
        var matches = new List<AnyMatch>();
        for (var a = 1; a <= size; a++)
        {
            for (var b = a + 1; b <= size; b++)
            {
                if (!complete && dice.Next(3) == 0)
                    continue;
                var (x, y) = dice.Next(2) == 0 ? (a, b) : (b, a);
                matches.Add(team
                    ? new(x, y, null, Ties[dice.Next(variety switch { 0 => 2, 1 => 6, _ => Ties.Length })])
                    : new(x, y, Scores[dice.Next(variety switch { 0 => 2, 1 => 8, _ => Scores.Length })], null));
            }
        }

        return new(size, [.. matches], AnyAbsent(dice, size), complete);
    }

    /// <summary>Nobody is gone and every match was played to its end.</summary>
    public static AnyGroup PlayedOut(int number, int most)
    {
        var group = Of(number, most);
        var dice = new Dice(number);
        var played = Scores.Where(s => s.IsPlayed).ToArray();
        var variety = dice.Next(2) == 0 ? 6 : played.Length;
        var pairs = Enumerable.Range(1, group.Size).SelectMany(a => Enumerable.Range(a + 1, group.Size - a).Select(b => (A: a, B: b)));
        return new(group.Size, [.. pairs.Select(p => new AnyMatch(p.A, p.B, played[dice.Next(variety)], null))], [], true);
    }

    private static Dictionary<EntryId, MemberStatus> AnyAbsent(Dice dice, int size)
    {
        var absent = new Dictionary<EntryId, MemberStatus>();
        for (var gone = dice.Next(4) == 0 ? 1 + dice.Next(2) : 0; gone > 0; gone--)
            absent[new(1 + dice.Next(size))] = (MemberStatus)dice.Next(4);
        return absent;
    }

    private static IEnumerable<MatchScore> Singles()
    {
        foreach (var (a, b) in new[] { (3, 1), (1, 3), (3, 0), (0, 3), (3, 2), (2, 3) })
            yield return Games(a, b);
        yield return MatchScore.Walkover(BestOf5, Side.A);
        yield return MatchScore.Walkover(BestOf5, Side.B);
        yield return Score(MatchOutcome.Retired, Side.B, (11, 6), (2, 4));
        yield return Score(MatchOutcome.Retired, Side.A, (11, 6), (9, 11), (10, 10));
        yield return Score(MatchOutcome.Disqualified, Side.A, (11, 0));
        yield return Score(MatchOutcome.Disqualified, Side.B);
        yield return Score(MatchOutcome.DoubleForfeit, null);
        yield return Score(MatchOutcome.Cancelled, null);
        yield return Score(MatchOutcome.Played, null, (11, 9), (12, 10), (15, 13));
        yield return Score(MatchOutcome.Played, null, (11, 0), (0, 11), (11, 1), (1, 11), (9, 11));
        yield return Score(MatchOutcome.Played, null, (11, 8), (7, 11), (11, 9), (11, 5));
        yield return Score(MatchOutcome.Played, null, (8, 11), (11, 7), (9, 11), (5, 11));
    }

    private static IEnumerable<TieScore> Teams()
    {
        yield return Tie(MatchOutcome.Played, null, Games(3, 1), Games(1, 3), Games(3, 1));
        yield return Tie(MatchOutcome.Played, null, Games(1, 3), Games(3, 1), Games(1, 3));
        yield return Tie(MatchOutcome.Played, null, Games(3, 0), Games(3, 2));
        yield return Tie(MatchOutcome.Played, null, Games(0, 3), Games(2, 3));
        yield return Tie(MatchOutcome.Played, null, Games(3, 2), Games(0, 3), Games(3, 2));
        yield return Tie(MatchOutcome.Walkover, Side.B);
        yield return Tie(MatchOutcome.Retired, Side.A, Games(1, 3));
        yield return Tie(MatchOutcome.Disqualified, Side.B, Games(3, 1));
        yield return Tie(MatchOutcome.Played, null, MatchScore.Walkover(BestOf5, Side.A), Score(MatchOutcome.Retired, Side.A, (11, 3), (4, 4)));
        yield return Tie(MatchOutcome.DoubleForfeit, null);
        yield return Tie(MatchOutcome.Cancelled, null);
    }

    private static MatchScore Score(MatchOutcome outcome, Side? winner, params (int A, int B)[] games) =>
        MatchScore.Check(BestOf5, outcome, winner, [.. games.Select(g => new GameScore(g.A, g.B))]).Require();

    private static TieScore Tie(MatchOutcome outcome, Side? winner, params MatchScore[] rubbers) =>
        TieScore.Check(TieFormat.School, BestOf5, outcome, winner, rubbers).Require();
}

/// <summary>A small and fast source of chance that is the same everywhere (splitmix64).</summary>
internal sealed class Dice(int number)
{
    private ulong _state = (ulong)number * 0x9E3779B97F4A7C15UL + 1;

    /// <summary>From 0 to below the range; the bias of the remainder does not matter here.</summary>
    public int Next(int range)
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) % (ulong)range);
    }
}
