using System.Runtime.CompilerServices;
using System.Text;
using YouthPrograms.OData.Tests.Apply;
using YouthPrograms.OData.Tests.Support;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Tests.Query;

/// <summary>
/// Request, SQL and JSON of every row of the tables, kept in <c>Golden/</c> for each database, so that a changed translation is
/// seen in review. <c>ODATA_GOLDEN=write</c> writes what is sent now.
/// </summary>
public sealed class TranslatingRequests
{
    /// <summary>Of the grammar, and answered 501.</summary>
    private static readonly string[] NotDone =
        ["geo.distance", "geo.intersects", "geo.length", "hassubset", "hassubsequence", "isdefined", "matchespattern"];

    private static bool Writes => Environment.GetEnvironmentVariable("ODATA_GOLDEN") == "write";

    private static readonly (string Name, IEnumerable<(string Text, string Url)> Requests)[] Tables =
    [
        ("filters", FilteringAthletes.Table.Select(t => (t.Filter, "Athletes?$select=Id&$orderby=Id&$filter=" + t.Filter))),
        ("applied", GroupingAthletes.Urls.Select(u => (u, u))),
        ("computed", ComputingValues.Urls.Select(u => (u, u))),
        ("shaped", ShapingAnswers.Urls.Select(u => (u, u))),
    ];

    public static TheoryData<Engine, string> Cases()
    {
        var cases = new TheoryData<Engine, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (name, _) in Tables)
                cases.Add(engine, name);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sends_what_was_reviewed(Engine engine, string table)
    {
        var statements = new Statements();
        await using var service = await LeagueService.StartAsync(engine, l => l.MaxPlans = 0, statements);
        var golden = new StringBuilder();
        foreach (var (text, url) in Tables.Single(t => t.Name == table).Requests)
        {
            statements.Sent.Clear();
            var body = await service.GetAsync(url);
            golden.Append("-- ").Append(text).Append('\n').AppendJoin('\n', statements.Sent.Select(s => s.ReplaceLineEndings("\n"))).Append('\n')
                .Append("-- ").Append(table == "filters" ? Bare.Of(body["value"]!) : Bare.Of(body)).Append("\n\n");
        }
        var file = FileOf(engine, table);
        if (Writes)
            await File.WriteAllTextAsync(file, golden.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(Rows(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), Rows(golden.ToString()));
    }

    [Fact]
    public void Every_function_has_a_row_or_is_known_not_to_be_done()
    {
        var called = PrimaryParser.FunctionNames.Where(name => FilteringAthletes.Table.Any(row => Calls(row.Filter, name)));
        Assert.Equal(PrimaryParser.FunctionNames.Order(StringComparer.Ordinal), called.Concat(NotDone).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operator_has_a_row()
    {
        string[] operators = [.. Enum.GetNames<BinaryOperator>().Select(n => " " + n.ToLowerInvariant() + " "), "not ", "-Score", "/any(", "/all(", "/$count", "case(", "$it", "$root/", "null"];
        Assert.Equal([], operators.Where(o => !FilteringAthletes.Table.Any(row => row.Filter.Contains(o, StringComparison.Ordinal))));
    }

    public static TheoryData<string> Functions() => new(NotDone);

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task What_is_not_done_says_so(string function)
    {
        var arguments = function is "geo.length" or "isdefined" ? "Name" : "Name,Name";
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("GET", $"Athletes?$filter={function}({arguments})");
        Assert.Equal(501, status);
        Assert.Contains(function, body!["error"]!["message"]!.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool Calls(string filter, string function)
        => filter.Contains(function + "(", StringComparison.OrdinalIgnoreCase);

    private static string[] Rows(string golden) => golden.Split("\n\n");

    private static string FileOf(Engine engine, string table, [CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"{table}.{engine.ToString().ToLowerInvariant()}.sql");
}
