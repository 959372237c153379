using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Counting;

namespace YouthPrograms.Training.Tests.Counting;

public class MergingCounts
{
    private static readonly DateTime Nine = new(2026, 12, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_count_sent_twice_is_one_count()
    {
        var once = AttendanceLog.Merge([], new("a", Nine, 30));
        Assert.Same(once, AttendanceLog.Merge(once, new("a", Nine, 30)));
    }

    [Fact]
    public void A_count_made_earlier_and_arriving_later_does_not_hold()
    {
        var counts = AttendanceLog.Merge([new("online", Nine.AddMinutes(5), 31)], new("offline", Nine, 30));
        Assert.Equal(31, AttendanceLog.Current(counts)!.Value.Present);
        Assert.Equal(2, counts.Count);
    }

    [Fact]
    public void Nobody_counted_nothing_holds() => Assert.Null(AttendanceLog.Current([]));

    [Fact]
    public void The_order_of_arrival_and_repeats_change_nothing() =>
        Prop.ForAll(Counts.ListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (counts, seed) =>
        {
            var named = counts.DistinctBy(count => count.ClientId).ToList();
            var shuffled = named.Concat(named).OrderBy(count => (count.ClientId + seed).GetHashCode(StringComparison.Ordinal)).ToArray();
            return Held(named) == Held(shuffled) && shuffled.Aggregate(Empty, AttendanceLog.Merge).Count == named.Count;
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<AttendanceCount> Empty => [];

    private static AttendanceCount? Held(IEnumerable<AttendanceCount> counts) => AttendanceLog.Current(counts.Aggregate(Empty, AttendanceLog.Merge));

    private static Gen<AttendanceCount> Counts =>
        from name in Gen.Choose(0, 9)
        from minute in Gen.Choose(0, 3)
        from present in Gen.Choose(0, 40)
        select new AttendanceCount($"c{name}", Nine.AddMinutes(minute), present);
}
