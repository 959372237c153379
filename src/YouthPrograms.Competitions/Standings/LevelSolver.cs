using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Standings;

/// <summary>A run of members in the order that is being made.</summary>
internal readonly record struct Segment(int From, int Count);

/// <summary>
/// ITTF 3.7.5.2–4: members level on match points are ordered by the matches among them only; each split restarts with
/// the matches that are left; what stays level goes to a lot. Works in place: the order of all members is one array, a
/// class is a segment of it.
/// </summary>
internal sealed class LevelSolver(CrossTable table, RestartReading reading, Func<EntryId[], IReadOnlyList<EntryId>?> lot)
{
    private readonly int[] _order = [.. Enumerable.Range(0, table.Count)];
    private readonly Tally[] _figures = new Tally[table.Count];
    private readonly List<Segment> _classes = new(table.Count);

    /// <summary>Filled while solving, where somebody wants it.</summary>
    public List<StandingStep>? Trace { get; init; }

    /// <summary>Indexes of members, best first.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Best first; a class of several stays level.</summary>
    public IReadOnlyList<Segment> Classes => _classes;

    public LevelSolver Solve()
    {
        var all = new Segment(0, table.Count);
        // Match points over the whole group always restart (3.7.5.2); the readings differ only inside a level class.
        foreach (var level in Split(StandingRule.MatchPoints, all, all) ?? [all])
            Resolve(level);
        return this;
    }

    private void Resolve(Segment members)
    {
        if (members.Count == 1)
            _classes.Add(members);
        else if (members.Count > 1)
            Resolve(members, members, StandingRule.MatchPoints);
    }

    // `counted` are the members whose matches among each other count; under EveryClass they are always the class itself.
    private void Resolve(Segment members, Segment counted, StandingRule firstRule)
    {
        for (var rule = firstRule; rule <= StandingRule.Points; rule++)
        {
            if (Split(rule, members, counted) is not { } classes)
                continue;
            var restart = reading == RestartReading.EveryClass || classes.Exists(c => c.Count == 1);
            foreach (var level in classes)
            {
                if (restart)
                    Resolve(level);
                else
                    Resolve(level, counted, rule + 1);
            }

            return;
        }

        // Under SingleMember a class that ran out of rules with the matches of others still has its own.
        if (members.Count < counted.Count)
            Resolve(members);
        else
            Draw(members);
    }

    private void Draw(Segment members)
    {
        var level = Entries(members);
        if (lot(level) is not { } order)
        {
            _classes.Add(members);
            return;
        }

        for (var i = 0; i < members.Count; i++)
        {
            _order[members.From + i] = table.IndexOf(order[i]);
            _classes.Add(new(members.From + i, 1));
        }

        Trace?.Add(new(StandingRule.Lot, level, [], [.. order.Select(m => new[] { m })]));
    }

    // Null when the rule separates nobody; then the order stays as it is.
    private List<Segment>? Split(StandingRule rule, Segment members, Segment counted)
    {
        var separates = false;
        foreach (var member in Span(members))
        {
            _figures[member] = table.Sum(rule, member, Span(counted));
            separates |= CrossTable.Compare(rule, _figures[member], _figures[_order[members.From]]) != 0;
        }

        if (!separates)
            return null;
        Sort(rule, members);
        var classes = ClassesOf(rule, members);
        Trace?.Add(new(
            rule, Entries(counted),
            [.. Span(members).ToArray().Select(m => new StandingFigure(table.Members[m], _figures[m]))],
            [.. classes.Select(Entries)]));
        return classes;
    }

    // Insertion: a group has few members, and nothing is allocated.
    private void Sort(StandingRule rule, Segment members)
    {
        for (var i = members.From + 1; i < members.From + members.Count; i++)
        {
            var member = _order[i];
            var to = i;
            for (; to > members.From && ComesBefore(rule, member, _order[to - 1]); to--)
                _order[to] = _order[to - 1];
            _order[to] = member;
        }
    }

    private bool ComesBefore(StandingRule rule, int member, int other) =>
        CrossTable.Compare(rule, _figures[member], _figures[other]) switch
        {
            0 => table.Members[member] < table.Members[other],
            var compared => compared > 0,
        };

    private List<Segment> ClassesOf(StandingRule rule, Segment members)
    {
        var classes = new List<Segment>();
        var end = members.From + members.Count;
        for (var from = members.From; from < end;)
        {
            var next = from + 1;
            while (next < end && CrossTable.Compare(rule, _figures[_order[from]], _figures[_order[next]]) == 0)
                next++;
            classes.Add(new(from, next - from));
            from = next;
        }

        return classes;
    }

    private ReadOnlySpan<int> Span(Segment segment) => _order.AsSpan(segment.From, segment.Count);

    private EntryId[] Entries(Segment segment) => Array.ConvertAll(Span(segment).ToArray(), m => table.Members[m]);
}
