namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Says of the cost of finished lines, level by level, whether it is proven that no legal lines cost less. Two bounds are
/// lexicographic or hold for one level whatever the others are like; each is worked out when it is first needed.
/// </summary>
internal sealed class LineBound(LineField field)
{
    // The network of a larger bracket takes longer than anybody would wait.
    private const int MostLines = 256;

    private readonly int?[] _level = new int?[field.CheckedLevels + 1];
    private readonly bool _isSolvable = field.Size <= MostLines;
    private int[]? _whole;

    public bool Proves(int[] cost) => Proofs(cost).All(proof => proof is not BreachProof.BestFound);

    /// <summary>One proof for each level of the cost, the first round last.</summary>
    public BreachProof[] Proofs(int[] cost)
    {
        var proofs = new BreachProof[cost.Length];
        var optimal = true;
        for (var i = 0; i < cost.Length; i++)
        {
            proofs[i] = cost[i] == 0 ? BreachProof.NotNeeded
                : LineCounts.Of(field, i, cost[i]) is not null ? BreachProof.Counting
                : OfLevel(i) == cost[i] ? BreachProof.ExactAtLevel
                : optimal && _isSolvable && Whole().Take(i + 1).SequenceEqual(cost.Take(i + 1)) ? BreachProof.ExactForBracket
                : BreachProof.BestFound;
            optimal &= proofs[i] is not BreachProof.BestFound;
        }

        return proofs;
    }

    private int[] Whole() => _whole ??= BracketFlow.Bound(field);

    private int OfLevel(int index) => _level[index] ??= Math.Max(
        _isSolvable ? BracketFlow.Bound(field, index == field.CheckedLevels ? field.Levels : index + 1)[index] : 0,
        index == field.CheckedLevels ? 0 : LevelBound.Of(field, index + 1));
}
