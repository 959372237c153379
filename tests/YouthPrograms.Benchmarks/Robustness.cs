using System.Diagnostics;
using System.Globalization;
using YouthPrograms.OData.Tests.Robustness;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.Benchmarks;

/// <summary>
/// <c>robustness [count] [minutes] [seed] [first]</c>: sends generated and damaged requests to the library on a test server, one
/// after the other, and ends with 1 when one was answered wrongly, took too long, or memory was kept.
/// </summary>
internal static class Robustness
{
    private const int Round = 5_000;
    private const long MostKept = 512L << 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = Number(arguments, 0, 1_000_000);
        var end = Stopwatch.GetTimestamp() + (Number(arguments, 1, 60) * 60 * Stopwatch.Frequency);
        var seed = Number(arguments, 2, 1);
        var first = Number(arguments, 3, 0);
        var tally = new Tally();
        for (var number = first; number < first + count && Stopwatch.GetTimestamp() < end; number += Round)
        {
            await RoundAsync(seed, number, Math.Min(Round, first + count - number), tally);
            Console.WriteLine(tally.Line());
        }
        return tally.Faults == 0 && tally.Kept < MostKept ? 0 : 1;
    }

    // Each round begins with the same rows, so that any of its requests can be sent again as it was.
    private static async Task RoundAsync(int seed, int first, int count, Tally tally)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, Crowd.Limits);
        await service.InDatabaseAsync(Crowd.FillAsync);
        var trial = new Trial(service.Server);
        for (var number = first; number < first + count; number++)
        {
            var request = RequestMaker.Make(seed, number);
            var verdict = await trial.OfAsync(request);
            tally.Add(verdict);
            if (verdict.Fault is not null)
                Console.WriteLine(Trial.Describe(seed, number, request, verdict));
        }
    }

    private static int Number(string[] arguments, int at, int otherwise)
        => arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;

    private sealed class Tally
    {
        private readonly SortedDictionary<int, int> byStatus = [];
        private readonly long start = GC.GetTotalMemory(forceFullCollection: true);
        private TimeSpan slowest;
        private long largest;

        public int Faults { get; private set; }

        public long Kept { get; private set; }

        public void Add(Verdict verdict)
        {
            byStatus[verdict.Status] = byStatus.GetValueOrDefault(verdict.Status) + 1;
            slowest = verdict.Time > slowest ? verdict.Time : slowest;
            largest = Math.Max(largest, verdict.Allocated);
            Faults += verdict.Fault is null ? 0 : 1;
        }

        public string Line()
        {
            Kept = GC.GetTotalMemory(forceFullCollection: true) - start;
            var statuses = string.Join(' ', byStatus.Select(s => $"{s.Key}:{s.Value}"));
            return $"{byStatus.Values.Sum()} sent, {Faults} faults, slowest {slowest.TotalMilliseconds:F0} ms, most allocated {largest >> 20} MB, kept {Kept >> 20} MB, {statuses}";
        }
    }
}
