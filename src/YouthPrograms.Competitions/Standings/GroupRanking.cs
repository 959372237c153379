using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Standings;

/// <summary>A group with its results so far.</summary>
public sealed record GroupSheet(int Group, IReadOnlyList<EntryId> Members, IReadOnlyList<GroupResult> Results)
{
    public bool IsComplete { get; init; } = true;
    public IReadOnlyDictionary<EntryId, MemberStatus> Absent { get; init; } = new Dictionary<EntryId, MemberStatus>();
}

/// <summary>Makes the standing of a group.</summary>
public static class GroupRanking
{
    public static GroupStanding Of(GroupSheet sheet, RestartReading reading, StandingLots lots)
    {
        sheet = WithoutAnnulled(sheet);
        EntryId[] members = [.. sheet.Members.Where(m => StatusOf(sheet, m) != MemberStatus.Annulled)];
        var trace = new List<StandingStep>();
        var order = new LevelSolver(sheet, reading, lots, trace).Classes(members);
        var other = reading == RestartReading.EveryClass ? RestartReading.SingleMember : RestartReading.EveryClass;
        var otherOrder = members.Length < 4 ? order : new LevelSolver(sheet, other, lots, []).Classes(members);
        return new()
        {
            Group = sheet.Group,
            IsComplete = sheet.IsComplete,
            Rows = Rows(sheet, order),
            Trace = trace,
            ReadingsDiffer = !Same(order, otherOrder),
        };
    }

    // The members disqualified stay in the reckoning of the others, for their matches were played, and then make room.
    private static List<StandingRow> Rows(GroupSheet sheet, List<EntryId[]> order)
    {
        var rows = new List<StandingRow>();
        var place = 1;
        foreach (var level in order.Select(c => c.Where(m => StatusOf(sheet, m) != MemberStatus.Disqualified).ToArray()))
        {
            rows.AddRange(level.Select(m => Row(sheet, m, place)));
            place += level.Length;
        }

        rows.AddRange(sheet.Members
            .Where(m => StatusOf(sheet, m) is MemberStatus.Disqualified or MemberStatus.Annulled)
            .Select(m => Row(sheet, m, null)));
        return rows;
    }

    private static StandingRow Row(GroupSheet sheet, EntryId member, int? place)
    {
        var own = sheet.Results.Where(r => r.A == member || r.B == member)
            .Select(r => (Result: r, Side: r.A == member ? Side.A : Side.B)).ToArray();
        return new(
            member, place, StatusOf(sheet, member),
            own.Length,
            own.Count(x => x.Result.Winner == x.Side),
            own.Count(x => x.Result.Winner != x.Side && x.Result.Outcome != MatchOutcome.Cancelled),
            own.Sum(x => x.Result.MatchPoints(x.Side)),
            Sum(own, r => r.Rubbers), Sum(own, r => r.Games), Sum(own, r => r.Points));
    }

    private static Tally Sum((GroupResult Result, Side Side)[] own, Func<GroupResult, Tally> figure) => own.Aggregate(
        default(Tally), (sum, x) => sum + (x.Side == Side.A ? figure(x.Result) : figure(x.Result).Reversed));

    private static GroupSheet WithoutAnnulled(GroupSheet sheet) => sheet with
    {
        Results = [.. sheet.Results.Where(r =>
            StatusOf(sheet, r.A) != MemberStatus.Annulled && StatusOf(sheet, r.B) != MemberStatus.Annulled)],
    };

    private static MemberStatus StatusOf(GroupSheet sheet, EntryId member) => sheet.Absent.GetValueOrDefault(member);

    private static bool Same(List<EntryId[]> left, List<EntryId[]> right) =>
        left.Count == right.Count && left.Zip(right).All(p => p.First.ToHashSet().SetEquals(p.Second));
}
