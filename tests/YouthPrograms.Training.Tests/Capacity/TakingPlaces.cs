using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Capacity;

namespace YouthPrograms.Training.Tests.Capacity;

public class TakingPlaces
{
    [Fact]
    public void Takes_the_last_seat()
    {
        Assert.True(new Places(29, 30, 0, 2).TryTake(1, 1, out var after));
        Assert.Equal(new Places(30, 30, 1, 2), after);
        Assert.True(after.AreFull);
    }

    [Fact]
    public void Refuses_one_seat_too_many_and_takes_nothing()
    {
        var places = new Places(29, 30, 0, 2);
        Assert.False(places.TryTake(2, 1, out var after));
        Assert.Equal(places, after);
        Assert.Equal(Constraint.Seats, places.Binding(2, 1));
    }

    [Fact]
    public void Names_the_groups_when_only_they_are_full() =>
        Assert.Equal(Constraint.Groups, new Places(40, 90, 2, 2).Binding(30, 1));

    [Fact]
    public void Names_the_seats_when_both_are_full() => Assert.Equal(Constraint.Seats, new Places(90, 90, 2, 2).Binding(1, 1));

    [Fact]
    public void Lets_a_booked_class_grow_when_no_further_group_fits() =>
        Assert.True(new Places(40, 90, 2, 2).TryTake(5, 0, out _));

    [Fact]
    public void Cannot_hold_more_than_it_has() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Places(31, 30, 0, 1));

    [Fact]
    public void Cannot_give_back_what_was_never_taken() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Places(3, 30, 1, 1).Release(4, 1));

    [Fact]
    public void Never_refuses_while_seats_are_free_and_never_exceeds_the_cap() =>
        Prop.ForAll(Gen.Choose(1, 12).ListOf().ToArbitrary(), sizes =>
        {
            var places = new Places(0, 60, 0, 6);
            foreach (var size in sizes)
            {
                var fits = size <= places.SeatsFree && places.GroupsFree > 0;
                if (places.TryTake(size, 1, out places) != fits)
                    return false;
            }
            return places.SeatsTaken <= 60 && places.GroupsTaken <= 6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Gives_back_exactly_what_was_taken() =>
        Prop.ForAll(Gen.Choose(0, 50).ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (seats, groups) =>
        {
            var places = new Places(10, 40, 1, 4);
            return !places.TryTake(seats, groups, out var after) || after.Release(seats, groups) == places;
        }).QuickCheckThrowOnFailure();
}
