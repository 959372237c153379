using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>What holds for the standing of every group, whatever its results.</summary>
public class AnyStanding
{
    private static readonly StandingLots Drawn = new(Secret(), "witness");

    private static GroupStanding Rank(GroupSheet sheet, int number, StandingLots? lots = null) =>
        GroupRanking.Of(sheet, (RestartReading)(number & 1), lots ?? ((number & 2) == 0 ? Drawn : StandingLots.Undrawn));

    [Fact]
    public void Does_not_hang_on_the_order_of_members_or_results() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var sheet = AnyGroup.Of(number).Sheet;
        var dice = new Dice(number);

        var shuffled = sheet with { Members = Shuffled(sheet.Members, dice), Results = Shuffled(sheet.Results, dice) };

        Assert.Equal(ByEntry(Rank(sheet, number)), ByEntry(Rank(shuffled, number)));
    });

    [Fact]
    public void Does_not_hang_on_who_is_side_A() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var sheet = AnyGroup.Of(number).Sheet;

        var swapped = sheet with { Results = [.. sheet.Results.Select(Swapped)] };

        Assert.Equal(ByEntry(Rank(sheet, number)), ByEntry(Rank(swapped, number)));
    });

    [Fact]
    public void Gives_every_place_once_when_lots_are_drawn() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var standing = Rank(AnyGroup.Of(number).Sheet with { IsComplete = true }, number, Drawn);

        var placed = standing.Rows.Where(r => r.Place is not null).Select(r => r.Place!.Value).ToArray();
        Assert.Equal(Enumerable.Range(1, placed.Length), placed);
        Assert.False(standing.NeedsLot);
        Assert.All(standing.Rows, r => Assert.Equal(r.Place is null, r.Status is MemberStatus.Annulled or MemberStatus.Disqualified));
    });

    // 1, 2, 2, 4: as many come before a place as the place says.
    [Fact]
    public void Shares_places_by_competition_ranking() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var placed = Rank(AnyGroup.Of(number).Sheet, number, StandingLots.Undrawn).Rows.Where(r => r.Place is not null).ToArray();

        Assert.All(placed, r => Assert.Equal(r.Place - 1, placed.Count(x => x.Place < r.Place)));
    });

    [Fact]
    public void Does_not_hang_on_the_reading_when_up_to_five_members_play_everything() => Cases.ForAll(AnyGroup.Numbers, number =>
        Assert.False(Rank(AnyGroup.PlayedOut(number, most: 5).Sheet, number).ReadingsDiffer));

    [Fact]
    public void Follows_from_its_trace() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var group = AnyGroup.Of(number);
        var sheet = group.Sheet;
        var standing = Rank(sheet, number);
        var order = new List<EntryId[]> { sheet.Members.Where(m => sheet.Absent.GetValueOrDefault(m) != MemberStatus.Annulled).ToArray() };

        foreach (var step in standing.Trace)
        {
            var split = step.Classes.SelectMany(c => c).ToHashSet();
            var at = order.FindIndex(split.SetEquals);
            Assert.True(at >= 0 && step.Classes.Count > 1);
            order.RemoveAt(at);
            order.InsertRange(at, step.Classes.Select(c => c.ToArray()));
            if (step.Rule != StandingRule.Lot)
                Assert.Equal(Figures(sheet, step), step.Figures);
        }

        var place = 1;
        foreach (var level in order.Select(c => c.Where(m => sheet.Absent.GetValueOrDefault(m) != MemberStatus.Disqualified).ToArray()))
        {
            Assert.All(level, m => Assert.Equal(place, standing.Rows.Single(r => r.Entry == m).Place));
            place += level.Length;
        }
    });

    // The figures of a step again, from the results among its base; they fall from class to class and are level within.
    private static StandingFigure[] Figures(GroupSheet sheet, StandingStep step)
    {
        var figures = step.Classes.Select(c => c.Select(m => new StandingFigure(m, Figure(sheet, step, m))).ToArray()).ToArray();
        int Compare(Tally x, Tally y) => step.Rule == StandingRule.MatchPoints ? x.Won - y.Won : x.CompareRatio(y);
        Assert.All(figures, c => Assert.All(c, f => Assert.Equal(0, Compare(f.Figure, c[0].Figure))));
        Assert.All(figures.Zip(figures.Skip(1)), p => Assert.True(Compare(p.First[0].Figure, p.Second[0].Figure) > 0));
        return [.. figures.SelectMany(c => c)];
    }

    private static Tally Figure(GroupSheet sheet, StandingStep step, EntryId member)
    {
        var sum = default(Tally);
        foreach (var r in sheet.Results.Where(r => r.Outcome != MatchOutcome.Cancelled && step.Base.Contains(r.A) && step.Base.Contains(r.B)))
        {
            if (r.A != member && r.B != member)
                continue;
            var own = r.A == member ? r : Swapped(r);
            sum += step.Rule switch
            {
                StandingRule.MatchPoints => new(own.MatchPoints(Side.A), 0),
                StandingRule.Rubbers => own.Rubbers,
                StandingRule.Games => own.Games,
                _ => own.Points,
            };
        }

        return sum;
    }

    private static GroupResult Swapped(GroupResult r) =>
        new(r.B, r.A, r.Outcome, r.Winner?.Other(), r.Rubbers.Reversed, r.Games.Reversed, r.Points.Reversed);

    private static IEnumerable<StandingRow> ByEntry(GroupStanding standing) => standing.Rows.OrderBy(r => r.Entry);

    private static T[] Shuffled<T>(IReadOnlyList<T> list, Dice dice)
    {
        T[] all = [.. list];
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = dice.Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }
}
