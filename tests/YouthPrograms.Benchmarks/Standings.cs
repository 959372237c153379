using BenchmarkDotNet.Attributes;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Benchmarks;

/// <summary>The standing of one finished group; the goal is 20 µs.</summary>
[MemoryDiagnoser]
public class Standings
{
    private GroupSheet _sheet = null!;
    private readonly StandingLots _lots = new(Fields.Secret, "");

    [Params(4, 5, 6)]
    public int Members { get; set; }

    /// <summary>Everybody level in a cycle is the dearest case; all decided by match points the cheapest.</summary>
    [Params(true, false)]
    public bool Level { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var members = Enumerable.Range(1, Members).Select(i => new EntryId(i)).ToArray();
        var scores = new[] { "8 9 7", "8 -9 7 5", "-8 9 7 -12 10" }.Select(s => DeskNotation.Parse(s, MatchFormat.Default).Require()).ToArray();
        var results =
            from a in Enumerable.Range(0, Members)
            from b in Enumerable.Range(a + 1, Members - a - 1)
            let turned = Level && (b - a) * 2 > Members
            select GroupResult.Of(members[turned ? b : a], members[turned ? a : b], scores[Level ? 0 : (a + b) % 3]);
        _sheet = new(1, members, [.. results]);
    }

    [Benchmark]
    public GroupStanding Standing() => GroupRanking.Of(_sheet, RestartReading.EveryClass, _lots);
}
