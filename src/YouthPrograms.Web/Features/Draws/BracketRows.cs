using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data.Tournaments;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;
using Rubber = YouthPrograms.Data.Tournaments.Rubber;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>The rows of a drawn event: brackets by stage with their groups and matches, all waiting.</summary>
internal static class BracketRows
{
    public static IReadOnlyList<Bracket> Of(Event @event, EventPlan plan)
    {
        var stages = new List<Bracket>();
        if (plan.Draw.Groups.Count > 0)
            stages.Add(OfGroups(@event, plan));
        if (plan.Matches.Any(match => match.Group is null))
            stages.Add(new Bracket { EventId = @event.Id, Stage = stages.Count + 1, Kind = BracketKind.Knockout });
        foreach (var match in plan.Matches)
            Add(match.Group is null ? stages[^1] : stages[0], @event, match, plan.Format.Tie);
        return stages;
    }

    private static Bracket OfGroups(Event @event, EventPlan plan)
    {
        var kind = plan.Format.Stages == EventStages.RoundRobin ? BracketKind.RoundRobin : BracketKind.Groups;
        var bracket = new Bracket { EventId = @event.Id, Stage = 1, Kind = kind };
        foreach (var drawn in plan.Draw.Groups)
        {
            var group = new Group { Number = drawn.Number };
            group.Members.AddRange(drawn.Members.Select((member, index) =>
                new GroupMember { EntryId = member.Value, Position = index + 1 }));
            bracket.Groups.Add(group);
        }
        return bracket;
    }

    private static void Add(Bracket bracket, Event @event, PlannedMatch planned, TieFormat? tie)
    {
        var match = new Match
        {
            EventId = @event.Id,
            Number = planned.Key,
            Round = planned.Round,
            Kind = tie is null ? MatchKind.Single : MatchKind.Tie,
            State = MatchState.Waiting,
            DecidesPlace = planned.WinnerPlaces?.From,
            SourceA = Source(planned.SideA),
            SourceB = Source(planned.SideB),
        };
        if (tie is not null && !planned.HasBye)
            match.Rubbers.AddRange(tie.Rubbers.Select((rubber, index) => new Rubber { Number = index + 1, Pairing = rubber.ToString() }));
        bracket.Matches.Add(match);
        if (planned.Group is { } group)
            match.Group = bracket.Groups[group - 1];
    }

    private static string Source(Slot slot) => slot switch
    {
        Slot.Entry => "entry",
        Slot.Bye => "bye",
        Slot.WinnerOf(var key) => $"W{key}",
        Slot.LoserOf(var key) => $"L{key}",
        Slot.GroupPlace(var group, var place) => $"G{group}.{place}",
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };
}
