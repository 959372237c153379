using System.Globalization;
using System.Text.RegularExpressions;
using YouthPrograms.OData.Tests.Apply;
using YouthPrograms.OData.Tests.Query;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Plans;

/// <summary>
/// What is answered by a plan is, to the byte, what binding the request answers: for every query of the other tests, with
/// other literals, viewers and forms of the answer, the first time and every time after.
/// </summary>
public sealed partial class AnsweringByPlan
{
    private static readonly string[] Single =
    [
        "Athletes(1)", "Athletes(3)", "Athletes(99)", "Clubs(3)", "Tournaments(1)/Matches", "Tournaments(3)/Matches", "Clubs(1)/Athletes/$count", "Clubs(3)/Athletes/$count",
        "Games?$orderby=Number,Id", "Athletes?$top=3", "Athletes?$top=0&$count=true", "Athletes?$skip=2&$top=3", "Athletes?$skip=0", "Athletes(2)/Club", "Athletes(6)/Club", "Athletes(1)/Club",
        "Athletes/$ref", "Athletes(1)/$ref", "MyClub", "MyClub/Athletes", "Clubs?$expand=Athletes", "Clubs(1)?$expand=Athletes($top=1;$select=Id)", "Athletes?$search=ann", "Athletes?$search=ann OR dörte",
        "Athletes?$filter=startswith(Name,'A_')", "Athletes?$filter=contains(Nick,'%25')", "Athletes?$filter=endswith(Nick,'_')", "Athletes?$filter=Card eq 00000003-0000-0000-0000-000000000000",
        "Athletes?$filter=Hand eq 'Left'", "Athletes?$filter=Hand eq League.Hand'Right'", "Athletes?$filter=Rank in (1,2,3)", "Athletes?$filter=Name in ('Ann','Bo')", "Athletes?$filter=RegisteredAt gt 2026-03-03T00:00:00Z",
        "Athletes?$filter=RegisteredAt lt now()", "Athletes?$filter=TrainsAt gt 10:00:00", "Clubs?$filter=FoundedOn gt 2000-01-01", "Athletes?$filter=Rank eq @r&@r=3", "Athletes?$filter=Weight gt 40.5", "Athletes?$filter=Score gt -1.5e0",
        "Athletes?$orderby=Rank desc,Name&$top=2&format=json", "Tournaments?$expand=Matches($orderby=Number desc)", "Clubs?$expand=Athletes($filter=Rank gt 1;$select=Name;$expand=Club($select=Name))", "Games?$expand=Red($expand=Club),Tournament",
        "Tournaments?$expand=Hosts($expand=Athletes($select=Id))", "Athletes?$select=Address/City,Name", "Clubs?$select=Address/City,Name", "Athletes?$apply=topcount(2,Score)", "Athletes?$filter=Rank eq 2.5", "Athletes?$filter=9223372036854775807 gt Id",
        "Athletes?$filter=Club/Name eq 'North' and Club/FoundedOn lt 2001-02-03&$count=true", "Athletes?$filter=BirthYear gt 2010&_=1", "Athletes?$filter=BirthYear add 3000000000 gt Rank",
    ];

    private static readonly (string Name, string Value)[][] Forms =
    [
        [],
        [("OData-MaxVersion", "4.01"), ("Accept", "application/json;metadata=full"), ("X-Member", "3")],
        [("Accept", "application/json;odata.metadata=none;IEEE754Compatible=true"), ("Prefer", "omit-values=nulls,maxpagesize=2"), ("X-Member", "1,2")],
        [("Prefer", "odata.maxpagesize=3"), ("If-None-Match", "W/\"0\""), ("X-Member", "99")],
    ];

    private static IEnumerable<string> Corpus => Single.Concat(ShapingAnswers.Urls).Concat(HidingRows.Urls)
        .Concat(ComputingValues.Urls).Concat(GroupingAthletes.Urls).Concat(FilteringAthletes.Urls);

    public static TheoryData<Engine> Engines() => [.. LeagueService.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Gives_the_same_answers_as_binding(Engine engine)
    {
        await using var bound = await LeagueService.StartAsync(engine, l => l.MaxPlans = 0);
        await using var planned = await LeagueService.StartAsync(engine);
        using var plans = new Planned(planned);
        List<string> differences = [];
        foreach (var (url, form) in Corpus.SelectMany(u => Variants(u).Select(v => (v, Forms[0])).Concat(Forms.Skip(1).Select(f => (u, f)))))
        {
            var expected = await AnswerAsync(bound, url, form);
            for (var time = 1; time <= 2; time++)
            {
                var answer = await AnswerAsync(planned, url, form);
                if (answer != expected)
                    differences.Add($"{url} ({string.Join(' ', form)}, time {time})\n expected {expected}\n answered {answer}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences.Take(10))}");
        // Most were answered by a plan, or the comparison says nothing.
        Assert.True(plans.Hits > 2 * (plans.Misses + plans.Detours), $"{plans.Hits} hits, {plans.Misses} misses, {plans.Detours} detours, {plans.Refusals} refusals");
    }

    /// <summary>The request, and others of its shape: numbers one larger, texts turned around.</summary>
    private static IEnumerable<string> Variants(string url) =>
    [
        url,
        Numbers().Replace(url, n => (long.TryParse(n.Value, out var number) && number < int.MaxValue ? number + 1 : 1).ToString(CultureInfo.InvariantCulture)),
        Texts().Replace(url, t => "'" + new string([.. t.Value[1..^1].Reverse()]).Replace("''", "'", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'"),
    ];

    private static async Task<string> AnswerAsync(LeagueService service, string url, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/odata/" + url);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var shown = response.Headers.Concat(response.Content.Headers).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => h.Key + "=" + string.Join(',', h.Value));
        return $"{(int)response.StatusCode} {string.Join(' ', shown)}\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    [GeneratedRegex(@"(?<=[ (,=])\d+(?=[ ),&]|$)")]
    private static partial Regex Numbers();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Texts();
}
