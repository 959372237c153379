using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Training.Tests.Bookings;

public class KeepingToTheCalendar
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private static readonly BookingWindow Window = new(Noon, Noon.AddDays(10));
    private static readonly GivingBack Back = new(FreeUntil: Noon.AddDays(5), StartsAt: Noon.AddDays(12));

    [Theory]
    [InlineData(-1, WindowPhase.NotYet)]
    [InlineData(0, WindowPhase.Open)]
    [InlineData(14399, WindowPhase.Open)]
    [InlineData(14400, WindowPhase.Closed)]
    public void Takes_bookings_from_the_first_minute_and_not_in_the_last(int minutes, WindowPhase phase) =>
        Assert.Equal(phase, Window.At(Noon.AddMinutes(minutes)));

    [Fact]
    public void A_hold_ends_at_its_expiry()
    {
        Assert.True(Hold.Counts(Noon, Noon.AddTicks(-1)));
        Assert.False(Hold.Counts(Noon, Noon));
    }

    [Theory]
    [InlineData(5, false, GivingBackTerms.Free)]
    [InlineData(6, false, GivingBackTerms.WithReason)]
    [InlineData(6, true, GivingBackTerms.Free)]
    [InlineData(12, false, GivingBackTerms.TooLate)]
    [InlineData(12, true, GivingBackTerms.TooLate)]
    public void Is_given_back(int days, bool moved, GivingBackTerms terms) => Assert.Equal(terms, Back.At(Noon.AddDays(days), moved));

    [Fact]
    public void Moves_between_courses_whose_ages_touch() => Assert.Null(Move.Check(End(1, 7, 16), End(2, 16, 18), Noon));

    [Fact]
    public void Does_not_move_to_a_course_for_another_age() =>
        Assert.Equal(MoveFault.AnotherAge, Move.Check(End(1, 6, 9), End(2, 12, 18), Noon));

    [Fact]
    public void Does_not_move_to_where_it_is() =>
        Assert.Equal(MoveFault.SameSession, Move.Check(End(1, 7, 16), End(1, 7, 16), Noon));

    [Fact]
    public void Does_not_leave_a_session_that_has_begun() =>
        Assert.Equal(MoveFault.SourceStarted, Move.Check(End(1, 7, 16), End(2, 7, 16), Noon.AddDays(12)));

    private static MoveEnd End(long session, int ageFrom, int ageTo) => new(session, Noon.AddDays(12), ageFrom, ageTo);
}
