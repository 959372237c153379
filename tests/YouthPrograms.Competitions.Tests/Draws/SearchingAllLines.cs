using System.Globalization;
using System.Runtime.CompilerServices;
using YouthPrograms.Competitions.Draws;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>
/// That the search finds the best there is, others show. Here is how much it looks at for it: what cannot be better is left
/// aside, and a change that looks at more, or at less, is seen.
/// </summary>
public class SearchingAllLines
{
    private const int MostSteps = 6_000;

    /// <summary>
    /// <c>efforts.txt</c> has a line for each field: for each level from the halves to the first round the goal, what is owed, the
    /// bound, and the steps in which the goal is reached (+), cannot be reached (-) or stays open (?), with a sum of the sections
    /// found; first a goal as good as the lines at hand, then better by one. <c>WRITE_GOLDEN=1</c> writes it anew.
    /// </summary>
    [Fact]
    public void Looks_at_as_much_as_ever()
    {
        string[] efforts = [.. Enumerable.Range(0, 300).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}: {Effort(number)}"))];
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "1")
            File.WriteAllText(FileHere(), string.Join('\n', efforts) + "\n");

        Assert.Equal(File.ReadAllText(FileHere()).TrimEnd('\n').Split('\n'), efforts);
    }

    private static string FileHere([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "efforts.txt");

    private static string Effort(int number)
    {
        var any = Fields.Awkward(number, 17, 36);
        using var drum = new LotDrum(Secret(number), "dice");
        var (field, _) = DrawnBracket.FieldOf(DrawField.Of(any.Request.Canonical(), drum), any.Request.Format);
        var costs = new LineCost(field).Of(LineDraw.MakeVersion2(field, drum).Lines);
        return string.Join(" | ", costs.Select((cost, index) => Effort(field, costs[..(index + 1)]) + (cost > 0 ? ", " + Effort(field, [.. costs[..index], cost - 1]) : "")));
    }

    private static string Effort(LineField field, int[] goal)
    {
        var counted = new CountedField(field, goal.Length - 1);
        var steps = new SearchSteps(MostSteps);
        var search = new CountSearch(counted, new(counted), goal, steps);
        var isReached = search.Reaches();
        var bound = counted.IsFirstRound ? 0 : KindBound.Of(field, goal.Length);
        var found = steps.AreUp ? "?" : isReached ? "+" + Sum(search.Sections()) : "-";
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', goal)} of {search.Price.Owed[^1]} {bound}: {MostSteps - steps.Left}{found}");
    }

    private static string Sum(IEnumerable<(int Section, int[] Members)> sections) => sections
        .Aggregate(17u, (sum, s) => s.Members.Aggregate(sum * 31 + (uint)s.Section, (inner, member) => inner * 31 + (uint)member))
        .ToString("x", CultureInfo.InvariantCulture);
}
