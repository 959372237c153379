using BenchmarkDotNet.Attributes;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Benchmarks;

/// <summary>A draw with 18 skewed delegations; the goals are 5 ms for 128 entries and 100 ms for 1,024.</summary>
[MemoryDiagnoser]
public class Draws
{
    private DrawRequest _request = null!;

    [Params(128, 1024)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Setup() => _request = new(Fields.Skewed(Entries, delegations: 18, seeds: 16), new EventFormat());

    [Benchmark]
    public DrawRecord Draw() => Competitions.Draws.Draw.Make(_request, Fields.Secret, "dice 4 2 6").Require();

    [Benchmark]
    public DrawVerification Verify() => DrawVerification.Verify(Draw());
}
