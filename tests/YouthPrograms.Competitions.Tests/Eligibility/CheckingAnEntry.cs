using YouthPrograms.Competitions.Eligibility;
using YouthPrograms.Competitions.Tests.Standings;

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

    [Fact]
    public void Names_rules_that_keep_everybody_out()
    {
        Assert.Empty(Boys2011.Check());
        Assert.Empty(new EntryRules { MinRoster = 0, BornFrom = 2011, BornTo = 2011 }.Check());
        Assert.Equal(
            [
                EntryRulesIssue.BandReversed, EntryRulesIssue.RosterBelowOne, EntryRulesIssue.RosterReversed, EntryRulesIssue.EntriesBelowOne,
                EntryRulesIssue.EventsBelowOne, EntryRulesIssue.WindowEmpty,
            ],
            new EntryRules
            {
                BornFrom = 2012,
                BornTo = 2011,
                MinRoster = 1,
                MaxRoster = 0,
                MaxEntriesPerDelegation = 0,
                MaxEventsPerAthlete = 0,
                OpensAt = May,
                ClosesAt = May,
            }.Check());
    }

    // Each rule by itself, from the facts: an entry is clean exactly when it keeps all of them.
    [Fact]
    public void Accepts_exactly_what_keeps_every_rule() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var rules = AnyRules(dice);
        var athletes = Enumerable.Range(0, dice.Next(4)).Select(_ => AnyAthlete(dice)).ToArray();
        var entry = new EntryProposal(athletes, dice.Next(4), May.AddDays(dice.Next(5)));

        var keeps = (rules.OpensAt is not { } opens || entry.At >= opens) && (rules.ClosesAt is not { } closes || entry.At < closes)
            && athletes.Length >= rules.MinRoster && athletes.Length <= rules.MaxRoster
            && entry.DelegationEntries < (rules.MaxEntriesPerDelegation ?? int.MaxValue)
            && athletes.Select(a => a.Id).Distinct().Count() == athletes.Length
            && athletes.All(a => Fits(rules, a));

        Assert.Equal(keeps, EntryCheck.Of(rules, entry).Count == 0);
    });

    private static bool Fits(EntryRules rules, AthleteFacts athlete)
    {
        var years = Enumerable.Range(2009, 5).Where(y => y >= (rules.BornFrom ?? 0) && y <= (rules.BornTo ?? 9999));
        var born = rules.BornFrom is null && rules.BornTo is null || athlete.BirthYear is { } year && years.Contains(year);
        var papers = (athlete.BirthDateVerified || !rules.VerifiedBirthDate) && (athlete.ConsentPresent || !rules.GuardianConsent)
            && (athlete.SafetyCourseDone || !rules.SafetyCourse);
        var groups = athlete.OtherEvents.Select(e => e.AgeGroup).OfType<string>().Append(rules.AgeGroup).Distinct();
        return born && papers && !athlete.InThisEvent && (rules.Gender is null || rules.Gender == athlete.Gender)
            && (rules.AgeGroup is null || groups.Count() == 1)
            && athlete.OtherEvents.Count < (rules.MaxEventsPerAthlete ?? int.MaxValue);
    }

    private static EntryRules AnyRules(Dice dice) => new()
    {
        BornFrom = dice.Next(2) == 0 ? 2010 + dice.Next(2) : null,
        BornTo = dice.Next(2) == 0 ? 2011 + dice.Next(2) : null,
        Gender = dice.Next(3) == 0 ? (Gender)dice.Next(2) : null,
        AgeGroup = dice.Next(2) == 0 ? "U14" : null,
        MaxEntriesPerDelegation = dice.Next(2) == 0 ? 3 : null,
        MaxEventsPerAthlete = dice.Next(2) == 0 ? 1 + dice.Next(2) : null,
        MinRoster = dice.Next(2),
        MaxRoster = 2 + dice.Next(2),
        VerifiedBirthDate = dice.Next(4) == 0,
        GuardianConsent = dice.Next(4) == 0,
        SafetyCourse = dice.Next(4) == 0,
        OpensAt = dice.Next(2) == 0 ? May.AddDays(1) : null,
        ClosesAt = dice.Next(2) == 0 ? May.AddDays(4) : null,
    };

    private static AthleteFacts AnyAthlete(Dice dice) =>
        new(new(dice.Next(9)), dice.Next(5) == 0 ? null : 2009 + dice.Next(5), dice.Next(5) == 0 ? null : (Gender)dice.Next(2))
        {
            BirthDateVerified = dice.Next(4) > 0,
            ConsentPresent = dice.Next(4) > 0,
            SafetyCourseDone = dice.Next(4) > 0,
            OtherEvents = [.. Enumerable.Range(0, dice.Next(3)).Select(_ => new EnteredEvent(dice.Next(3) switch { 0 => "U14", 1 => null, _ => "U12" }))],
            InThisEvent = dice.Next(8) == 0,
        };
}
