using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Events;

/// <summary>Who stands in a slot: not known yet, nobody, or an entry.</summary>
internal readonly record struct Occupant(bool IsKnown, EntryId? Entry)
{
    public static Occupant Unknown => default;
    public static Occupant Nobody => new(true, null);

    public static Occupant Of(EntryId? entry) => new(true, entry);
}

/// <summary>One pass over a plan.</summary>
internal sealed class ReplayRun
{
    private readonly EventPlan _plan;
    private readonly EventIncidents _incidents;
    private readonly MatchResult?[] _results;
    private readonly ReplayedMatch[] _matches;
    private readonly GroupStanding?[] _standings;
    private readonly HashSet<EntryId> _disqualified;
    private readonly HashSet<EntryId> _leftGroup;
    private readonly HashSet<EntryId> _leftLater;

    public ReplayRun(EventPlan plan, IReadOnlyCollection<MatchResult> results, EventIncidents incidents)
    {
        (_plan, _incidents) = (plan, incidents);
        _results = new MatchResult?[plan.Matches.Count];
        _matches = new ReplayedMatch[plan.Matches.Count];
        _standings = new GroupStanding?[plan.Format.Stages == EventStages.Swiss ? 0 : plan.Draw.Groups.Count];
        _disqualified = [.. incidents.Disqualified];
        _leftGroup = [.. incidents.Withdrawn.Where(w => w.From == MatchStage.Group).Select(w => w.Entry)];
        _leftLater = [.. incidents.Withdrawn.Select(w => w.Entry)];
        foreach (var result in results)
            Take(result);
    }

    public IReadOnlyList<ReplayedMatch> Matches => _matches;
    public IReadOnlyList<GroupStanding> Standings => [.. Enumerable.Range(1, _standings.Length).Select(Standing)];
    public IReadOnlySet<EntryId> Disqualified => _disqualified;
    public List<ReplayIssue> Issues { get; } = [];

    public void PlayAll()
    {
        NoteDisqualificationsInGroups();
        foreach (var planned in _plan.Matches)
            _matches[planned.Key - 1] = Play(planned);
    }

    /// <summary>A group with its results, once all has been played.</summary>
    public GroupSheet SheetOf(int group) => ReplayGroups.Sheet(_plan, this, group, _results, _leftGroup);

    private void Take(MatchResult result)
    {
        if (_plan.Find(result.Key) is null)
            Issues.Add(new(ReplayIssueCode.UnknownMatch, result.Key));
        else if ((result.Tie is not null) != (_plan.Format.Tie is not null))
            Issues.Add(new(ReplayIssueCode.WrongKindOfScore, result.Key));
        else
            _results[result.Key - 1] = result;
    }

    // In groups the order of play is not the order of the plan: who was disqualified is out of the other matches too.
    private void NoteDisqualificationsInGroups()
    {
        foreach (var match in _plan.Matches.Where(m => m.Group is not null))
        {
            if (_results[match.Key - 1] is { Outcome: MatchOutcome.Disqualified, Winner: { } winner }
                && (winner == Side.A ? match.SideB : match.SideA) is Slot.Entry(var loser))
                _disqualified.Add(loser);
        }
    }

    private ReplayedMatch Play(PlannedMatch planned)
    {
        var (a, b) = (Occupy(planned.SideA), Occupy(planned.SideB));
        var result = _results[planned.Key - 1];
        if (!a.IsKnown || !b.IsKnown || planned.OnlyIfSideALost is { } first && !IsOver(first))
            return Unplayable(planned, MatchState.Waiting, ReplayIssueCode.NotReady, a, b);
        if (a.Entry is null && b.Entry is null || !IsNeeded(planned))
            return Unplayable(planned, MatchState.Void, ReplayIssueCode.NobodyToPlay, a, b);
        if (a.Entry is null || b.Entry is null)
        {
            var alone = Unplayable(planned, MatchState.Bye, ReplayIssueCode.NobodyToPlay, a, b);
            return alone with { Winner = a.Entry is null ? Side.B : Side.A };
        }

        var match = new ReplayedMatch(planned.Key, a.Entry, b.Entry, MatchState.Completed);
        if (result is null)
            return Implied(match, IsGone(a.Entry.Value, planned), IsGone(b.Entry.Value, planned));
        match = match with { Outcome = result.Outcome, Winner = result.Winner };
        if (result.Outcome == MatchOutcome.Disqualified && match.LoserEntry is { } loser)
            _disqualified.Add(loser);
        return match;
    }

    private static ReplayedMatch Implied(ReplayedMatch match, bool aGone, bool bGone) => (aGone, bGone) switch
    {
        (false, false) => match with { State = MatchState.Ready },
        (true, true) => match with { Outcome = MatchOutcome.DoubleForfeit, IsImplied = true },
        _ => match with { Outcome = MatchOutcome.Walkover, Winner = aGone ? Side.B : Side.A, IsImplied = true },
    };

    private ReplayedMatch Unplayable(PlannedMatch planned, MatchState state, ReplayIssueCode code, Occupant a, Occupant b)
    {
        if (_results[planned.Key - 1] is not null)
            Issues.Add(new(code, planned.Key));
        return new(planned.Key, a.Entry, b.Entry, state);
    }

    // A second grand final is needed only after the unbeaten side has lost the first.
    private bool IsNeeded(PlannedMatch planned) =>
        planned.OnlyIfSideALost is not { } key || _matches[key - 1].Winner == Side.B;

    private bool IsGone(EntryId entry, PlannedMatch planned) =>
        _disqualified.Contains(entry) || (planned.Group is null ? _leftLater : _leftGroup).Contains(entry);

    private Occupant Occupy(Slot slot) => slot switch
    {
        Slot.Entry(var id) => Occupant.Of(id),
        Slot.Bye => Occupant.Nobody,
        Slot.WinnerOf(var key) => IsOver(key) ? Occupant.Of(_matches[key - 1].WinnerEntry) : Occupant.Unknown,
        Slot.LoserOf(var key) => IsOver(key) ? Occupant.Of(LoserWhoGoesOn(key)) : Occupant.Unknown,
        Slot.GroupPlace(var group, var place) => OfGroup(group, place),
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    private bool IsOver(int key) => _matches[key - 1].State is MatchState.Completed or MatchState.Bye or MatchState.Void;

    // The disqualified do not play for lower places.
    private EntryId? LoserWhoGoesOn(int key) =>
        _matches[key - 1].LoserEntry is { } loser && !_disqualified.Contains(loser) ? loser : null;

    private Occupant OfGroup(int group, int place)
    {
        var standing = Standing(group);
        return standing.IsComplete && !standing.NeedsLot ? Occupant.Of(standing.At(place)) : Occupant.Unknown;
    }

    // Asked for the first time when all group matches have been played through, for these come first in the plan.
    private GroupStanding Standing(int group) => _standings[group - 1] ??=
        GroupRanking.Of(SheetOf(group), _plan.Format.Restart, Lots);

    private StandingLots Lots => _incidents.Lots.Count == 0 ? _plan.Lots : _plan.Lots.WithRecorded(_incidents.Lots);
}
