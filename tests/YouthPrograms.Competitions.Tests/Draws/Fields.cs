using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>Random fields of entries as they occur: few and many, skewed delegations, some seeded, some ranked.</summary>
internal static class Fields
{
    /// <summary>A request with the number it was made from, which is also the number of its secret.</summary>
    public sealed record Case(int Number, DrawRequest Request)
    {
        public DrawRecord Drawn() => Draw.Make(Request, Builders.Secret(Number), "dice").Require();

        public override string ToString() =>
            $"{Number}: {Request.Entries.Count} entries, {Request.Entries.Count(e => e.Seed is not null)} seeds, {Request.Format.Stages}, "
            + $"{Request.Format.Seeding}, {Request.Format.Separation}, delegations {string.Join(' ', Request.Entries.Select(e => e.Delegation?.Value ?? 0))}";
    }

    /// <summary>Brackets of so many entries at most.</summary>
    public static Gen<Case> Brackets(int most) => Any(random => Of(random, random.Next(2, most + 1)));

    /// <summary>Mostly up to 40 entries, one in a thousand up to 128.</summary>
    public static Gen<Case> Brackets() =>
        Any(random => Of(random, random.Next(1000) == 0 ? random.Next(41, 129) : 2 + (int)(39 * Math.Pow(random.NextDouble(), 1.6))));

    /// <summary>
    /// Fields that are hard to keep apart: few large delegations or many, also next to each other in rank; no seeds, some or
    /// all, half of the fields with fixed seeding.
    /// </summary>
    public static Gen<Case> Awkward(int least, int most) => Any(random => Awkward(random, random.Next(least, most + 1)));

    /// <summary>One of those, the same for ever.</summary>
    public static Case Awkward(int number, int least, int most)
    {
        var random = new Random(number);
        return new(number, Awkward(random, random.Next(least, most + 1)));
    }

    /// <summary>Groups of two or more, some followed by a knock-out.</summary>
    public static Gen<Case> Groups() => Any(random =>
    {
        var groups = random.Next(2, 11);
        var request = Of(random, Math.Min(2 * groups + (int)(60 * Math.Pow(random.NextDouble(), 3)), 128));
        var smallest = request.Entries.Count / groups;
        return request with
        {
            Format = request.Format with
            {
                Stages = EventStages.GroupsThenKnockout,
                GroupCount = groups,
                QualifiersPerGroup = random.Next(1, Math.Min(smallest, 4) + 1),
            },
        };
    });

    private static Gen<Case> Any(Func<Random, DrawRequest> make) =>
        Gen.Choose(0, int.MaxValue - 1).Select(number => new Case(number, make(new Random(number))));

    private static DrawRequest Of(Random random, int count)
    {
        var (delegations, skew) = (random.Next(1, 20), random.NextDouble() * 2);
        var seeds = random.Next(4) switch { 0 => 0, 1 => random.Next(0, count + 1), _ => Math.Min(count, 1 << random.Next(0, 5)) };
        var (ranked, alone) = (random.Next(2) == 0, random.Next(3) == 0);
        var entries = Enumerable.Range(1, count).Select(i => new DrawEntry(
            new(i),
            alone && random.Next(6) == 0 ? null : new(1 + (int)(delegations * Math.Pow(random.NextDouble(), 1 + skew))),
            i <= seeds ? i : null,
            ranked ? random.Next(1, count + 1) : null));
        return new([.. entries], new()
        {
            Seeding = random.Next(3) == 0 ? SeedingPolicy.Fixed : SeedingPolicy.Drawn,
            Separation = random.Next(8) switch
            {
                0 => SeparationDepth.FirstRoundOnly,
                1 => SeparationDepth.TopFourThenFirstRound,
                2 => SeparationDepth.None,
                _ => SeparationDepth.Full,
            },
        });
    }

    private static DrawRequest Awkward(Random random, int count)
    {
        var delegations = random.Next(4) switch { 0 => random.Next(1, 4), 1 => random.Next(2, 9), 2 => random.Next(4, 20), _ => Math.Max(2, count / random.Next(2, 6)) };
        var (skew, lone) = (random.NextDouble() * 2, random.Next(3) == 0 ? random.NextDouble() / 2 : 0);
        var of = Enumerable.Range(0, count)
            .Select(_ => random.NextDouble() < lone ? 0 : 1 + (long)(delegations * Math.Pow(random.NextDouble(), 1 + skew))).ToArray();
        if (random.Next(4) == 0)
            Array.Sort(of);
        var seeds = Math.Min(count, random.Next(5) switch { 0 => 0, 1 => random.Next(count + 1), 2 => count, 3 => random.Next(1, 33), _ => 1 << random.Next(7) });
        return new(
            [.. of.Select((d, i) => new DrawEntry(new(i + 1), d == 0 ? null : new(d), i < seeds ? i + 1 : null, i + 1))],
            new()
            {
                Seeding = (SeedingPolicy)random.Next(2),
                Separation = random.Next(6) switch
                {
                    0 => SeparationDepth.FirstRoundOnly,
                    1 => SeparationDepth.TopFourThenFirstRound,
                    _ => SeparationDepth.Full,
                },
            });
    }
}
