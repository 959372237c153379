using System.Text;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Finds the header row, which may stand below a title, and with it which column is which.</summary>
internal static class RosterHeader
{
    private const int RowsSearched = 10;

    private static readonly Dictionary<string, RosterColumn> Words = new()
    {
        ["序号"] = RosterColumn.Number,
        ["编号"] = RosterColumn.Number,
        ["no"] = RosterColumn.Number,
        ["number"] = RosterColumn.Number,
        ["姓名"] = RosterColumn.FullName,
        ["运动员"] = RosterColumn.FullName,
        ["运动员姓名"] = RosterColumn.FullName,
        ["学生姓名"] = RosterColumn.FullName,
        ["name"] = RosterColumn.FullName,
        ["fullname"] = RosterColumn.FullName,
        ["athlete"] = RosterColumn.FullName,
        ["性别"] = RosterColumn.Gender,
        ["gender"] = RosterColumn.Gender,
        ["sex"] = RosterColumn.Gender,
        ["出生日期"] = RosterColumn.BirthDate,
        ["出生年月日"] = RosterColumn.BirthDate,
        ["生日"] = RosterColumn.BirthDate,
        ["birthdate"] = RosterColumn.BirthDate,
        ["dateofbirth"] = RosterColumn.BirthDate,
        ["dob"] = RosterColumn.BirthDate,
        ["birthday"] = RosterColumn.BirthDate,
        ["born"] = RosterColumn.BirthDate,
        ["学校"] = RosterColumn.School,
        ["所在学校"] = RosterColumn.School,
        ["就读学校"] = RosterColumn.School,
        ["school"] = RosterColumn.School,
        ["监护人"] = RosterColumn.GuardianName,
        ["监护人姓名"] = RosterColumn.GuardianName,
        ["家长"] = RosterColumn.GuardianName,
        ["家长姓名"] = RosterColumn.GuardianName,
        ["guardian"] = RosterColumn.GuardianName,
        ["guardianname"] = RosterColumn.GuardianName,
        ["parent"] = RosterColumn.GuardianName,
        ["监护人电话"] = RosterColumn.GuardianPhone,
        ["家长电话"] = RosterColumn.GuardianPhone,
        ["联系电话"] = RosterColumn.GuardianPhone,
        ["电话"] = RosterColumn.GuardianPhone,
        ["手机"] = RosterColumn.GuardianPhone,
        ["guardianphone"] = RosterColumn.GuardianPhone,
        ["phone"] = RosterColumn.GuardianPhone,
        ["telephone"] = RosterColumn.GuardianPhone,
        ["mobile"] = RosterColumn.GuardianPhone,
        ["参赛小项"] = RosterColumn.Events,
        ["小项"] = RosterColumn.Events,
        ["项目"] = RosterColumn.Events,
        ["参赛项目"] = RosterColumn.Events,
        ["报名项目"] = RosterColumn.Events,
        ["event"] = RosterColumn.Events,
        ["events"] = RosterColumn.Events,
    };

    private static readonly (RosterColumn Column, string Said)[] Needed =
    [
        (RosterColumn.FullName, "姓名 (Name)"), (RosterColumn.Gender, "性别 (Gender)"), (RosterColumn.BirthDate, "出生日期 (Birth date)"),
    ];

    public static Outcome<RosterLine[]> Lines(SheetRow[] rows)
    {
        var header = rows.Take(RowsSearched).FirstOrDefault(IsHeader);
        if (header is null)
            return EntryProblems.NoHeader();
        var columns = Columns(header).ToArray();
        if (columns.CountBy(column => column.Column).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
            return EntryProblems.ColumnTwice(string.Join(", ", columns.Where(c => c.Column == twice.Key).Select(c => header.Cells[c.Index].Trim())));
        var missing = Needed.Where(needed => !columns.Any(column => column.Column == needed.Column)).Select(needed => needed.Said).ToArray();
        if (missing.Length > 0)
            return EntryProblems.ColumnsMissing(string.Join(", ", missing));
        return Lines(rows, header, columns.ToDictionary(column => column.Column, column => column.Index));
    }

    private static Outcome<RosterLine[]> Lines(SheetRow[] rows, SheetRow header, Dictionary<RosterColumn, int> columns)
    {
        RosterLine[] lines =
        [
            .. rows.Where(row => row.Number > header.Number && columns.Values.Any(index => Cell(row, index).Length > 0))
                .Select(row => RosterLine.Of(row.Number, column => columns.TryGetValue(column, out var index) ? Cell(row, index) : "")),
        ];
        return lines.Length switch
        {
            0 => EntryProblems.NoLines(),
            > RosterFile.MostLines => EntryProblems.TooManyLines(RosterFile.MostLines),
            _ => lines,
        };
    }

    // A single word may stand in a title; two are a header.
    private static bool IsHeader(SheetRow row) => Columns(row).Select(column => column.Column).Distinct().Count() >= 2;

    private static IEnumerable<(RosterColumn Column, int Index)> Columns(SheetRow row) =>
        row.Cells.Index().Where(cell => Words.ContainsKey(Word(cell.Item))).Select(cell => (Words[Word(cell.Item)], cell.Index));

    private static string Cell(SheetRow row, int index) => index < row.Cells.Count ? row.Cells[index].Trim() : "";

    private static string Word(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
