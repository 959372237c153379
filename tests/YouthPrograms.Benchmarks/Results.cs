using BenchmarkDotNet.Attributes;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Benchmarks;

/// <summary>
/// Results applied one by one to a bracket of 1,024, the first 1,023 in the order of play, the others corrections anywhere;
/// the goal for 10,000 is 50 ms. What is allocated must grow with their number only, not with how many came before.
/// </summary>
[MemoryDiagnoser]
public class Results
{
    private EventPlan _plan = null!;
    private MatchResult[] _results = null!;

    [Params(2_500, 5_000, 10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _plan = Fields.Bracket(1024);
        _results = Fields.Results(_plan, Count);
    }

    [Benchmark]
    public int Apply()
    {
        var progress = new EventProgress(_plan);
        var changed = 0;
        foreach (var result in _results)
            changed += progress.Apply(result).Count;
        return changed;
    }

    [Benchmark]
    public int RecordInTheLog()
    {
        var log = new ResultLog(_plan);
        foreach (var result in _results)
            log.Record(result, voidLater: true);
        return log.Lines.Count;
    }

    [Benchmark]
    public ReplayedEvent ReplayAtOnce() => EventReplay.Run(_plan, _results);
}
