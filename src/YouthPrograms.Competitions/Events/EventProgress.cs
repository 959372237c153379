using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Events;

/// <summary>
/// An event that takes one result after the other. A result is followed through the matches that wait for it and no
/// further, so its cost hangs on the depth of the event and not on how much has been played; where it stands is always what
/// <see cref="EventReplay.Run"/> says of the results in force. Not for several threads at once.
/// </summary>
public sealed class EventProgress
{
    private readonly PlanLinks _links;
    private readonly MatchResult?[] _results;
    private readonly ReplayedMatch[] _matches;
    private readonly GroupStanding?[] _standings;
    private readonly HashSet<EntryId> _disqualified = [];
    private readonly HashSet<EntryId> _disqualifiedInGroup = [];

    // By a result outside the groups: the place of that match in the plan. What comes before it is not touched.
    private readonly Dictionary<EntryId, int> _disqualifiedAt = [];
    private readonly HashSet<EntryId> _leftGroup;
    private readonly HashSet<EntryId> _leftLater;
    private readonly List<ReplayIssue> _refused = [];
    private readonly PriorityQueue<PlannedMatch, int> _due = new();

    public EventProgress(EventPlan plan, EventIncidents? incidents = null)
        : this(plan, [], incidents)
    {
    }

    public EventProgress(EventPlan plan, IEnumerable<MatchResult> results, EventIncidents? incidents = null)
    {
        (Plan, Incidents, _links) = (plan, incidents ?? EventIncidents.None, plan.Links);
        _results = new MatchResult?[plan.Matches.Count];
        _matches = new ReplayedMatch[plan.Matches.Count];
        _standings = new GroupStanding?[plan.GroupCount];
        _leftGroup = [.. Incidents.Withdrawn.Where(w => w.From == MatchStage.Group).Select(w => w.Entry)];
        _leftLater = [.. Incidents.Withdrawn.Select(w => w.Entry)];
        _refused.AddRange(IncidentChecks.Of(plan, Incidents));
        foreach (var result in results)
            Take(result);
        PlayAll();
    }

    public EventPlan Plan { get; }
    public EventIncidents Incidents { get; }

    /// <summary>By key, from 1 on at index 0. The list changes with the next result; see <see cref="Now"/>.</summary>
    public IReadOnlyList<ReplayedMatch> Matches => _matches;

    public IReadOnlyList<GroupStanding> Standings => [.. Enumerable.Range(1, _standings.Length).Select(Standing)];

    /// <summary>By a result or by decision of the referee; they get no place.</summary>
    public IReadOnlySet<EntryId> Disqualified => _disqualified;

    internal IReadOnlySet<EntryId> DisqualifiedInGroup => _disqualifiedInGroup;

    /// <summary>The result in force; null for none.</summary>
    public MatchResult? ResultOf(int key) => Plan.Find(key) is null ? null : _results[key - 1];

    /// <summary>All results in force, in the order of the plan.</summary>
    public IEnumerable<MatchResult> InForce => Plan.Matches.Select(m => _results[m.Key - 1]).OfType<MatchResult>();

    /// <summary>A copy of where the event stands, with standings and placings.</summary>
    public ReplayedEvent Now => new([.. _matches], Standings, Placings.Of(Plan, this), [.. _refused, .. Hanging()]);

    /// <summary>
    /// Takes a result, or a newer one of the same match. Returns the keys of other matches that have other sides now, or
    /// that can be played only now or no more, in the order of the plan. A result the plan has no place for changes nothing but <see cref="ReplayedEvent.Issues"/>.
    /// </summary>
    public IReadOnlyList<int> Apply(MatchResult result) => Take(result) ? Follow(result.Key) : [];

    /// <summary>Takes a result back: the match is open again. Answers like <see cref="Apply"/>.</summary>
    public IReadOnlyList<int> Withdraw(int key)
    {
        if (ResultOf(key) is null)
            return [];
        _results[key - 1] = null;
        return Follow(key);
    }

    internal GroupSheet SheetOf(int group) => ReplayGroups.Sheet(Plan, this, group, _results, _leftGroup);

    private bool Take(MatchResult result)
    {
        var refusal = Plan.Find(result.Key) is null ? ReplayIssueCode.UnknownMatch
            : (result.Tie is not null) != (Plan.Format.Tie is not null) ? ReplayIssueCode.WrongKindOfScore
            : default(ReplayIssueCode?);
        if (refusal is { } code)
            _refused.Add(new(code, result.Key));
        else
            _results[result.Key - 1] = result;
        return refusal is null;
    }

    private void PlayAll()
    {
        Array.Clear(_standings);
        NoteDisqualificationsInGroups();
        _disqualifiedAt.Clear();
        _disqualified.Clear();
        _disqualified.UnionWith(_disqualifiedInGroup);
        _disqualified.UnionWith(Incidents.Disqualified.Select(d => d.Entry));
        foreach (var planned in Plan.Matches)
            _matches[planned.Key - 1] = Play(planned);
    }

    private List<int> Follow(int first)
    {
        if (IsDisqualification(_matches[first - 1]) || _results[first - 1]?.Outcome == MatchOutcome.Disqualified)
            return PlayAgain(first);
        var (changed, replaced) = (new List<int>(), new List<ReplayedMatch>());
        _due.Clear();
        Enqueue([Plan.Find(first)!]);
        for (var last = -1; _due.TryDequeue(out var planned, out var position);)
        {
            if (position == last)
                continue;
            last = position;
            var (key, before) = (planned.Key, _matches[planned.Key - 1]);
            var after = Play(planned);
            if (before != after && (IsDisqualification(before) || IsDisqualification(after)))
            {
                replaced.ForEach(match => _matches[match.Key - 1] = match);
                return PlayAgain(first);
            }

            replaced.Add(before);
            _matches[key - 1] = after;
            if (key != first && !IsSameMatch(before, after))
                changed.Add(key);
            if (planned.Group is { } group)
                GroupChanged(group);
            else if (before != after)
                Enqueue(_links.After(key));
        }

        return changed;
    }

    private static bool IsDisqualification(ReplayedMatch match) => match.Outcome == MatchOutcome.Disqualified;

    // A new disqualification, or one that is gone, reaches matches anywhere, in groups also those planned before.
    private List<int> PlayAgain(int first)
    {
        ReplayedMatch[] before = [.. _matches];
        PlayAll();
        return [.. Plan.Matches.Select(m => m.Key)
            .Where(key => key != first && !IsSameMatch(before[key - 1], _matches[key - 1]))];
    }

    private void GroupChanged(int group)
    {
        _standings[group - 1] = null;
        Enqueue(_links.AfterGroup(group));
    }

    private void Enqueue(IReadOnlyList<PlannedMatch> matches)
    {
        foreach (var match in matches)
            _due.Enqueue(match, _links.PositionOf(match.Key));
    }

    private static bool IsSameMatch(ReplayedMatch before, ReplayedMatch after) =>
        before.IsBetweenThoseOf(after) && before.IsPlayable == after.IsPlayable;

    // In groups the order of play is not the order of the plan: who was disqualified is out of the other matches too.
    private void NoteDisqualificationsInGroups()
    {
        _disqualifiedInGroup.Clear();
        _disqualifiedInGroup.UnionWith(Incidents.Disqualified.Where(d => d.From == MatchStage.Group).Select(d => d.Entry));
        foreach (var match in _links.OfGroups)
        {
            if (_results[match.Key - 1] is { Outcome: MatchOutcome.Disqualified, Winner: { } winner }
                && (winner == Side.A ? match.SideB : match.SideA) is Slot.Entry(var loser))
                _disqualifiedInGroup.Add(loser);
        }
    }

    private ReplayedMatch Play(PlannedMatch planned)
    {
        var (a, b) = (Occupy(planned.SideA), Occupy(planned.SideB));
        if (!a.IsKnown || !b.IsKnown || planned.OnlyIfSideALost is { } first && !IsOver(first))
            return new(planned.Key, a.Entry, b.Entry, MatchState.Waiting);
        if (a.Entry is null && b.Entry is null || !IsNeeded(planned))
            return new(planned.Key, a.Entry, b.Entry, MatchState.Void);
        if (a.Entry is null || b.Entry is null)
            return new(planned.Key, a.Entry, b.Entry, MatchState.Bye) { Winner = a.Entry is null ? Side.B : Side.A };
        var match = new ReplayedMatch(planned.Key, a.Entry, b.Entry, MatchState.Completed);
        if (_results[planned.Key - 1] is not { } result)
            return Implied(match, IsGone(a.Entry.Value, planned), IsGone(b.Entry.Value, planned));
        match = match with { Outcome = result.Outcome, Winner = result.Winner };
        if (IsDisqualification(match) && match.LoserEntry is { } loser && _disqualified.Add(loser))
            _disqualifiedAt.Add(loser, _links.PositionOf(planned.Key));
        return match;
    }

    private static ReplayedMatch Implied(ReplayedMatch match, bool aGone, bool bGone) => (aGone, bGone) switch
    {
        (false, false) => match with { State = MatchState.Ready },
        (true, true) => match with { Outcome = MatchOutcome.DoubleForfeit, IsImplied = true },
        _ => match with { Outcome = MatchOutcome.Walkover, Winner = aGone ? Side.B : Side.A, IsImplied = true },
    };

    // Results that were taken for matches nobody can play by now.
    private IEnumerable<ReplayIssue> Hanging() => Plan.Matches
        .Select(m => _matches[m.Key - 1])
        .Where(m => _results[m.Key - 1] is not null && m.State != MatchState.Completed)
        .Select(m => new ReplayIssue(
            m.State == MatchState.Waiting ? ReplayIssueCode.NotReady : ReplayIssueCode.NobodyToPlay, m.Key));

    // A second grand final is needed only after the unbeaten side has lost the first.
    private bool IsNeeded(PlannedMatch planned) =>
        planned.OnlyIfSideALost is not { } key || _matches[key - 1].Winner == Side.B;

    private bool IsGone(EntryId entry, PlannedMatch planned) => planned.Group is null
        ? _leftLater.Contains(entry)
            || _disqualified.Contains(entry) && _disqualifiedAt.GetValueOrDefault(entry, -1) < _links.PositionOf(planned.Key)
        : _disqualifiedInGroup.Contains(entry) || _leftGroup.Contains(entry);

    private Occupant Occupy(Slot slot) => slot switch
    {
        Slot.Entry(var id) => Occupant.Of(id),
        Slot.Bye => Occupant.Nobody,
        Slot.WinnerOf(var key) => IsOver(key) ? Occupant.Of(_matches[key - 1].WinnerEntry) : Occupant.Unknown,
        Slot.LoserOf(var key) => IsOver(key) ? Occupant.Of(LoserWhoGoesOn(key)) : Occupant.Unknown,
        Slot.GroupPlace(var group, var place) => OfGroup(group, place),
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    private bool IsOver(int key) => _matches[key - 1].IsOver;

    // Who was disqualified in the match does not play for lower places. Who is out by decision was there until then, so what
    // was played stands and what is to come is lost.
    private EntryId? LoserWhoGoesOn(int key) =>
        _matches[key - 1] is { Outcome: not MatchOutcome.Disqualified } match ? match.LoserEntry : null;

    private Occupant OfGroup(int group, int place)
    {
        if (!_links.InGroup(group).All(m => IsOver(m.Key)))
            return Occupant.Unknown;
        var standing = Standing(group);
        return standing.NeedsLot ? Occupant.Unknown : Occupant.Of(standing.At(place));
    }

    private GroupStanding Standing(int group) => _standings[group - 1] ??=
        GroupRanking.Of(SheetOf(group), Plan.Format.Restart, Lots);

    private StandingLots Lots => Incidents.Lots.Count == 0 ? Plan.Lots : Plan.Lots.WithRecorded(Incidents.Lots);
}

/// <summary>Who stands in a slot: not known yet, nobody, or an entry.</summary>
internal readonly record struct Occupant(bool IsKnown, EntryId? Entry)
{
    public static Occupant Unknown => default;
    public static Occupant Nobody => new(true, null);

    public static Occupant Of(EntryId? entry) => new(true, entry);
}
