using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data.Tournaments;
using Rules = YouthPrograms.Competitions.Events;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>The regulations kept with an event, in the engine's words.</summary>
internal static class EventRules
{
    public static Rules.EventFormat Of(Event @event) => new()
    {
        Stages = @event.Format.Stages switch
        {
            StageFormat.GroupsThenKnockout => Rules.EventStages.GroupsThenKnockout,
            StageFormat.Knockout => Rules.EventStages.Knockout,
            StageFormat.RoundRobin => Rules.EventStages.RoundRobin,
        },
        GroupSize = @event.Format.GroupSize,
        QualifiersPerGroup = @event.Format.QualifiersPerGroup,
        Third = @event.Format.Third switch
        {
            ThirdPlace.None => Rules.ThirdPlace.None,
            ThirdPlace.Shared => Rules.ThirdPlace.Shared,
            ThirdPlace.Playoff => Rules.ThirdPlace.Playoff,
        },
        Placings = @event.Format.Placings switch
        {
            PlacingsTo.None => Rules.PlacingDepth.None,
            PlacingsTo.To6 => Rules.PlacingDepth.To6,
            PlacingsTo.To8 => Rules.PlacingDepth.To8,
            PlacingsTo.All => Rules.PlacingDepth.All,
        },
        Match = new MatchFormat(@event.MatchFormat.BestOf, @event.MatchFormat.Points, @event.MatchFormat.Lead),
        Tie = @event.TieFormat is { } code ? TieFormat.BuiltIn.Single(format => format.Code == code) : null,
    };

    /// <summary>What the draw depends on besides its secret and the witnesses' words.</summary>
    public static DrawRequest Request(Event @event, IEnumerable<Entry> accepted, DrawReplaced? replaced) => new DrawRequest(
        [.. accepted.Select(entry => new DrawEntry(new(entry.Id), new(entry.DelegationId), entry.Seed))], Of(@event))
    {
        Redraws = replaced,
    }.Canonical();
}
