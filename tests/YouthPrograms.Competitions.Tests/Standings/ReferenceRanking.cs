using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>The standings against the rule written a second time, over a million groups.</summary>
public class ReferenceRanking
{
    private static readonly StandingLots Drawn = new(Secret(), "witness");

    [Fact]
    public void Agrees_with_the_rule_as_it_is_worded() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var group = AnyGroup.Of(number);
        var reading = (RestartReading)(number & 1);
        var lots = (number & 6) == 0 ? Drawn : StandingLots.Undrawn;

        var standing = GroupRanking.Of(group.Sheet, reading, lots);
        var worded = new WordedRule(group, reading, lots);
        var order = worded.Order();

        Assert.Equal(Lines(worded, group, order), standing.Rows.OrderBy(r => r.Entry).Select(Line));
        if ((number & 24) == 0)
            Assert.Equal(Text(order) != Text(new WordedRule(group, 1 - reading, lots).Order()), standing.ReadingsDiffer);
    }, 1_000_000);

    private static string[] Lines(WordedRule worded, AnyGroup group, List<List<int>> order)
    {
        var lines = new SortedDictionary<int, string>();
        var place = 1;
        foreach (var level in order)
        {
            var placed = level.Where(m => StatusOf(group, m) != MemberStatus.Disqualified).ToArray();
            foreach (var member in level)
                lines[member] = $"{StatusOf(group, member)} {worded.Line(member, placed.Contains(member) ? place : null)}";
            place += placed.Length;
        }

        for (var member = 1; member <= group.Size; member++)
        {
            if (StatusOf(group, member) == MemberStatus.Annulled)
                lines[member] = "Annulled  0 0 0 0 0:0 0:0 0:0";
        }

        return [.. lines.Values];
    }

    private static string Line(StandingRow row) =>
        $"{row.Status} {row.Place} {row.Played} {row.Won} {row.Lost} {row.MatchPoints} {row.Rubbers} {row.Games} {row.Points}";

    private static string Text(List<List<int>> order) => string.Join(' ', order.Select(level => string.Join('=', level.Order())));

    private static MemberStatus StatusOf(AnyGroup group, int member) => group.Absent.GetValueOrDefault(new(member));
}
