using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace YouthPrograms.Competitions.Tests;

/// <summary>
/// Properties over many random cases. The cases of a run can be repeated: they hang on a fixed seed, unless
/// <c>PROPERTY_SEED</c> gives another one. <c>PROPERTY_CASES</c> caps their number where every test runs a thousand times
/// over (mutation testing).
/// </summary>
internal static class Cases
{
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), out var seed) ? seed : 20_261_122;

    private static readonly int Most =
        int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_CASES"), out var most) ? most : int.MaxValue;

    /// <summary>As many cases as asked for, or fewer where the environment caps them.</summary>
    public static int Of(int cases) => Math.Min(cases, Most);

    public static void ForAll<T>(Arbitrary<T> any, Action<T> check, int cases = 100_000) =>
        Prop.ForAll(any, check).Check(With(cases));

    public static void ForAll<T>(Gen<T> any, Action<T> check, int cases = 100_000) => ForAll(any.ToArbitrary(), check, cases);

    private static Config With(int cases) => Config.QuickThrowOnFailure
        .WithMaxTest(Of(cases))
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None)))
        .WithQuietOnSuccess(true);
}
