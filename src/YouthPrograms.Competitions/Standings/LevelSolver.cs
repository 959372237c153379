using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Standings;

/// <summary>
/// ITTF 3.7.5.2–4: members level on match points are ordered by the matches among them only; each split restarts with
/// the matches that are left; what stays level goes to a lot.
/// </summary>
internal sealed class LevelSolver(GroupSheet sheet, RestartReading reading, StandingLots lots, List<StandingStep> trace)
{
    private static readonly StandingRule[] Rules =
        [StandingRule.MatchPoints, StandingRule.Rubbers, StandingRule.Games, StandingRule.Points];

    /// <summary>Best first; a class of several stays level.</summary>
    public List<EntryId[]> Classes(EntryId[] members)
    {
        var table = new List<EntryId[]>();
        if (members.Length == 0)
            return table;
        // Match points over the whole group always restart (3.7.5.2); the readings differ only inside a level class.
        var byPoints = Split(StandingRule.MatchPoints, members, members);
        if (byPoints.Count == 1)
            return Resolve(members);
        foreach (var level in byPoints)
            table.AddRange(Resolve(level));
        return table;
    }

    private List<EntryId[]> Resolve(EntryId[] members) =>
        members.Length == 1 ? [members] : Resolve(members, members, firstRule: 0);

    // `counted` are the members whose matches among each other count; under EveryClass they are always the class itself.
    private List<EntryId[]> Resolve(EntryId[] members, EntryId[] counted, int firstRule)
    {
        for (var rule = firstRule; rule < Rules.Length; rule++)
        {
            var classes = Split(Rules[rule], members, counted);
            if (classes.Count == 1)
                continue;
            var restart = reading == RestartReading.EveryClass || classes.Any(c => c.Length == 1);
            return [.. classes.SelectMany(c => c.Length == 1 ? [c] : restart ? Resolve(c) : Resolve(c, counted, rule + 1))];
        }

        // Under SingleMember a class that ran out of rules with the matches of others still has its own.
        return members.Length < counted.Length ? Resolve(members) : Drawn(members);
    }

    private List<EntryId[]> Drawn(EntryId[] members)
    {
        if (!sheet.IsComplete || lots.Order(sheet.Group, members) is not { } order)
            return [members];
        List<EntryId[]> classes = [.. order.Select(m => new[] { m })];
        trace.Add(new(StandingRule.Lot, members, [], classes));
        return classes;
    }

    private List<EntryId[]> Split(StandingRule rule, EntryId[] members, EntryId[] counted)
    {
        var figures = members.Select(m => new StandingFigure(m, Figure(rule, m, counted))).ToArray();
        Array.Sort(figures, (x, y) => (-Compare(rule, x.Figure, y.Figure), x.Entry.CompareTo(y.Entry)) switch
        {
            (0, var byId) => byId,
            var (byFigure, _) => byFigure,
        });
        var classes = new List<EntryId[]>();
        for (var i = 0; i < figures.Length;)
        {
            var end = i + 1;
            while (end < figures.Length && Compare(rule, figures[i].Figure, figures[end].Figure) == 0)
                end++;
            classes.Add([.. figures[i..end].Select(f => f.Entry)]);
            i = end;
        }

        if (classes.Count > 1)
            trace.Add(new(rule, counted, figures, classes));
        return classes;
    }

    private static int Compare(StandingRule rule, Tally left, Tally right) =>
        rule == StandingRule.MatchPoints ? left.Won.CompareTo(right.Won) : left.CompareRatio(right);

    private Tally Figure(StandingRule rule, EntryId member, EntryId[] counted)
    {
        var sum = default(Tally);
        foreach (var r in sheet.Results)
        {
            if (r.A == member && counted.Contains(r.B))
                sum += Figure(rule, r, Side.A);
            else if (r.B == member && counted.Contains(r.A))
                sum += Figure(rule, r, Side.B);
        }

        return sum;
    }

    private static Tally Figure(StandingRule rule, GroupResult result, Side side)
    {
        var ofA = rule switch
        {
            StandingRule.MatchPoints => new(result.MatchPoints(side), 0),
            StandingRule.Rubbers => result.Rubbers,
            StandingRule.Games => result.Games,
            StandingRule.Points => result.Points,
            _ => default,
        };
        return side == Side.A || rule == StandingRule.MatchPoints ? ofA : ofA.Reversed;
    }
}
