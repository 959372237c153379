using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Waitlist;

namespace YouthPrograms.Training.Tests.Waitlist;

public class Promoting
{
    [Fact]
    public void Offers_to_the_first_that_came() =>
        Assert.Equal("1 Offered 30 | 2 TooLarge 10", Decide(40, 4, Class(1, 30), Class(2, 30)));

    [Fact]
    public void Minds_arrival_and_not_the_order_of_the_list() =>
        Assert.Equal("1 Offered 30 | 2 TooLarge 10", Decide(40, 4, Class(2, 30), Class(1, 30)));

    [Fact]
    public void Lets_a_smaller_class_overtake() =>
        Assert.Equal("1 TooLarge 20 | 2 Offered 18", Decide(20, 4, Class(1, 40), Class(2, 18)));

    [Fact]
    public void Offers_a_part_that_is_still_of_use() =>
        Assert.Equal("1 OfferedPart 20", Decide(20, 4, Class(1, 40, smallest: 20)));

    [Fact]
    public void Offers_no_part_below_the_smallest_acceptable() =>
        Assert.Equal("1 TooLarge 20", Decide(20, 4, Class(1, 40, smallest: 21)));

    [Fact]
    public void Keeps_the_seats_after_two_overtakings() =>
        Assert.Equal(
            "1 KeptFor 20 | 2 KeptForAnother 20", Decide(20, 4, Class(1, 40, overtaken: 2), Class(2, 18)));

    [Fact]
    public void Counts_overtakings_within_one_decision() =>
        Assert.Equal(
            "1 KeptFor 30 | 2 Offered 10 | 3 Offered 10 | 4 KeptForAnother 10",
            Decide(30, 9, Class(1, 40), Class(2, 10), Class(3, 10), Class(4, 10)));

    [Fact]
    public void Keeps_nothing_in_the_last_five_working_days()
    {
        Waiting[] waiting = [Class(1, 40, overtaken: 2), Class(2, 18)];
        Assert.Equal("1 TooLarge 20 | 2 Offered 18", Text(Promotion.Decide(20, 4, waiting, workingDaysLeft: 5)));
        Assert.Equal("1 KeptFor 20 | 2 KeptForAnother 20", Text(Promotion.Decide(20, 4, waiting, workingDaysLeft: 6)));
    }

    [Fact]
    public void Says_that_no_group_is_free() => Assert.Equal("1 NoGroup 50", Decide(50, 0, Class(1, 20)));

    [Fact]
    public void Says_that_no_seat_is_left() => Assert.Equal("1 Offered 20 | 2 NoSeat 0", Decide(20, 2, Class(1, 20), Class(2, 20)));

    [Fact]
    public void Answers_everybody_and_never_offers_more_than_is_free() =>
        Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var decisions = Promotion.Decide(one.Seats, one.Groups, one.Waiting, one.Days);
            var offers = decisions.Where(decision => decision.IsOffer).ToList();
            return decisions.Count == one.Waiting.Count
                && offers.Sum(offer => offer.Seats) <= one.Seats
                && offers.Count <= one.Groups
                && offers.All(offer => Within(offer, one.Waiting.Single(entry => entry.Id == offer.EntryId)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_overtaken_more_than_twice_while_seats_may_be_kept() =>
        Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var decisions = Promotion.Decide(one.Seats, one.Groups, one.Waiting, workingDaysLeft: 30);
            return one.Waiting.All(entry => Behind(decisions, entry) + entry.Overtaken <= Math.Max(2, entry.Overtaken)
                || decisions.Single(decision => decision.EntryId == entry.Id).Verdict is not (Verdict.TooLarge or Verdict.KeptFor));
        }).QuickCheckThrowOnFailure();

    private sealed record Case(int Seats, int Groups, List<Waiting> Waiting, int Days);

    private static Gen<Case> Cases =>
        from seats in Gen.Choose(0, 120)
        from groups in Gen.Choose(0, 6)
        from days in Gen.Choose(0, 12)
        from sizes in Gen.Choose(1, 60).ListOf()
        from overtaken in Gen.Choose(0, 3)
        select new Case(seats, groups, [.. sizes.Select((size, i) => Class(i + 1, size, size / 2, overtaken))], days);

    private static bool Within(Decision offer, Waiting entry) =>
        offer.Seats <= entry.Size && offer.Seats >= Math.Min(entry.Size, entry.SmallestAcceptable);

    private static int Behind(IReadOnlyList<Decision> decisions, Waiting entry) =>
        decisions.Count(decision => decision.IsOffer && decision.EntryId > entry.Id);

    private static Waiting Class(int position, int size, int? smallest = null, int overtaken = 0) =>
        new(position, position, size, smallest ?? size, overtaken);

    private static string Decide(int seats, int groups, params Waiting[] waiting) =>
        Text(Promotion.Decide(seats, groups, waiting, workingDaysLeft: 20));

    private static string Text(IEnumerable<Decision> decisions) =>
        string.Join(" | ", decisions.Select(decision => $"{decision.EntryId} {decision.Verdict} {decision.Seats}"));
}
