namespace YouthPrograms.Competitions.Events;

/// <summary>The matches of a plan seen from those they wait for.</summary>
internal sealed class PlanLinks
{
    private readonly int[] _positions;
    private readonly List<PlannedMatch>[] _after;
    private readonly List<PlannedMatch>[] _inGroup;
    private readonly List<PlannedMatch>[] _afterGroup;

    public PlanLinks(IReadOnlyList<PlannedMatch> matches, int groups)
    {
        _positions = new int[matches.Count];
        _after = Lists(matches.Count);
        _inGroup = Lists(groups);
        _afterGroup = Lists(groups);
        for (var i = 0; i < matches.Count; i++)
        {
            _positions[matches[i].Key - 1] = i;
            Link(matches[i]);
        }
    }

    /// <summary>All group matches, in the order of the plan within each group.</summary>
    public IEnumerable<PlannedMatch> OfGroups => _inGroup.SelectMany(g => g);

    public int PositionOf(int key) => _positions[key - 1];

    /// <summary>Those that name this match in a slot or in a condition.</summary>
    public IReadOnlyList<PlannedMatch> After(int key) => _after[key - 1];

    /// <summary>Empty for a group nobody plays in.</summary>
    public IReadOnlyList<PlannedMatch> InGroup(int group) => _inGroup[group - 1];

    public IReadOnlyList<PlannedMatch> AfterGroup(int group) => _afterGroup[group - 1];

    /// <summary>Keys of all matches that wait for this one, at once or by way of others, in the order of the plan.</summary>
    public IReadOnlyList<int> AllAfter(int key)
    {
        if (key < 1 || key > _positions.Length)
            return [];
        var group = Array.FindIndex(_inGroup, g => g.Exists(m => m.Key == key));
        var reached = new HashSet<int>();
        var open = new Stack<PlannedMatch>(group < 0 ? After(key) : AfterGroup(group + 1));
        while (open.TryPop(out var match))
        {
            if (reached.Add(match.Key))
                After(match.Key).ToList().ForEach(open.Push);
        }

        return [.. reached.OrderBy(PositionOf)];
    }

    private static List<PlannedMatch>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<PlannedMatch>())];

    private void Link(PlannedMatch match)
    {
        Link(match, match.SideA);
        if (match.SideB != match.SideA)
            Link(match, match.SideB);
        if (match.OnlyIfSideALost is { } condition)
            _after[condition - 1].Add(match);
        if (match.Group is { } group)
            _inGroup[group - 1].Add(match);
    }

    private void Link(PlannedMatch match, Slot slot)
    {
        var list = slot switch
        {
            Slot.WinnerOf(var key) => _after[key - 1],
            Slot.LoserOf(var key) => _after[key - 1],
            Slot.GroupPlace(var group, _) => _afterGroup[group - 1],
            _ => null,
        };
        list?.Add(match);
    }
}
