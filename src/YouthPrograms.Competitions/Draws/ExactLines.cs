namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Finishes lines whose best is not proven, level by level: better ones are found among all legal lines, or there are none.
/// </summary>
internal sealed class ExactLines(LineField field, Func<IEnumerable<(int Section, int[] Members)>, int[]> fill)
{
    // Some seconds. Where they do not suffice the certificate says that the best is not proven.
    private const long MostSteps = 40_000_000;

    // Whether the least that any lines must cost can be had is mostly found out soon.
    private const long MostStepsForLeast = 1_000_000;

    private readonly LineCost _cost = new(field);
    private readonly LineBound _bound = new(field);
    private long _left = MostSteps;

    /// <summary>Lines that reach a goal, or none because no lines do.</summary>
    private sealed record Answer(int[]? Lines);

    public (int[] Lines, BreachProof[] Proofs) Finish(int[] lines, BreachProof[] proofs)
    {
        for (var i = 0; i < proofs.Length; i++)
        {
            if (proofs[i] is not BreachProof.BestFound)
                continue;
            (lines, var proof) = Finish(lines, i);
            // Lines that are better at one level are others at those below.
            proofs = [.. proofs[..i], proof, .. _bound.Proofs(_cost.Of(lines))[(i + 1)..]];
            if (proof is BreachProof.BestFound)
                break;
        }

        return (lines, proofs);
    }

    private (int[] Lines, BreachProof Proof) Finish(int[] lines, int index)
    {
        var counted = new CountedField(field, index);
        var settled = new SettledSections(counted);
        var goal = _cost.Of(lines)[..(index + 1)];
        var least = Math.Max(new CountPrice(counted, settled, goal).Owed[index], counted.IsFirstRound ? 0 : KindBound.Of(field, index + 1));
        var (best, atLevel) = (goal[index], least);
        while (least < best)
        {
            var atLeast = Reach(least, MostStepsForLeast);
            var better = atLeast ?? Reach(best - 1, MostSteps);
            if (better is null)
                return (lines, BreachProof.BestFound);
            lines = better.Lines ?? lines;
            best = _cost.Of(lines)[index];
            least = better.Lines is not null ? least : atLeast is not null ? least + 1 : best;
        }

        return (lines, Proof(index, best, atLevel));

        Answer? Reach(int cost, long steps) => Reached(new(counted, settled, [.. goal[..index], cost], Taken(steps)));
    }

    private SearchSteps Taken(long most)
    {
        var steps = new SearchSteps(Math.Min(most, _left));
        _left -= steps.Left;
        return steps;
    }

    // Null if it is not found out.
    private Answer? Reached(CountSearch search)
    {
        var isReached = search.Reaches();
        _left += search.Steps.Left;
        if (search.Steps.AreUp || !isReached)
            return search.Steps.AreUp ? null : new(null as int[]);
        var lines = fill(search.Sections());
        return LineCost.Compare(_cost.Of(lines)[..search.Goal.Length], search.Goal) <= 0 ? new(lines) : null;
    }

    private BreachProof Proof(int index, int cost, int atLevel) =>
        cost == 0 ? BreachProof.NotNeeded
        : LineCounts.Of(field, index, cost) is not null ? BreachProof.Counting
        : cost == atLevel ? BreachProof.ExactAtLevel
        : BreachProof.Exhausted;
}
