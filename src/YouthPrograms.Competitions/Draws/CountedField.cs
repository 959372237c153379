using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Members whom nothing tells apart but the lot: of one delegation or of none, of one seed block (−1 for none), with or
/// without a bye, and counted among their delegation's best from one level on.
/// </summary>
internal sealed record CountedClass(int Block, bool Resting, int Rank, int[] Members);

/// <summary>A delegation and the numbers of its classes, From … To − 1; those who are alone are the last.</summary>
internal sealed record CountedFamily(int Number, int[] Members, int Judged, int From, int To);

/// <summary>
/// A field as numbers of members of each class. How well lines keep delegations apart down to one level hangs on these
/// numbers in each section alone. Those whose lines are fixed are in no class.
/// </summary>
internal sealed class CountedField
{
    public const int Unjudged = 99;

    private readonly List<CountedClass> _classes = [];

    public CountedField(LineField field, int index)
    {
        Field = field;
        IsFirstRound = index == field.CheckedLevels;
        Depth = IsFirstRound ? field.Levels - 1 : index + 1;
        JudgedLevels = Math.Min(Depth, field.CheckedLevels);
        FixedSeeds = field.Seeding == SeedingPolicy.Fixed ? field.BoundSeeds : 0;
        Families = [.. field.Families.OrderByDescending(f => f.Length).Select(Counted)];
        var kin = field.Families.SelectMany(f => f).ToHashSet();
        LoneFrom = _classes.Count;
        Add(Enumerable.Range(0, field.Count).Where(m => !kin.Contains(m)).Select(m => (m, Unjudged)));
    }

    public LineField Field { get; }
    public bool IsFirstRound { get; }

    /// <summary>Sections of this level are as small as they have to be looked at.</summary>
    public int Depth { get; }

    public int JudgedLevels { get; }
    public int FixedSeeds { get; }
    public CountedFamily[] Families { get; }
    public IReadOnlyList<CountedClass> Classes => _classes;
    public int LoneFrom { get; }

    public int[] All() => [.. _classes.Select(c => c.Members.Length)];

    private CountedFamily Counted(int[] family, int number)
    {
        var (judged, from) = (Field.Judged(family).Length, _classes.Count);
        Add(family.Select((m, position) => (m, position >= judged ? Unjudged : Math.Min(Rank(position), Depth + 1))));
        return new(number, family, judged, from, _classes.Count);
    }

    private void Add(IEnumerable<(int Member, int Rank)> members) => _classes.AddRange(members
        .Where(x => x.Member >= FixedSeeds)
        .GroupBy(x => (Block(x.Member), x.Member < Field.Byes, x.Rank), x => x.Member)
        .Select(g => new CountedClass(g.Key.Item1, g.Key.Item2, g.Key.Rank, [.. g.OrderBy(m => Field.Lots[m])])));

    private int Block(int member) =>
        FixedSeeds == 0 && member < Field.BoundSeeds ? Field.BlockOf(member + 1) : -1;

    private static int Rank(int position) => position == 0 ? 0 : BitOperations.Log2((uint)position) + 1;
}
