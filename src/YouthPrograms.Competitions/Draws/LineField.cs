using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Those who get lines, best rank first. <c>Keys</c> holds the number of the delegation or group of each (−1 for none),
/// <c>Lots</c> its place in the order of lots.
/// </summary>
internal sealed record LineField(int[] Keys, int[] Lots, int Seeds, SeedingPolicy Seeding, SeparationDepth Depth)
{
    public int Count => Keys.Length;
    public int Size { get; } = BracketLines.SizeFor(Keys.Length);
    public int Byes => Size - Count;
    public int Levels => BitOperations.Log2((uint)Size);

    /// <summary>
    /// Seeds that are bound to lines. With drawn seeds the last block is what is left over, byes included, so nobody is
    /// bound to it.
    /// </summary>
    public int BoundSeeds => Math.Min(Seeds, Seeding == SeedingPolicy.Drawn ? Size / 2 : Size);

    /// <summary>Members of each key that has more than one, best first.</summary>
    public IReadOnlyList<int[]> Families { get; } =
        [.. Enumerable.Range(0, Keys.Length).Where(m => Keys[m] >= 0)
            .GroupBy(m => Keys[m]).Where(g => g.Count() > 1).OrderBy(g => g.Key).Select(g => g.ToArray())];

    /// <summary>Levels whose sections are judged, from the halves down.</summary>
    public int CheckedLevels => Depth switch
    {
        SeparationDepth.Full => Levels - 1,
        SeparationDepth.TopFourThenFirstRound => Math.Min(Levels - 1, 2),
        _ => 0,
    };

    /// <summary>Those of a family whose sections are judged.</summary>
    public int[] Judged(int[] family) =>
        Depth == SeparationDepth.TopFourThenFirstRound ? family[..Math.Min(4, family.Length)] : family;

    /// <summary>The rank each line has in the mirrored standard order.</summary>
    public int[] Ranks { get => field ??= BracketLines.MirroredRanks(Size); }

    /// <summary>The block of each line; fixed seeding gives each seed a block of its own.</summary>
    public int[] BlockOfLine { get => field ??= [.. Ranks.Select(BlockOf)]; }

    public int BlockOf(int rank) => Seeding == SeedingPolicy.Drawn
        ? BracketLines.BlockOf(rank)
        : rank <= Seeds ? rank : Size + 1;
}
