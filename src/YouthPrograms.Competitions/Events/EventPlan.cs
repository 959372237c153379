using YouthPrograms.Competitions.Brackets;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Groups;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Swiss;

namespace YouthPrograms.Competitions.Events;

/// <summary>All matches of an event in an order in which each comes after those it waits for.</summary>
public sealed class EventPlan
{
    private EventPlan(EventFormat format, DrawRecord draw, IReadOnlyList<PlannedMatch> matches)
    {
        (Format, Draw, Matches) = (format, draw, matches);
        OfGroups = matches.Where(m => m.Group is not null).ToLookup(m => m.Group!.Value);
        Lots = new StandingLots(DrawSecret.FromHex(draw.Secret), draw.Witness);
    }

    public EventFormat Format { get; }
    public DrawRecord Draw { get; }

    /// <summary>The match with key k is at index k − 1.</summary>
    public IReadOnlyList<PlannedMatch> Matches { get; }

    /// <summary>Matches by the number of their group.</summary>
    public ILookup<int, PlannedMatch> OfGroups { get; }

    /// <summary>Decides what no figure separates, from the secret of the published draw.</summary>
    public StandingLots Lots { get; }

    public int EntryCount => Draw.Request.Entries.Count;

    /// <summary>Matches that can be played; those a bye decides are left out.</summary>
    public IEnumerable<PlannedMatch> Played => Matches.Where(m => m.Number > 0);

    public PlannedMatch? Find(int key) => key >= 1 && key <= Matches.Count ? Matches[key - 1] : null;

    /// <summary>
    /// The plan of a drawn event. Keys and numbers depend on nothing but the arguments. A Swiss event has the matches of
    /// the rounds that are paired so far; more rounds leave the keys as they are.
    /// </summary>
    public static EventPlan Build(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound>? rounds = null)
    {
        var builder = new PlanBuilder();
        if (format.Stages != EventStages.Swiss)
            AddGroups(builder, draw);
        if (format.Stages is EventStages.Knockout or EventStages.GroupsThenKnockout)
            new KnockoutPlan(builder, format, draw.Lines.Count(line => !line.IsBye)).Build(draw.Lines);
        if (format.Stages == EventStages.DoubleElimination)
            new DoubleEliminationPlan(builder, format, draw.Request.Entries.Count).Build(draw.Lines);
        if (format.Stages == EventStages.Swiss)
            AddSwiss(builder, rounds ?? []);
        return new(format, draw, builder.Matches);
    }

    private static void AddSwiss(PlanBuilder builder, IReadOnlyList<SwissRound> rounds)
    {
        for (var i = 0; i < rounds.Count; i++)
        {
            foreach (var pairing in rounds[i].Pairings)
                builder.Add(new(MatchStage.Swiss, i + 1, new Slot.Entry(pairing.A), new Slot.Entry(pairing.B)));
            if (rounds[i].Resting is { } resting)
                builder.Add(new(MatchStage.Swiss, i + 1, new Slot.Entry(resting), Slot.Empty));
        }
    }

    // Round 1 of all groups, then round 2 of all groups: groups run side by side.
    private static void AddGroups(PlanBuilder builder, DrawRecord draw)
    {
        var delegationOf = draw.Request.Entries.ToDictionary(e => e.Id, e => e.Delegation);
        var pairings = draw.Groups.SelectMany(group => GroupSchedule
            .Of([.. group.Members.Select(m => delegationOf[m])])
            .Select(p => (Group: group, Pairing: p)));
        foreach (var (group, pairing) in pairings.OrderBy(x => x.Pairing.Round))
        {
            builder.Add(new(MatchStage.Group, pairing.Round,
                new Slot.Entry(group.Members[pairing.A]), new Slot.Entry(group.Members[pairing.B]))
            {
                Group = group.Number,
            });
        }
    }
}
