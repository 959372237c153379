using System.Globalization;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Seeding;

/// <summary>What of a demo tournament is entered through the use cases: its rosters and, by event and best first, its seeds.</summary>
public sealed record TournamentSeed(
    string Slug, IReadOnlyList<RosterSeed> Rosters, IReadOnlyDictionary<string, IReadOnlyList<SeededEntry>> Seeds);

/// <summary>The file with the athletes of a delegation.</summary>
public sealed record RosterSeed(string Delegation, string Path);

/// <summary>A delegation's team, or its athlete with this roster number.</summary>
public sealed record SeededEntry(string Delegation, int? RosterNumber);

/// <summary>The tournaments with their events, delegations and tables.</summary>
internal static class TournamentSeeds
{
    public static async Task AddAsync(
        ProgramsDb db, SeedFolder folder, CodedRows<Venue> venues, DateOnly today, CancellationToken cancellation)
    {
        var rows = folder.TournamentFolders().Select(name => Row(folder, name, venues, today));
        await CodedRows<Tournament>.MergeAsync(db.Tournaments, tournament => tournament.Slug, rows, cancellation);
    }

    public static IReadOnlyList<TournamentSeed> Read(SeedFolder folder) =>
        [.. folder.TournamentFolders().Select(name => new TournamentSeed(
            folder.Read<TournamentFile>($"{name}/tournament.json").Slug, RostersOf(folder, name), SeedsOf(folder, name)))];

    private static IReadOnlyList<RosterSeed> RostersOf(SeedFolder folder, string name) =>
        [.. folder.Find($"{name}/rosters", "*.xlsx").Select(file =>
            new RosterSeed(Path.GetFileNameWithoutExtension(file), folder.FullPath(file)))];

    private static Dictionary<string, IReadOnlyList<SeededEntry>> SeedsOf(SeedFolder folder, string name)
    {
        var file = $"{name}/seeds.json";
        if (!File.Exists(folder.FullPath(file)))
            return [];
        return folder.Read<Dictionary<string, IReadOnlyList<string>>>(file).ToDictionary(
            list => list.Key,
            IReadOnlyList<SeededEntry> (list) => [.. list.Value.Select((text, index) => Seeded(text, file, $"$.{list.Key}[{index}]"))]);
    }

    private static SeededEntry Seeded(string text, string file, string field) => text.Split('-') switch
    {
        [var delegation] => new(delegation, null),
        [var delegation, var row] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            new(delegation, number),
        _ => throw new SeedDataException(file, field, $"'{text}' is neither a delegation nor an athlete such as ZZ-7"),
    };

    private static Tournament Row(SeedFolder folder, string name, CodedRows<Venue> venues, DateOnly today)
    {
        var path = $"{name}/tournament.json";
        var file = folder.Read<TournamentFile>(path);
        var zone = DayTime.CheckedZone(file.TimeZone, path, "$.timeZone");
        var row = new Tournament
        {
            Slug = file.Slug,
            Name = file.Name,
            NameEn = file.NameEn,
            Sport = file.Sport,
            State = file.State,
            StartsOn = today.AddDays(file.StartsOn),
            EndsOn = today.AddDays(file.EndsOn),
            TimeZone = zone,
            RegistrationOpensAt = file.RegistrationOpensAt.From(today, zone),
            RegistrationClosesAt = file.RegistrationClosesAt.From(today, zone),
            PublishedAt = file.PublishedAt.From(today, zone),
            Venue = venues.Get(file.Venue, path, "$.venue"),
        };
        row.Events.AddRange(folder.ReadCoded<EventItem>($"{name}/events.json").Select(Row));
        row.Delegations.AddRange(folder.ReadCoded<DelegationItem>($"{name}/delegations.json").Select(Row));
        row.Tables.AddRange(Enumerable.Range(1, file.Tables).Select(number => Row(number, file.ShowTable)));
        return row;
    }

    private static Event Row(EventItem item, int index) => new()
    {
        Code = item.Code,
        Name = item.Name,
        NameEn = item.NameEn,
        Position = index + 1,
        Kind = item.Kind,
        Gender = item.Gender,
        BirthYearFrom = item.BirthYearFrom,
        BirthYearTo = item.BirthYearTo,
        Format = item.Format,
        MatchFormat = item.MatchFormat,
        TieFormat = item.TieFormat,
        Limits = item.Limits,
    };

    private static Delegation Row(DelegationItem item) => new() { Code = item.Code, Name = item.Name, NameEn = item.NameEn };

    private static PlayingTable Row(int number, int showTable) =>
        new() { Name = number.ToString(CultureInfo.InvariantCulture), Show = number == showTable };

    private sealed record TournamentFile(
        string Slug,
        string Name,
        string NameEn,
        string Sport,
        string TimeZone,
        string Venue,
        TournamentState State,
        DayTime PublishedAt,
        DayTime RegistrationOpensAt,
        DayTime RegistrationClosesAt,
        int StartsOn,
        int EndsOn,
        int Tables,
        int ShowTable);

    private sealed record EventItem(
        string Code,
        string Name,
        string NameEn,
        EventKind Kind,
        EventGender Gender,
        EventLimits Limits,
        EventMatchFormat MatchFormat,
        EventFormat Format,
        int? BirthYearFrom = null,
        int? BirthYearTo = null,
        string? TieFormat = null) : ICoded;

    private sealed record DelegationItem(string Code, string Name, string NameEn) : ICoded;
}
