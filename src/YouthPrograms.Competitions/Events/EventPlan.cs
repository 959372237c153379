using YouthPrograms.Competitions.Brackets;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Groups;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Swiss;

namespace YouthPrograms.Competitions.Events;

/// <summary>All matches of an event in an order in which each comes after those it waits for.</summary>
public sealed class EventPlan
{
    private EventPlan(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound> rounds, IReadOnlyList<PlannedMatch> matches)
    {
        (Format, Draw, Rounds, Matches, Groups) = (format, draw, rounds, matches, draw.GroupsNow);
        Entries = draw.EntriesNow.Select(e => e.Id).ToHashSet();
        Links = new(matches, Groups.Count);
        Lots = new StandingLots(DrawSecret.FromHex(draw.Secret), draw.Witness);
    }

    public EventFormat Format { get; }
    public DrawRecord Draw { get; }

    /// <summary>Rounds of a Swiss event that are paired so far.</summary>
    public IReadOnlyList<SwissRound> Rounds { get; }

    /// <summary>Without late entries the match with key k is at index k − 1; see <see cref="Find"/>.</summary>
    public IReadOnlyList<PlannedMatch> Matches { get; }

    /// <summary>Groups with the members they have by now.</summary>
    public IReadOnlyList<DrawnGroup> Groups { get; }

    /// <summary>Everybody in the event, late entries too.</summary>
    public IReadOnlySet<EntryId> Entries { get; }

    /// <summary>Decides what no figure separates, from the secret of the published draw.</summary>
    public StandingLots Lots { get; }

    /// <summary>Matches that can be played; those a bye decides are left out.</summary>
    public IEnumerable<PlannedMatch> Played => Matches.Where(m => m.Number > 0);

    internal PlanLinks Links { get; }

    /// <summary>Groups that have a standing; none in a Swiss event.</summary>
    internal int GroupCount => Format.Stages == EventStages.Swiss ? 0 : Groups.Count;

    public PlannedMatch? Find(int key) => key >= 1 && key <= Matches.Count ? Matches[Links.PositionOf(key)] : null;

    /// <summary>
    /// The plan of a drawn event, or all that keeps the record from making one. Keys and numbers depend on nothing but the
    /// arguments. A Swiss event has the matches of the rounds that are paired so far; more rounds leave the keys as they are.
    /// </summary>
    public static Checked<EventPlan, PlanIssue> Check(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound>? rounds = null)
    {
        IReadOnlyList<PlanIssue> issues = [.. PlanChecks.Of(format, draw, rounds ?? [])];
        return issues.Count > 0 ? new(issues) : new(Built(format, draw, rounds ?? []));
    }

    /// <summary>As <see cref="Check"/>, for a record that was made or verified before.</summary>
    public static EventPlan Build(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound>? rounds = null) =>
        Check(format, draw, rounds).Require();

    // One late entry after the other, so that each leaves the keys of those before as they are.
    private static EventPlan Built(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound> rounds)
    {
        var amendments = draw.Amendments ?? [];
        var builder = new PlanBuilder(new Dictionary<MatchSpot, PlannedMatch>());
        Add(builder, format, draw with { Amendments = null }, rounds);
        for (var late = 1; late <= amendments.Count; late++)
        {
            builder = new PlanBuilder(builder.BySpot);
            Add(builder, format, draw with { Amendments = [.. amendments.Take(late)] }, rounds);
        }

        return new(format, draw, rounds, builder.Matches);
    }

    private static void Add(PlanBuilder builder, EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound> rounds)
    {
        if (format.Stages == EventStages.Swiss)
            SwissPlan.Add(builder, rounds);
        else
            GroupPlan.Add(builder, draw);
        var lines = draw.LinesNow;
        if (format.Stages is EventStages.Knockout or EventStages.GroupsThenKnockout)
            new KnockoutPlan(builder, format, lines.Count(line => !line.IsBye)).Build(lines);
        if (format.Stages == EventStages.DoubleElimination)
            new DoubleEliminationPlan(builder, format, lines.Count(line => !line.IsBye)).Build(lines);
    }
}
