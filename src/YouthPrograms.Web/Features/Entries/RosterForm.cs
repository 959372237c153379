using System.Globalization;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The names of the fields in which roster lines are fixed, and the lines read from them.</summary>
internal static class RosterForm
{
    public static string NameOf(int line, RosterColumn column) => string.Create(CultureInfo.InvariantCulture, $"line-{line}-{column}");

    public static string LeftOut(int line) => string.Create(CultureInfo.InvariantCulture, $"leave-out-{line}");

    /// <summary>Characters that a cell shows.</summary>
    public static int WidthOf(RosterColumn column) => column switch
    {
        RosterColumn.Number or RosterColumn.Gender => 3,
        RosterColumn.FullName or RosterColumn.GuardianName => 8,
        RosterColumn.BirthDate => 10,
        RosterColumn.School or RosterColumn.GuardianPhone or RosterColumn.Events => 14,
    };

    /// <summary>All lines of the form, those to be left out included.</summary>
    public static IReadOnlyList<RosterLine> Lines(FormPost post) =>
        [.. post.Form.Keys.Select(NumberOf).OfType<int>().Distinct().Order()
            .Select(line => RosterLine.Of(line, column => post.Text(NameOf(line, column)) ?? ""))];

    private static int? NumberOf(string field) =>
        field.Split('-') is ["line", var number, nameof(RosterColumn.FullName)]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
}
