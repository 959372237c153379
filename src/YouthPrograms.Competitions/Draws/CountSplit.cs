namespace YouthPrograms.Competitions.Draws;

/// <summary>Finds the cheapest way to halve a section: delegation by delegation, then those who are alone.</summary>
internal sealed class CountSplit
{
    // A table takes longer than so many steps.
    private const int StepsWithoutTable = 300;

    private readonly CountSearch _search;
    private readonly CountedField _counted;
    private readonly int _section, _level;
    private readonly int[] _counts;
    private readonly CountQuotas _quotas;
    private readonly long[] _owed;
    private readonly long _allOwed;
    private readonly int[] _first;
    private readonly int[] _taken;
    private long _limit;
    private int[]? _best;
    private Halving _at;
    private CountOption[][] _options = [];
    private long[] _least = [];
    private CountTable? _table;
    private int _steps;

    public CountSplit(CountSearch search, int section, int level, int[] counts)
    {
        (_search, _counted, _section, _level, _counts) = (search, search.Counted, section, level, counts);
        _quotas = new(_counted, level, counts);
        (_first, _taken) = (new int[counts.Length], new int[_quotas.Blocks]);
        var resting = search.Settled.Resting[section] + _quotas.Resting[0];
        _owed = [.. _counted.Families.Select(f => search.Price.Below(f, section, level, counts, resting))];
        _allOwed = _owed.Sum();
    }

    // Nothing can cost less than what is owed.
    private bool IsDone => _search.Steps.AreUp || _best is not null && _limit < _allOwed;

    /// <summary>The least cost and who goes to the first half for it, or nobody if it is more than the limit.</summary>
    public (long Least, int[]? First) Best(long limit)
    {
        _limit = limit;
        var settled = _search.Settled;
        var (a, b) = _search.Halves(_section, _level);
        var isSymmetric = settled.Members[a] + settled.Members[b] == 0 && !_quotas.HasSeedOf(_level);
        var resting = settled.Resting[_section] + _quotas.Resting[0];
        for (var restingA = (resting + 1) / 2; restingA >= resting / 2 && _allOwed <= _limit && !IsDone; restingA--)
        {
            if (isSymmetric && 2 * restingA < resting)
                break;
            var need = restingA - settled.Resting[a];
            var playing = (_counted.Field.Size >> _level + 1) - restingA - settled.Members[a] - need;
            if (need < 0 || need > _quotas.Resting[0] || playing < 0 || playing > _quotas.Playing[0])
                continue;
            _at = new(_section, _level, a, b, restingA, resting - restingA, need, playing);
            Look(isSymmetric && 2 * restingA == resting);
        }

        return (_limit + 1, _best);
    }

    private void Look(bool isTied)
    {
        (_table, _steps) = (null, 0);
        _options = [.. _counted.Families.Select(f =>
            _search.Options.Of(f, _at, _counts, _quotas, _limit - _allOwed + _owed[f.Number]))];
        _least = new long[_options.Length + 1];
        for (var i = _options.Length - 1; i >= 0; i--)
        {
            if (_options[i].Length == 0)
                return;
            _least[i] = _least[i + 1] + _options[i][0].Cost;
        }

        Choose(0, default, isTied);
    }

    private readonly record struct Chosen(long Here, long BelowA, long BelowB, int Resting, int Playing)
    {
        public long Cost => Here + BelowA + BelowB;

        public Chosen With(CountOption o) =>
            new(Here + o.Here, BelowA + o.BelowA, BelowB + o.BelowB, Resting + o.Resting, Playing + o.Playing);
    }

    // Tied: both halves have had the same so far, so the first may be taken to have more of what comes next.
    private void Choose(int i, Chosen chosen, bool isTied)
    {
        _search.Steps.Take();
        if (i == _options.Length)
        {
            Lone(_counted.LoneFrom, chosen, isTied);
            return;
        }

        if (++_steps == StepsWithoutTable)
            _table = new(_options, _at, _quotas, _search.Steps);
        foreach (var option in _options[i])
        {
            var next = chosen.With(option);
            if (next.Cost + _least[i + 1] > _limit || IsDone)
                return;
            if (Fits(i + 1, next) && IsFirst(i, option.First, isTied, out var isStillTied))
                Take(i, option, next, isStillTied);
        }
    }

    private bool Fits(int i, Chosen chosen)
    {
        var (resting, playing) = (_at.NeedResting - chosen.Resting, _at.NeedPlaying - chosen.Playing);
        return resting >= 0 && resting <= _quotas.Resting[i] && playing >= 0 && playing <= _quotas.Playing[i]
            && (_table is null || chosen.Cost + _table.Least(i, resting, playing) <= _limit);
    }

    private void Take(int i, CountOption option, Chosen chosen, bool isTied)
    {
        var mayStill = true;
        for (var b = 0; b < _taken.Length; b++)
            mayStill &= _quotas.MayStill(i + 1, b, _taken[b] += option.Blocks[b]);
        if (mayStill)
        {
            option.First.CopyTo(_first, _counted.Families[i].From);
            Choose(i + 1, chosen, isTied);
        }

        for (var b = 0; b < _taken.Length; b++)
            _taken[b] -= option.Blocks[b];
    }

    private bool IsFirst(int i, int[] first, bool isTied, out bool isStillTied)
    {
        isStillTied = isTied;
        for (var c = 0; c < first.Length && isTied; c++)
        {
            var second = _counts[_counted.Families[i].From + c] - first[c];
            if (first[c] == second)
                continue;
            isStillTied = false;
            return first[c] > second;
        }

        return true;
    }

    private void Lone(int c, Chosen chosen, bool isTied)
    {
        if (c == _counts.Length)
        {
            if (chosen.Resting == _at.NeedResting && chosen.Playing == _at.NeedPlaying
                && !Misses())
                Halve(chosen);
            return;
        }

        var (block, rests, _, _) = _counted.Classes[c];
        for (var n = isTied ? (_counts[c] + 1) / 2 : 0; n <= _counts[c] && !IsDone; n++)
        {
            _search.Steps.Take();
            var next = chosen with { Resting = chosen.Resting + (rests ? n : 0), Playing = chosen.Playing + (rests ? 0 : n) };
            if (next.Resting > _at.NeedResting || next.Playing > _at.NeedPlaying || block >= 0 && _taken[block] + n > _quotas.High[block])
                return;
            _first[c] = n;
            if (block >= 0)
                _taken[block] += n;
            Lone(c + 1, next, isTied && 2 * n == _counts[c]);
            if (block >= 0)
                _taken[block] -= n;
        }
    }

    private bool Misses()
    {
        for (var b = 0; b < _taken.Length; b++)
        {
            if (_taken[b] < _quotas.Low[b])
                return true;
        }

        return false;
    }

    private void Halve(Chosen chosen)
    {
        if (chosen.Cost > _limit)
            return;
        var first = (int[])_first.Clone();
        int[] second = [.. _counts.Zip(first, (all, n) => all - n)];
        var roomA = _limit - chosen.Here - chosen.BelowB;
        var a = _search.Solve(_at.A, _level + 1, first, roomA);
        if (a > roomA)
            return;
        var roomB = _limit - chosen.Here - a;
        var b = _search.Solve(_at.B, _level + 1, second, roomB);
        if (b <= roomB)
            (_limit, _best) = (chosen.Here + a + b - 1, first);
    }
}
