namespace YouthPrograms.Web.Tests.Generators;

/// <summary>One athlete as a team leader would type it; <see cref="Events"/> holds event codes separated by a space.</summary>
internal sealed record RosterRow(
    int Number,
    string Name,
    string Gender,
    DateOnly BirthDate,
    string School,
    string Guardian,
    string GuardianPhone,
    string Events);

/// <summary>The roster of one delegation; <see cref="Folder"/> is the tournament's folder under <c>seed-data/</c>.</summary>
internal sealed record Roster(string Folder, string Code, IReadOnlyList<RosterRow> Rows)
{
    public static readonly IReadOnlyList<string> Headers =
        ["序号", "姓名", "性别", "出生日期", "学校", "监护人", "监护人电话", "参赛小项"];

    public string Path => SeedFolder.PathOf(Folder, "rosters", $"{Code}.xlsx");
}
