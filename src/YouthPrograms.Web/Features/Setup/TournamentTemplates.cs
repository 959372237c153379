using System.Globalization;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>
/// An event of a template. Ages are what somebody turns in the year of the tournament: an age group of 11 to 12 in 2026 was
/// born in 2014 and 2015.
/// </summary>
internal sealed record TemplateEvent(EventKind Kind, EventGender Gender, int AgeFrom, int AgeTo, EventFormat Format, EventMatchFormat Match, EventLimits Limits)
{
    public string? Tie { get; init; }

    public Event In(int year, int position)
    {
        var (from, to) = (year - AgeTo, year - AgeFrom);
        var (letter, boys) = (Kind == EventKind.Team ? 'T' : 'S', Gender == EventGender.Boys);
        return new Event
        {
            Code = (boys ? "B" : "G") + letter + (from == to ? Number(from) : Number(from)[2..] + Number(to)[2..]),
            Name = $"{(from == to ? Number(from) : $"{from}—{to}")}年{(boys ? "男子" : "女子")}{(Kind == EventKind.Team ? "团体" : "单打")}",
            NameEn = $"{(boys ? "Boys'" : "Girls'")} {(Kind == EventKind.Team ? "team" : "singles")}, born {(from == to ? Number(from) : $"{from}–{to}")}",
            Position = position,
            Kind = Kind,
            Gender = Gender,
            BirthYearFrom = from,
            BirthYearTo = to,
            Format = Format,
            MatchFormat = Match,
            TieFormat = Tie,
            Limits = Limits,
        };
    }

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A kind of tournament that is set up at once: its events with their age groups and formats, its tables and days.</summary>
internal sealed record TournamentTemplate(string Code, int Days, int Tables, IReadOnlyList<TemplateEvent> Events);

/// <summary>What people here set up. Everything can be changed afterwards, until the draw.</summary>
internal static class TournamentTemplates
{
    private static readonly EventLimits Singles = new() { EntriesPerDelegation = 4, EventsPerAthlete = 2 };

    private static readonly EventLimits Team = new() { EntriesPerDelegation = 1, EventsPerAthlete = 2, TeamSizeFrom = 3, TeamSizeTo = 4 };

    private static readonly EventMatchFormat BestOf5 = new();

    private static readonly EventMatchFormat BestOf3 = new() { BestOf = 3 };

    public static IReadOnlyList<TournamentTemplate> All { get; } = [Games(), League(), OneDay()];

    public static TournamentTemplate? Find(string code) => All.FirstOrDefault(template => template.Code == code);

    // A provincial championship: three years, boys and girls, singles and teams over six days.
    private static TournamentTemplate Games()
    {
        var format = new EventFormat { Stages = StageFormat.GroupsThenKnockout, GroupSize = 4, QualifiersPerGroup = 2, Third = ThirdPlace.Playoff, Placings = PlacingsTo.To8 };
        return new("model-games", Days: 6, Tables: 16,
        [
            .. ForBoth(gender => [.. Years(16, 14).Select(age => new TemplateEvent(EventKind.Singles, gender, age, age, format, BestOf5, Singles))]),
            .. ForBoth(gender => [.. Years(16, 14).Select(age => new TemplateEvent(EventKind.Team, gender, age, age, format, BestOf5, Team) { Tie = "world-team" })]),
        ]);
    }

    // Primary schools of a district on a weekend; two play a team match.
    private static TournamentTemplate League()
    {
        var format = new EventFormat { Stages = StageFormat.GroupsThenKnockout, GroupSize = 4, QualifiersPerGroup = 2, Third = ThirdPlace.Shared, Placings = PlacingsTo.None };
        return new("school-league", Days: 2, Tables: 6,
        [
            .. ForBoth(gender => [new TemplateEvent(EventKind.Singles, gender, 11, 12, format, BestOf3, Singles)]),
            .. ForBoth(gender => [new TemplateEvent(EventKind.Team, gender, 11, 12, format with { Third = ThirdPlace.Playoff }, BestOf5, Team with { TeamSizeFrom = 2 }) { Tie = "school" }]),
        ]);
    }

    // Everybody has three matches at least, and is home for dinner.
    private static TournamentTemplate OneDay()
    {
        var format = new EventFormat { Stages = StageFormat.GroupsThenKnockout, GroupSize = 4, QualifiersPerGroup = 1, Third = ThirdPlace.Shared, Placings = PlacingsTo.None };
        return new("one-day-cup", Days: 1, Tables: 4,
        [
            .. ForBoth(gender => [new TemplateEvent(EventKind.Singles, gender, 9, 10, format, BestOf3, Singles), new TemplateEvent(EventKind.Singles, gender, 11, 12, format, BestOf3, Singles)]),
        ]);
    }

    private static IEnumerable<TemplateEvent> ForBoth(Func<EventGender, IEnumerable<TemplateEvent>> events) =>
        new[] { EventGender.Boys, EventGender.Girls }.SelectMany(events);

    private static IEnumerable<int> Years(int oldest, int youngest) => Enumerable.Range(youngest, oldest - youngest + 1).Reverse();
}
