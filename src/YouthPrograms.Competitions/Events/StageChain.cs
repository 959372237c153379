using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Events;

/// <summary>Whom the draw of a later stage keeps apart.</summary>
public enum ChainSeparation
{
    /// <summary>Those who come from one group of the stage before.</summary>
    GroupMates,

    /// <summary>Members of one delegation.</summary>
    Delegations,
}

/// <summary>
/// One stage of an event whose stages are drawn one after the other: groups, then groups of the best, then a knock-out for
/// the first places and another one for the rest.
/// </summary>
public sealed record ChainStage
{
    public required EventFormat Format { get; init; }

    /// <summary>Index of the earlier stage whose places play here; null for the first stage and for no other.</summary>
    public int? From { get; init; }

    /// <summary>The places of that stage who play here; needed exactly when <see cref="From"/> is given.</summary>
    public PlaceRange? Places { get; init; }

    /// <summary>Entries who begin in this stage, with their seeds.</summary>
    public IReadOnlyList<DrawEntry> Joining { get; init; } = [];

    /// <summary>
    /// Of those who come from the earlier stage so many are seeded after those who join, by place and then by the number of
    /// their group. By default the winners of its groups, or nobody.
    /// </summary>
    public int? Seeds { get; init; }

    public ChainSeparation KeepApart { get; init; } = ChainSeparation.GroupMates;
}

/// <summary>A stage that was drawn, as far as it has been played.</summary>
public sealed record ChainProgress(EventPlan Plan, ReplayedEvent Now);

/// <summary>An event played in a chain of stages. Each stage has its own draw, plan and results.</summary>
public sealed class StageChain
{
    private StageChain(IReadOnlyList<ChainStage> stages) => Stages = stages;

    public IReadOnlyList<ChainStage> Stages { get; }

    public static Checked<StageChain, ChainIssue> Check(IReadOnlyList<ChainStage> stages)
    {
        IReadOnlyList<ChainIssue> issues = [.. ChainChecks.Of(stages)];
        return issues.Count > 0 ? new(issues) : new(new StageChain([.. stages]));
    }

    /// <summary>
    /// What the draw of a stage starts from, given the stages before it (null for one that is not drawn yet). Who is in
    /// <paramref name="left"/> has withdrawn from the event and does not come along.
    /// </summary>
    public Checked<DrawRequest, ChainIssue> RequestFor(
        int stage, IReadOnlyList<ChainProgress?> before, IReadOnlySet<EntryId>? left = null)
    {
        if (stage < 0 || stage >= Stages.Count)
            return new([new(ChainIssueCode.UnknownStage, stage)]);
        var link = Stages[stage];
        var joining = link.Joining.Where(e => left?.Contains(e.Id) != true).ToArray();
        if (link.From is not { } from || link.Places is not { } places)
            return new(new DrawRequest(joining, link.Format));
        if (before.ElementAtOrDefault(from) is not { } earlier || !earlier.Now.IsFinished)
            return new([new(ChainIssueCode.NotFinished, stage)]);
        if (earlier.Now.Placings.Any(places.Cuts))
            return new([new(ChainIssueCode.CutsSharedPlaces, stage)]);
        var coming = earlier.Now.Placings.Where(p => places.Holds(p) && left?.Contains(p.Entry) != true).ToArray();
        return new(new DrawRequest([.. joining, .. Coming(link, earlier, coming, joining)], link.Format));
    }

    /// <summary>
    /// Places of the whole event by competition ranking, as far as they are decided. Who went on to a later stage has the
    /// places of that stage in the range it was played for.
    /// </summary>
    public IReadOnlyList<Placing> Placings(IReadOnlyList<ChainProgress?> stages) =>
        [.. PlacingsOf(0, 1, stages).OrderBy(p => p.PlaceFrom).ThenBy(p => p.Entry)];

    private static IEnumerable<DrawEntry> Coming(
        ChainStage link, ChainProgress earlier, Placing[] coming, DrawEntry[] joining)
    {
        var groupOf = earlier.Plan.Groups.SelectMany(g => g.Members.Select(m => (m, g.Number))).ToDictionary();
        var known = earlier.Plan.Draw.EntriesNow.ToDictionary(e => e.Id);
        var firstSeed = joining.Count(e => e.Seed is not null) + 1;
        var seeded = link.Seeds ?? (groupOf.Count == 0 ? 0 : coming.Count(p => p.PlaceFrom == link.Places!.Value.From));
        return coming
            .OrderBy(p => p.PlaceFrom).ThenBy(p => groupOf.GetValueOrDefault(p.Entry))
            .Select((p, i) => new DrawEntry(
                p.Entry,
                link.KeepApart == ChainSeparation.GroupMates && groupOf.TryGetValue(p.Entry, out var group)
                    ? new(group) : known[p.Entry].Delegation,
                i < seeded ? firstSeed + i : null,
                p.PlaceFrom));
    }

    private IEnumerable<Placing> PlacingsOf(int stage, int firstPlace, IReadOnlyList<ChainProgress?> stages)
    {
        if (stages.ElementAtOrDefault(stage) is not { Now.Placings: var placings })
            return [];
        var next = Enumerable.Range(0, Stages.Count).Where(s => Stages[s].From == stage).ToArray();
        return placings.Where(p => !next.Any(n => RangeOf(n).Holds(p)))
            .Select(p => Moved(p, firstPlace - 1 + PushedBack(next, p.PlaceFrom)))
            .Concat(next.SelectMany(n => PlacingsWithin(n, firstPlace - 1 + PushedBack(next, RangeOf(n).From), placings, stages)));
    }

    // Who had a place in the range and did not come along is placed after all who played for it.
    private IEnumerable<Placing> PlacingsWithin(int stage, int by, IReadOnlyList<Placing> earlier, IReadOnlyList<ChainProgress?> stages)
    {
        if (stages.ElementAtOrDefault(stage) is not { Plan.Entries: var drawn })
            return [];
        var range = RangeOf(stage);
        var stayedAway = earlier.Where(p => range.Holds(p) && !drawn.Contains(p.Entry)).ToArray();
        var last = range.To + by + CountJoining(stage);
        return PlacingsOf(stage, range.From + by, stages)
            .Concat(stayedAway.Select(p => new Placing(p.Entry, last - stayedAway.Length + 1, last)));
    }

    // Those who join a stage push back whoever is placed after it.
    private int PushedBack(int[] next, int place) => next.Where(n => RangeOf(n).To < place).Sum(CountJoining);

    private int CountJoining(int stage) => Stages[stage].Joining.Count
        + Enumerable.Range(0, Stages.Count).Where(s => Stages[s].From == stage).Sum(CountJoining);

    private PlaceRange RangeOf(int stage) => Stages[stage].Places!.Value;

    private static Placing Moved(Placing placing, int by) =>
        placing with { PlaceFrom = placing.PlaceFrom + by, PlaceTo = placing.PlaceTo + by };
}
