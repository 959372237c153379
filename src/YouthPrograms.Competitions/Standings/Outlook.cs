using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Standings;

[Flags]
internal enum Fates
{
    None = 0,
    Reached = 1,
    Missed = 2,
    Both = Reached | Missed,
}

/// <summary>
/// Whether one member can reach, and can miss, a place once the winners of all matches to come are assumed. Follows the
/// one class the member is in from rule to rule, and goes through the scores only of matches that count among that class:
/// match by match, until the best and worst figures still possible settle it. Points are not gone through: where their
/// limits do not settle it, both are taken as possible.
/// </summary>
internal sealed class Outlook(
    CrossTable table, (int A, int B)[] coming, ComingScores scores, RestartReading reading,
    bool[] hasPlace, int member, int place)
{
    // More than any group of six has shown; a search that is cut off answers "both", which is read as open.
    private const int MostSteps = 400_000;
    private readonly StandingRule[] _assumed = new StandingRule[coming.Length];
    private readonly int[] _all = [.. Enumerable.Range(0, table.Count)];

    /// <summary>Members who are level so far, those whose matches count, and how many with a place are above them.</summary>
    private readonly record struct Level(int[] Members, int[] Counted, StandingRule Rule, int Above);

    public int Steps { get; private set; }

    public void AssumeWinner(int match, bool isA)
    {
        _assumed[match] = StandingRule.MatchPoints;
        table.Assume(StandingRule.MatchPoints, coming[match].A, coming[match].B, new(isA ? 2 : 1, 0), new(isA ? 1 : 2, 0));
    }

    public void AssumeScore(int match, Tally score) => Assume(match, scores.ScoreRule, score);

    /// <summary>Who ends level for good shares all places of the class: a lot decides.</summary>
    public Fates Judge()
    {
        // Match points over the whole group always restart (3.7.5.2).
        var (level, above, _) = ClassOf(new(_all, _all, StandingRule.MatchPoints, 0));
        return Follow(new(level, level, StandingRule.MatchPoints, above));
    }

    private Fates Follow(Level level)
    {
        if (level.Above >= place)
            return Fates.Missed;
        if (level.Above + Placed(level.Members) <= place)
            return Fates.Reached;
        if (level.Rule > StandingRule.Points && level.Members.Length == level.Counted.Length)
            return Fates.Both;
        if (level.Rule > StandingRule.Points)
            return Follow(level with { Counted = level.Members, Rule = StandingRule.MatchPoints });
        var open = Open(level);
        return open.Length == 0 ? Split(level)
            : level.Rule == StandingRule.Points ? Limits(level, open)
            : Search(level, open, 0);
    }

    private Fates Split(Level level)
    {
        var (members, above, anyAlone) = ClassOf(level);
        if (members.Length == level.Members.Length)
            return Follow(level with { Rule = level.Rule + 1 });
        return reading == RestartReading.EveryClass || anyAlone
            ? Follow(new(members, members, StandingRule.MatchPoints, level.Above + above))
            : Follow(new(members, level.Counted, level.Rule + 1, level.Above + above));
    }

    private Fates Search(Level level, int[] open, int next)
    {
        if (++Steps > MostSteps)
            return Fates.Both;
        if (Settled(level, open.AsSpan(next)) is var fates and not Fates.None)
            return fates;
        if (next == open.Length)
            return Split(level);
        var (match, found) = (open[next], Fates.None);
        foreach (var score in scores.Of(level.Rule, Before(match, level.Rule)))
        {
            Assume(match, level.Rule, score);
            found |= Search(level, open, next + 1);
            if (found == Fates.Both)
                break;
        }

        Forget(match, level.Rule);
        return found;
    }

    private Fates Limits(Level level, int[] open) => Settled(level, open) is var fates and not Fates.None ? fates : Fates.Both;

    // Settled when enough others are above the best this member can still show, or below the worst.
    private Fates Settled(Level level, ReadOnlySpan<int> open)
    {
        var own = RangeOf(level, [member], open);
        var (above, below, unsettled) = (0, 0, new List<int>(level.Members.Length));
        foreach (var other in level.Members)
        {
            if (other == member || !hasPlace[other])
                continue;
            var range = RangeOf(level, [other], open);
            if (range.IsAbove(own))
                above++;
            else if (own.IsAbove(range))
                below++;
            else
                unsettled.Add(other);
        }

        if (unsettled.Count > 1)
        {
            // What one of them wins another loses. The ratio of several together lies between their own, so one of them
            // at least is on its side of ours.
            var together = RangeOf(level, [.. unsettled], open);
            above += together.IsAbove(own) ? 1 : 0;
            below += own.IsAbove(together) ? 1 : 0;
        }

        return level.Above + above >= place ? Fates.Missed
            : level.Above + Placed(level.Members) - below <= place ? Fates.Reached
            : Fates.None;
    }

    private FigureRange RangeOf(Level level, ReadOnlySpan<int> of, ReadOnlySpan<int> open)
    {
        var known = default(Tally);
        foreach (var one in of)
            known += table.Sum(level.Rule, one, level.Counted);
        var (best, worst, isOpen) = (known, known, false);
        foreach (var match in open)
        {
            var (hasA, hasB) = (of.Contains(coming[match].A), of.Contains(coming[match].B));
            if (!hasA && !hasB)
                continue;
            isOpen = true;
            var before = Before(match, level.Rule);
            if (hasA && hasB)
                (best, worst) = (best + BothSides(level.Rule, before), worst + BothSides(level.Rule, before));
            else if (hasA)
                (best, worst) = (best + scores.Best(level.Rule, before), worst + scores.Worst(level.Rule, before));
            else
                (best, worst) = (
                    best + scores.Worst(level.Rule, before).Reversed, worst + scores.Best(level.Rule, before).Reversed);
        }

        return new FigureRange(best, worst).Prolonged(isOpen && (level.Rule == StandingRule.Points || of.Length > 1));
    }

    // Whatever is more than this brings the ratio of both together nearer to even, as longer games do.
    private Tally BothSides(StandingRule rule, Tally before) => new(scores.Fewest(rule, before), scores.Fewest(rule, before));

    // What a score hangs on: in a tie rubbers, then games, then points; in a match games, then points.
    private Tally Before(int match, StandingRule rule) => table[
        rule == scores.ScoreRule ? StandingRule.MatchPoints : rule - 1, coming[match].A, coming[match].B];

    private int[] Open(Level level)
    {
        if (level.Rule == StandingRule.MatchPoints || level.Rule < scores.ScoreRule)
            return [];
        var open = new List<int>();
        for (var i = 0; i < coming.Length; i++)
        {
            var (a, b) = coming[i];
            if (_assumed[i] < level.Rule && level.Counted.Contains(a) && level.Counted.Contains(b)
                && (level.Members.Contains(a) || level.Members.Contains(b)))
                open.Add(i);
        }

        return [.. open];
    }

    private void Assume(int match, StandingRule rule, Tally score)
    {
        _assumed[match] = rule;
        table.Assume(rule, coming[match].A, coming[match].B, score, score.Reversed);
    }

    private void Forget(int match, StandingRule rule)
    {
        _assumed[match] = rule == scores.ScoreRule ? StandingRule.MatchPoints : rule - 1;
        table.Assume(rule, coming[match].A, coming[match].B, default, default);
    }

    private int Placed(int[] members)
    {
        var count = 0;
        foreach (var one in members)
            count += hasPlace[one] ? 1 : 0;
        return count;
    }

    // The members level with ours by this rule, how many with a place are above, and whether anybody stands alone.
    private (int[] Members, int Above, bool AnyAlone) ClassOf(Level level)
    {
        var figures = new Tally[level.Members.Length];
        for (var i = 0; i < figures.Length; i++)
            figures[i] = table.Sum(level.Rule, level.Members[i], level.Counted);
        var own = figures[Array.IndexOf(level.Members, member)];
        var (same, above, anyAlone) = (0, 0, false);
        for (var i = 0; i < figures.Length; i++)
        {
            var compared = CrossTable.Compare(level.Rule, figures[i], own);
            same += compared == 0 ? 1 : 0;
            above += compared > 0 && hasPlace[level.Members[i]] ? 1 : 0;
            anyAlone |= IsAlone(level.Rule, figures, i);
        }

        return (same == figures.Length ? level.Members : LevelWithOwn(level, figures, own, same), above, anyAlone);
    }

    private static int[] LevelWithOwn(Level level, Tally[] figures, Tally own, int count)
    {
        var members = new int[count];
        for (int i = 0, next = 0; i < figures.Length; i++)
        {
            if (CrossTable.Compare(level.Rule, figures[i], own) == 0)
                members[next++] = level.Members[i];
        }

        return members;
    }

    private static bool IsAlone(StandingRule rule, Tally[] figures, int index)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            if (i != index && CrossTable.Compare(rule, figures[i], figures[index]) == 0)
                return false;
        }

        return true;
    }
}
