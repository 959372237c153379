using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Where a family stands: the section (1 the whole bracket, 2 and 3 its halves …) and the attempt.</summary>
internal readonly record struct SectionView(LineField Field, int[] Members, int Node, int Variant);

/// <summary>
/// What one delegation wants of a split: so many of it in the left half, so many of each part, and who should rather go
/// left (negative) or right. Members are positions in the section, best first.
/// </summary>
internal sealed record FamilyWishes(int Low, int High, IReadOnlyList<(int[] Part, int Low, int High, long Penalty)> Parts)
{
    // Each penalty outweighs any sum of the smaller ones: at most 2^10 members, and 2^20 for the order of lots.
    public const long DelegationPenalty = 1L << 44;
    private const long RankPenalty = 1L << 33;
    private const long FirstRoundPenalty = 1L << LotBits;
    private const int LotBits = 22;

    public IReadOnlyList<(int Member, long Cost)> Biases { get; private init; } = [];

    /// <summary>A cost without the share of the order of lots, which is never negative.</summary>
    public static long WithoutLots(long cost) => cost >> LotBits;

    /// <summary>Matches are those of the first round without a bye in each half.</summary>
    public static FamilyWishes Of(SectionView view, int[] family, int leftMatches, int rightMatches)
    {
        int[] playing = [.. family.Where(i => view.Members[i] >= view.Field.Byes)];
        var crowded = playing.Length > 1 && playing.Length > 2 * Math.Min(leftMatches, rightMatches) - 3;
        var (a, b) = (playing.Length - rightMatches, leftMatches);
        var (low, high) = (Math.Max(0, Math.Min(a, b)), Math.Min(playing.Length, Math.Max(a, b)));
        return view.Field.Depth switch
        {
            SeparationDepth.Full when crowded => Crowded(view, family, playing, low, high),
            SeparationDepth.Full => Even(family, Blocks(family)),
            SeparationDepth.TopFourThenFirstRound when view.Node <= 3 => Free(family, TopFour(view, family, playing, low, high)),
            _ => Free(family, [(playing, low, high, FirstRoundPenalty), .. Rest([.. family.Except(playing)])]),
        };
    }

    private static FamilyWishes Even(int[] family, IEnumerable<int[]> parts) =>
        new(family.Length / 2, (family.Length + 1) / 2, [.. parts.Select(Halved)]);

    private static FamilyWishes Free(int[] family, IReadOnlyList<(int[], int, int, long)> parts) => new(0, family.Length, parts);

    private static (int[], int, int, long) Halved(int[] part) => (part, part.Length / 2, (part.Length + 1) / 2, RankPenalty);

    private static IEnumerable<(int[], int, int, long)> Rest(int[] rest) => rest.Length == 0 ? [] : [(rest, 0, rest.Length, 0)];

    // The first two apart, the next two apart, then 5–8, 9–16 … each divided evenly: this keeps the best 2^r of a
    // delegation in different sections of level r all the way down.
    private static IEnumerable<int[]> Blocks(int[] family) => family
        .Select((i, position) => (i, Part: position < 2 ? 0 : BitOperations.Log2((uint)position)))
        .GroupBy(x => x.Part, x => x.i)
        .Select(g => g.ToArray());

    // The best four take their share of both halves; for the others only the first round matters.
    private static (int[], int, int, long)[] TopFour(SectionView view, int[] family, int[] playing, int low, int high)
    {
        var best = family[..Math.Min(family.Length, view.Node == 1 ? 4 : 2)];
        int[] rest = [.. playing.Except(best)];
        var (least, most) = (playing.Length - rest.Length) switch { var n => (n / 2, (n + 1) / 2) };
        var (from, to) = (Math.Clamp(low - least, 0, rest.Length), Math.Clamp(high - most, 0, rest.Length));
        return
        [
            .. best.Chunk(2).Select(Halved),
            (rest, Math.Min(from, to), Math.Max(from, to), FirstRoundPenalty),
            .. Rest([.. family.Except(best).Except(rest)]),
        ];
    }

    // In pairs by rank every pair without byes sends one to each half, so only a pair of one with a bye and one without,
    // and a last member alone, decide whether a half gets more members than it has matches. They are pushed the right way.
    private static FamilyWishes Crowded(SectionView view, int[] family, int[] playing, int low, int high)
    {
        var pairs = family.Chunk(2).ToArray();
        var deciding = pairs.Select(pair => pair.Intersect(playing).ToArray())
            .Where(pair => pair.Length == 1)
            .Select(pair => pair[0])
            .ToArray();
        var sure = (playing.Length - deciding.Length) / 2;
        var needed = (AtLeast: low - sure, AtMost: high - sure);
        var wishes = Even(family, pairs);
        return wishes with
        {
            Biases = [.. deciding.Select((member, d) =>
                (member, FirstRoundPenalty * Direction(view, family[0], d, deciding.Length, needed)))],
        };
    }

    // −1 is left. Two who must be apart may be apart either way; another attempt turns them round.
    private static int Direction(SectionView view, int first, int index, int count, (int AtLeast, int AtMost) needed) =>
        needed.AtLeast >= count ? -1
        : needed.AtMost <= 0 ? 1
        : needed is { AtLeast: <= 0 } && needed.AtMost >= count ? 0
        : (view.Variant >> (view.Members[first] + view.Node) % 5 & 1) == index ? -1 : 1;
}
