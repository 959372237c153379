using System.Numerics;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Halves the bracket from the top: each section divides its members between its two halves so that seeds, byes and
/// delegations are each divided evenly, all at once, by an exact minimum-cost flow (<see cref="SectionSplit"/>).
/// </summary>
internal sealed class LineDraw
{
    private const int MostAttempts = 8;

    private readonly LineField _field;
    private readonly int[] _coins;
    private readonly int _seeds;

    private LineDraw(LineField field, LotDrum drum)
    {
        _field = field;
        _seeds = field.BoundSeeds;
        _coins = new int[field.Size];
        for (var node = 1; node < field.Size; node++)
            _coins[node] = drum.Next(LotPurpose.Section, 8);
    }

    /// <summary>
    /// The member on each line, −1 for a bye, and what is proven of each level: as <see cref="MakeVersion2"/>, but where its
    /// best is not proven all legal lines are looked at.
    /// </summary>
    public static (int[] Lines, BreachProof[] Proofs) Make(LineField field, LotDrum drum)
    {
        var draw = new LineDraw(field, drum);
        var (lines, proofs) = draw.Improved();
        return new ExactLines(field, draw.Fill).Finish(lines, proofs);
    }

    /// <summary>
    /// As version 2 made draws. The first construction stands if it breaks nothing or nothing that could be kept; up to sixteen
    /// lines all ways are looked at otherwise, and of larger brackets constructions are made better until nothing helps or the
    /// bound is reached, so that the best found is not always proven.
    /// </summary>
    public static (int[] Lines, BreachProof[] Proofs) MakeVersion2(LineField field, LotDrum drum) => new LineDraw(field, drum).Improved();

    /// <summary>
    /// As version 1 made draws: when one construction breaks a rule that is not proven to be beyond keeping, others with
    /// mirrored preferences are tried and the best by (halves, quarters, … first round) is taken.
    /// </summary>
    public static int[] MakeVersion1(LineField field, LotDrum drum)
    {
        var draw = new LineDraw(field, drum);
        var (best, lines) = (default(LineFindings), Array.Empty<int>());
        var attempts = field.Count <= 128 ? 16 : 6;
        for (var attempt = 0; attempt < attempts && best?.IsProvenBest != true; attempt++)
        {
            var trial = draw.Attempt(attempt);
            var found = LineFindings.Of(field, trial, version: 1);
            if (found.CompareTo(best) < 0)
                (best, lines) = (found, trial);
        }

        return lines;
    }

    private (int[] Lines, BreachProof[] Proofs) Improved()
    {
        var (cost, bound) = (new LineCost(_field), new LineBound(_field));
        var best = Attempt(0);
        if (bound.Proves(cost.Of(best)))
            return (best, bound.Proofs(cost.Of(best)));
        if (_field.Size <= SectionTable.MostLines)
            return Exhausted(best, cost);
        var search = new LineSearch(_field, _coins);
        best = search.Improve(best);
        for (var attempt = 1; attempt < MostAttempts && !bound.Proves(cost.Of(best)); attempt++)
        {
            var other = search.Improve(Attempt(attempt));
            if (LineCost.Compare(cost.Of(other), cost.Of(best)) < 0)
                best = other;
        }

        return (best, bound.Proofs(cost.Of(best)));
    }

    private (int[], BreachProof[]) Exhausted(int[] lines, LineCost cost)
    {
        SectionTable.Deal(_field, _coins, lines, 0, _field.Size);
        var counted = cost.Of(lines).Select((n, i) => n == 0 ? BreachProof.NotNeeded
            : LineCounts.Of(_field, i, n) is null ? BreachProof.Exhausted : BreachProof.Counting);
        return (lines, [.. counted]);
    }

    private int[] Fill(IEnumerable<(int Section, int[] Members)> sections)
    {
        var lines = new int[_field.Size];
        foreach (var (section, members) in sections)
        {
            var size = _field.Size >> BitOperations.Log2((uint)section);
            Divide(lines, section * size - _field.Size, size, members, section, 0);
        }

        return lines;
    }

    private int[] Attempt(int attempt)
    {
        var lines = new int[_field.Size];
        Divide(lines, 0, _field.Size, [.. Enumerable.Range(0, _field.Count)], 1, attempt);
        return lines;
    }

    private void Divide(int[] lines, int from, int size, int[] members, int node, int attempt)
    {
        if (size == 1)
        {
            lines[from] = members.Length == 0 ? -1 : members[0];
            return;
        }

        // Another attempt mirrors the preference of about half the sections; the lots stay as they were drawn.
        var coin = _coins[node] ^ (BitOperations.PopCount((uint)(node * 2654435761) & (uint)(attempt * 40503)) & 1);
        var left = size == 2 ? Pair(from, members, coin) : Section(from, size, members, coin, node, attempt);
        Divide(lines, from, size / 2, [.. members.Where((_, i) => left[i])], node * 2, attempt);
        Divide(lines, from + size / 2, size / 2, [.. members.Where((_, i) => !left[i])], node * 2 + 1, attempt);
    }

    private bool[] Pair(int from, int[] members, int coin)
    {
        var fixedAt = Array.FindIndex(members, m => m < _seeds);
        var firstIsLeft = fixedAt >= 0
            ? (_field.BlockOfLine[from] == _field.BlockOf(members[fixedAt] + 1)) == (fixedAt == 0)
            : (coin & 1) == 0;
        return members.Length == 1 ? [firstIsLeft] : [firstIsLeft, !firstIsLeft];
    }

    // Where an odd number of seeds or byes must be divided, the lot says which half gets one more, unless the other way
    // keeps delegations better apart.
    private bool[] Section(int from, int size, int[] members, int coin, int node, int attempt)
    {
        var lot = Quotas(from, size, members, coin);
        var best = Split(lot);
        foreach (var other in OtherRoundings(from, size, members, coin, lot))
        {
            if (Split(other) is var split && split.Unmet < best.Unmet)
                best = split;
        }

        return best.Left;

        (bool[] Left, long Unmet) Split(SectionQuotas quotas)
        {
            var leftByes = quotas.LeftByes;
            var rightByes = members.Count(m => m < _field.Byes) - leftByes;
            return new SectionSplit(_field, members, quotas.Classes, (node, attempt, coin & 1))
                .Choose(size / 4 - leftByes, size / 4 - rightByes);
        }
    }

    private IEnumerable<SectionQuotas> OtherRoundings(
        int from, int size, int[] members, int coin, SectionQuotas lot) => Enumerable.Range(1, 3)
        .Select(flip => Quotas(from, size, members, coin ^ flip << 1))
        .Where(q => !q.Classes.SequenceEqual(lot.Classes));

    private SectionQuotas Quotas(int from, int size, int[] members, int coin)
    {
        var classes = new List<SectionClass>();
        var (start, leftMembers, leftByes) = (0, 0, 0);
        while (start < members.Length && members[start] < _seeds)
        {
            var (block, first) = (_field.BlockOf(members[start] + 1), start);
            var (left, right) = (LinesOf(block, from, size / 2), LinesOf(block, from + size / 2, size / 2));
            for (var end = EndOfBlock(members, start); start < end;)
            {
                var stop = EndOfClass(members, start, end);
                var quota = Share(stop - first, left, right, coin) - Share(start - first, left, right, coin);
                classes.Add(new(start, stop, quota));
                leftMembers += quota;
                leftByes += members[start] < _field.Byes ? quota : 0;
                start = stop;
            }
        }

        var resting = start + members.Skip(start).Count(m => m < _field.Byes);
        if (resting > start)
        {
            var evenByes = (members.Count(m => m < _field.Byes) + (coin >> 2 & 1)) / 2;
            classes.Add(new(start, resting, evenByes - leftByes));
            (leftMembers, leftByes) = (leftMembers + evenByes - leftByes, evenByes);
        }

        classes.Add(new(resting, members.Length, size / 2 - leftMembers - leftByes));
        return new(classes, leftByes);
    }

    // Of the best `count` of a block, so many go left. Rounding every prefix the same way keeps seeds and byes even at once.
    private static int Share(int count, int left, int right, int coin) =>
        left == right ? (count + (coin >> 1 & 1)) / 2 : Math.Min(count, left);

    private int LinesOf(int block, int from, int size) => _field.BlockOfLine.AsSpan(from, size).Count(block);

    private int EndOfBlock(int[] members, int start)
    {
        var end = start;
        while (end < members.Length && members[end] < _seeds && _field.BlockOf(members[end] + 1) == _field.BlockOf(members[start] + 1))
            end++;
        return end;
    }

    // Within a block, those with byes are divided evenly for themselves.
    private int EndOfClass(int[] members, int start, int end)
    {
        var stop = start;
        while (stop < end && members[stop] < _field.Byes == members[start] < _field.Byes)
            stop++;
        return stop;
    }

}
