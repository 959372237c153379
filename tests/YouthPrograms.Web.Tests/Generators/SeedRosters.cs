using System.Text.Json;

namespace YouthPrograms.Web.Tests.Generators;

/// <summary>
/// The committed rosters are what the generator makes. With <c>WRITE_SEED_DATA=1</c> they are written first, so a change
/// of the plan is one run and one commit.
/// </summary>
public class SeedRosters
{
    private static readonly IReadOnlyList<Roster> All = Prepare();

    private static IReadOnlyList<Roster> Games => [.. All.Where(roster => roster.Folder == "games")];

    public static TheoryData<string, string> Files => new(All.Select(roster => (roster.Folder, roster.Code)));

    [Theory, MemberData(nameof(Files))]
    public void Hold_cell_by_cell_what_the_generator_makes(string folder, string code)
    {
        var roster = All.Single(one => one.Folder == folder && one.Code == code);

        var cells = RosterWorkbook.Read(roster.Path);

        Assert.Equal(Roster.Headers, cells[0]);
        Assert.Equal(roster.Rows.Select(RosterGenerator.Cells), cells.Skip(1));
    }

    [Fact]
    public void Hold_no_file_that_nobody_makes()
    {
        var written = Directory.EnumerateFiles(SeedFolder.Root, "*.xlsx", SearchOption.AllDirectories);

        Assert.Equal(All.Select(roster => roster.Path).Order(), written.Order());
    }

    [Fact]
    public void Show_their_columns_in_a_csv_sample() =>
        Assert.Equal(RosterGenerator.SampleText(All), File.ReadAllText(RosterGenerator.SamplePath));

    [Fact]
    public void Bring_364_athletes_of_18_delegations_in_6_age_groups()
    {
        Assert.Equal(18, Games.Count);
        Assert.Equal(364, Games.Sum(roster => roster.Rows.Count));
        Assert.Equal(6, Games.SelectMany(roster => roster.Rows).Select(row => (row.Gender, row.BirthDate.Year)).Distinct().Count());
    }

    [Fact]
    public void Name_no_athlete_twice()
    {
        var athletes = All.SelectMany(roster => roster.Rows).Select(row => (row.Name, row.BirthDate)).ToList();

        Assert.Equal(athletes.Count, athletes.Distinct().Count());
    }

    [Fact]
    public void Enter_every_athlete_of_the_games_within_the_limits_of_the_events()
    {
        var limits = Limits("games");
        var entries = Games.SelectMany(roster => roster.Rows.SelectMany(row => row.Events.Split(' ').Select(code => (roster.Code, code))));

        Assert.All(entries.GroupBy(entry => entry), group =>
            Assert.InRange(group.Count(), limits[group.Key.code].Least, limits[group.Key.code].Most));
    }

    [Fact]
    public void Give_every_team_event_at_least_twelve_squads()
    {
        var squads = Games.SelectMany(roster => roster.Rows.SelectMany(row => row.Events.Split(' ')).Distinct())
            .Where(code => code[1] == 'T').CountBy(code => code).ToList();

        Assert.Equal(6, squads.Count);
        Assert.All(squads, squad => Assert.InRange(squad.Value, 12, 18));
    }

    [Fact]
    public void Enter_every_seed_in_its_event()
    {
        using var seeds = JsonDocument.Parse(File.ReadAllText(SeedFolder.PathOf("games", "seeds.json")));

        Assert.All(seeds.RootElement.EnumerateObject(), list => Assert.All(list.Value.EnumerateArray(), seed =>
            Assert.Contains(list.Name, EventsOf(seed.GetString()!))));
    }

    // "ZZ-7" is the seventh athlete of a roster, "ZZ" a whole delegation.
    private static IEnumerable<string> EventsOf(string seed)
    {
        var parts = seed.Split('-');
        var rows = Games.Single(roster => roster.Code == parts[0]).Rows;
        return rows.Where(row => parts.Length == 1 || RosterGenerator.Cells(row)[0] == parts[1]).SelectMany(row => row.Events.Split(' '));
    }

    private static Dictionary<string, (int Least, int Most)> Limits(string folder)
    {
        using var events = JsonDocument.Parse(File.ReadAllText(SeedFolder.PathOf(folder, "events.json")));
        return events.RootElement.EnumerateArray().ToDictionary(
            item => item.GetProperty("code").GetString()!,
            item => Limit(item.GetProperty("limits")));
    }

    // Singles are entered one by one, a team by all of its members at once.
    private static (int Least, int Most) Limit(JsonElement limits) => limits.TryGetProperty("teamSizeFrom", out var least)
        ? (least.GetInt32(), limits.GetProperty("teamSizeTo").GetInt32())
        : (1, limits.GetProperty("entriesPerDelegation").GetInt32());

    private static IReadOnlyList<Roster> Prepare()
    {
        if (Environment.GetEnvironmentVariable("WRITE_SEED_DATA") == "1")
            RosterGenerator.WriteAll();
        return RosterGenerator.Generate();
    }
}
