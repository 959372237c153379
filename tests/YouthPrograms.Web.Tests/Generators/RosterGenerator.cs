using System.Globalization;
using System.Text;
using System.Text.Json;

namespace YouthPrograms.Web.Tests.Generators;

/// <summary>Fills the plan with invented athletes: the same ones in every run.</summary>
internal static class RosterGenerator
{
    private const int Seed = 364;

    public static string SamplePath => SeedFolder.PathOf("games", "rosters", "sample.csv");

    public static IReadOnlyList<Roster> Generate()
    {
        var people = new InventedPeople(Seed);
        return [.. RosterPlan.All.Select((plan, index) => Fill(people, plan.Folder, plan.Code, plan.Slots, index + 1))];
    }

    public static void WriteAll()
    {
        var rosters = Generate();
        foreach (var roster in rosters)
            RosterWorkbook.Write(roster);
        // The byte order mark lets Excel open the file as UTF-8.
        File.WriteAllText(SamplePath, SampleText(rosters), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    /// <summary>The smallest roster of the games as CSV, for people who want to see the columns.</summary>
    public static string SampleText(IReadOnlyList<Roster> rosters)
    {
        var rows = rosters.Single(roster => roster is { Folder: "games", Code: "JY" }).Rows;
        return string.Concat(rows.Select(Cells).Prepend(Roster.Headers).Select(cells => string.Join(',', cells) + "\n"));
    }

    public static IReadOnlyList<string> Cells(RosterRow row) =>
    [
        row.Number.ToString(CultureInfo.InvariantCulture), row.Name, row.Gender, row.BirthDate.ToString("O", CultureInfo.InvariantCulture),
        row.School, row.Guardian, row.GuardianPhone, row.Events,
    ];

    private static Roster Fill(InventedPeople people, string folder, string code, IReadOnlyList<Slot> slots, int phoneArea)
    {
        var delegation = NameOf(folder, code);
        return new(folder, code, [.. slots.Select((slot, index) => Row(people, delegation, slot, index + 1, phoneArea))]);
    }

    private static RosterRow Row(InventedPeople people, string delegation, Slot slot, int number, int phoneArea)
    {
        var name = people.Athlete(slot.Gender);
        return new(
            number,
            name,
            slot.Gender,
            people.BirthDate(slot.BirthYear),
            SchoolOf(people, delegation),
            people.GuardianOf(name),
            // No Chinese number starts with three zeros.
            string.Create(CultureInfo.InvariantCulture, $"000-{phoneArea:0000}-{number:0000}"),
            slot.Events);
    }

    // In the cup the delegation is the school itself.
    private static string SchoolOf(InventedPeople people, string delegation) =>
        delegation.Contains("示例", StringComparison.Ordinal) ? delegation : $"{delegation}示例第{people.SchoolNumber()}中学";

    private static string NameOf(string folder, string code)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SeedFolder.PathOf(folder, "delegations.json")));
        return file.RootElement.EnumerateArray()
            .Single(delegation => delegation.GetProperty("code").GetString() == code)
            .GetProperty("name").GetString()!;
    }
}
