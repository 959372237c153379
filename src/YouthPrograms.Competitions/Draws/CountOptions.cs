namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// One way to hand a delegation's members to the first half of a section: so many of each class, what that costs in the two
/// halves and at least below each of them, and how many have a bye, play, and are of each block.
/// </summary>
internal sealed record CountOption(int[] First, long Here, long BelowA, long BelowB, int Resting, int Playing, int[] Blocks)
{
    public long Cost => Here + BelowA + BelowB;
}

/// <summary>A section that is to be halved, its halves, and how many of each half have byes.</summary>
internal readonly record struct Halving(int Section, int Level, int A, int B, int RestingA, int RestingB, int NeedResting, int NeedPlaying);

/// <summary>The options of a delegation that cost no more than can be spent on it, cheapest first, each list made once.</summary>
internal sealed class CountOptions(CountSearch search)
{
    private readonly Dictionary<CountKey, (long Budget, CountOption[] Options)> _known = [];

    public CountOption[] Of(CountedFamily family, Halving at, int[] counts, CountQuotas quotas, long budget)
    {
        var ranges = new CountRanges(search.Counted, family, at, counts, quotas);
        var key = new CountKey(search.Alike(at.Section, at.Level), ranges.Key());
        if (_known.TryGetValue(key, out var known) && known.Budget >= budget)
            return known.Options;
        var listing = new Listing(search, family, at, counts, ranges, budget);
        // The sort is stable: of equally cheap ones the most even comes first.
        CountOption[] options = [.. listing.All().OrderBy(o => o.Cost)];
        _known[key] = (budget, options);
        return options;
    }

    private sealed class Listing(
        CountSearch search, CountedFamily family, Halving at, int[] counts, CountRanges ranges, long budget)
    {
        private readonly int[] _a = new int[counts.Length];
        private readonly int[] _b = new int[counts.Length];
        private readonly List<CountOption> _options = [];

        public List<CountOption> All()
        {
            Choose(family.From, 0, 0, 0, 0);
            return _options;
        }

        private void Choose(int c, int rank, int bestA, int bestB, long cost)
        {
            search.Steps.Take();
            var next = c == family.To ? CountedField.Unjudged : search.Counted.Classes[c].Rank;
            for (; rank < next && rank <= search.Counted.JudgedLevels; rank++)
                cost += OfBest(rank, bestA, bestB);
            if (cost > budget || search.Steps.AreUp)
                return;
            if (c == family.To)
                Take();
            else
                ChooseOf(c, Math.Max(rank, next), bestA, bestB, cost);
        }

        private long OfBest(int rank, int bestA, int bestB) => rank <= at.Level ? 0
            : search.Price.Best(family, at.A, at.Level + 1, rank, bestA) + search.Price.Best(family, at.B, at.Level + 1, rank, bestB);

        private void ChooseOf(int c, int rank, int bestA, int bestB, long cost)
        {
            var (block, rests, _, _) = search.Counted.Classes[c];
            foreach (var a in EvenestFirst(counts[c]))
            {
                var b = counts[c] - a;
                if (!ranges.Allow(block, rests, a, b))
                    continue;
                (_a[c], _b[c]) = (a, b);
                ranges.Give(block, rests, a, b);
                Choose(c + 1, rank, bestA + a, bestB + b, cost);
                ranges.Give(block, rests, -a, -b);
            }

            (_a[c], _b[c]) = (0, 0);
        }

        private static IEnumerable<int> EvenestFirst(int count)
        {
            for (var step = 0; step <= count; step++)
                yield return (count + 1) / 2 + ((step & 1) == 1 ? -(step + 1) / 2 : step / 2);
        }

        private void Take()
        {
            var price = search.Price;
            var here = price.Here(family, at.A, at.Level + 1, _a, at.RestingA) + price.Here(family, at.B, at.Level + 1, _b, at.RestingB);
            var belowA = price.Below(family, at.A, at.Level + 1, _a, at.RestingA);
            var belowB = price.Below(family, at.B, at.Level + 1, _b, at.RestingB);
            if (here + belowA + belowB > budget)
                return;
            var (resting, playing, blocks) = (0, 0, new int[ranges.Blocks]);
            for (var c = family.From; c < family.To; c++)
            {
                var (block, rests, _, _) = search.Counted.Classes[c];
                resting += rests ? _a[c] : 0;
                playing += rests ? 0 : _a[c];
                if (block >= 0)
                    blocks[block] += _a[c];
            }

            _options.Add(new(_a[family.From..family.To], here, belowA, belowB, resting, playing, blocks));
        }
    }
}
