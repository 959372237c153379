using YouthPrograms.Competitions.Eligibility;

namespace YouthPrograms.Competitions.Tests.Eligibility;

public class CheckingAnEntry
{
    private static readonly DateTime May = new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly EntryRules Boys2011 = new()
    {
        BornFrom = 2011,
        BornTo = 2011,
        Gender = Gender.Male,
        AgeGroup = "2011",
        MaxEntriesPerDelegation = 4,
        MaxEventsPerAthlete = 2,
        VerifiedBirthDate = true,
        GuardianConsent = true,
        OpensAt = May,
        ClosesAt = May.AddDays(14),
    };

    private static readonly AthleteFacts Boy = new(new(1), 2011, Gender.Male) { BirthDateVerified = true, ConsentPresent = true };

    private static EligibilityCode[] Codes(EntryRules rules, AthleteFacts athlete, int entries = 0, int day = 0) =>
        [.. EntryCheck.Of(rules, new([athlete], entries, May.AddDays(day))).Select(i => i.Code)];

    [Fact]
    public void Accepts_the_last_entry_of_a_delegation_on_the_first_and_the_last_day()
    {
        Assert.Empty(Codes(Boys2011, Boy, entries: 3));
        Assert.Empty(Codes(Boys2011, Boy, day: 13));
    }

    [Theory]
    [InlineData(-1, EligibilityCode.RegistrationNotOpen)]
    [InlineData(14, EligibilityCode.RegistrationClosed)]
    public void Refuses_outside_the_window(int day, EligibilityCode code) => Assert.Equal([code], Codes(Boys2011, Boy, day: day));

    [Fact]
    public void Returns_all_reasons_at_once()
    {
        var girl = new AthleteFacts(new(2), 2010, Gender.Female) { OtherEvents = [new("2010"), new(null)] };

        Assert.Equal(
            [
                EligibilityCode.RegistrationClosed, EligibilityCode.TooManyEntriesOfDelegation, EligibilityCode.BornOutsideBand,
                EligibilityCode.WrongGender, EligibilityCode.BirthDateNotVerified, EligibilityCode.ConsentMissing,
                EligibilityCode.SafetyCourseMissing, EligibilityCode.OtherAgeGroup, EligibilityCode.TooManyEvents,
            ],
            Codes(Boys2011 with { SafetyCourse = true }, girl, entries: 4, day: 20));
    }

    [Theory]
    [InlineData(2010, false)]
    [InlineData(2011, true)]
    [InlineData(2012, true)]
    [InlineData(2013, false)]
    public void Counts_both_ends_of_a_band(int year, bool eligible) =>
        Assert.Equal(eligible, Codes(Boys2011 with { BornTo = 2012 }, Boy with { BirthYear = year }).Length == 0);

    [Fact]
    public void Does_not_guess_what_is_unknown() => Assert.Equal(
        [EligibilityCode.BirthYearUnknown, EligibilityCode.GenderUnknown],
        Codes(Boys2011, Boy with { BirthYear = null, Gender = null }));

    [Fact]
    public void Refuses_the_same_athlete_twice()
    {
        var pair = new EntryProposal([Boy, Boy], 0, May);

        Assert.Equal([EligibilityCode.AlreadyEntered], EntryCheck.Of(Boys2011 with { MaxRoster = 2 }, pair).Select(i => i.Code));
        Assert.Equal([EligibilityCode.AlreadyEntered], Codes(Boys2011, Boy with { InThisEvent = true }));
    }

    [Fact]
    public void Counts_the_roster()
    {
        var team = new EntryProposal([Boy, Boy with { Id = new(2) }], 0, May);

        Assert.Equal([EligibilityCode.RosterTooSmall], EntryCheck.Of(Boys2011 with { MinRoster = 3, MaxRoster = 5 }, team).Select(i => i.Code));
        Assert.Equal([EligibilityCode.RosterTooLarge], EntryCheck.Of(Boys2011, team).Select(i => i.Code));
    }
}
