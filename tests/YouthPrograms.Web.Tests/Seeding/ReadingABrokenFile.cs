using YouthPrograms.Data.Seeding;
using YouthPrograms.Web.Tests.Generators;

namespace YouthPrograms.Web.Tests.Seeding;

public sealed class ReadingABrokenFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seed-data-").FullName;

    public ReadingABrokenFile()
    {
        foreach (var file in Directory.EnumerateFiles(SeedFolder.Root, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(SeedFolder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Theory]
    [InlineData("games/events.json", "\"Singles\"", "\"Single\"", "$[0].kind")]
    [InlineData("games/events.json", "\"nameEn\"", "\"englishName\"", "$[0].englishName")]
    [InlineData("games/tournament.json", "-50d@09:00", "-50 days", "$.registrationOpensAt")]
    [InlineData("games/tournament.json", "Asia/Shanghai", "Asia/Zhengzhou", "$.timeZone")]
    [InlineData("games/tournament.json", "sports-centre", "stadium", "$.venue")]
    [InlineData("training/courses.json", "seedling-protection", "seedlings", "$[0].program")]
    [InlineData("training/sessions.json", "\"course\": \"traffic\"", "\"course\": \"cycling\"", "$.series[4].course")]
    [InlineData("training/schools.json", "\"S2\"", "\"S1\"", "$[1].code")]
    [InlineData("reminders/rules.json", "-1d@15:00", "-1d@25:00", "$[3].offset")]
    [InlineData("calendar/2026.json", "\"year\": 2026", "\"year\": 2025", "$.year")]
    public async Task Names_the_file_and_the_field(string file, string good, string bad, string field)
    {
        Break(file, good, bad);
        await using var database = await SeedDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<SeedDataException>(() => database.LoadAsync(new(2026, 11, 22), demo: true, _folder));

        Assert.Equal((file, field), (error.File, error.Field));
        Assert.StartsWith($"{file}: {field}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_field_that_is_missing()
    {
        Break("training/trainers.json", ", \"nameEn\": \"Gu Licheng\"", "");
        await using var database = await SeedDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<SeedDataException>(() => database.LoadAsync(new(2026, 11, 22), demo: true, _folder));

        Assert.StartsWith("training/trainers.json: $[0]: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("nameEn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adds_nothing()
    {
        Break("games/tournament.json", "sports-centre", "stadium");
        await using var database = await SeedDatabase.CreateAsync();

        await Assert.ThrowsAsync<SeedDataException>(() => database.LoadAsync(new(2026, 11, 22), demo: true, _folder));

        await using var db = database.Open();
        Assert.False(db.Programs.Any() || db.ReminderRules.Any());
    }

    [Fact]
    public async Task Says_which_file_is_not_there()
    {
        File.Delete(Path.Combine(_folder, "training", "venues.json"));
        await using var database = await SeedDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<SeedDataException>(() => database.LoadAsync(new(2026, 11, 22), demo: true, _folder));

        Assert.Equal("training/venues.json", error.File);
    }

    [Fact]
    public void Refuses_a_seed_that_is_no_entry()
    {
        Break("games/seeds.json", "\"ZZ-1\"", "\"ZZ-first\"");

        var error = Assert.Throws<SeedDataException>(() => SeedData.ReadTournaments(_folder));

        Assert.Equal(("games/seeds.json", "$.BS2010[0]"), (error.File, error.Field));
    }

    [Fact]
    public void Refuses_a_role_that_does_not_exist()
    {
        Break("people.json", "\"Scorer\"", "\"Umpire\"");

        var error = Assert.Throws<SeedDataException>(() => SeedData.ReadPeople(_folder));

        Assert.Equal(("people.json", "$[6].memberships[0].role"), (error.File, error.Field));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Only the first place, as a slip would be.
    private void Break(string file, string good, string bad)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer holds {good}.");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), bad, text.AsSpan(at + good.Length)));
    }
}
