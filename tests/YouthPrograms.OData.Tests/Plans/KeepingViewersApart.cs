using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Plans;

/// <summary>A plan learned from one viewer shows another only what that one may see, in whatever order they come.</summary>
public sealed class KeepingViewersApart
{
    private static readonly string?[] Viewers = [null, "", "1", "2", "3", "1,2", "2,3", "99", "1,2,3"];

    private static readonly string[] Urls =
    [
        "Rivals", "Rivals?$count=true&$top=1", "Rivals/$count", "Rivals(1)", "Rivals(2)", "Rivals(3)", "Rivals?$filter=Id gt 1", "Rivals?$apply=aggregate($count as N)",
        "Clubs?$select=Name", "Clubs(3)?$select=Name", "Clubs/$count", "Clubs(3)/Athletes", "Clubs(3)/Athletes/$count", "Clubs?$select=Id&$expand=Athletes($select=Id)", "Athletes(5)?$expand=Club($select=Id,Name)", "Athletes?$expand=Club($select=Name)&$select=Id",
        "Athletes(5)/Club?$select=Name", "Athletes?$filter=Club/Name eq 'Hidden'", "Athletes?$orderby=Club/Name,Id&$select=Id", "Tournaments", "Tournaments(3)", "Tournaments/$count", "Tournaments?$expand=Hosts($select=Id),Matches($select=Id)",
        "Tournaments?$filter=Hosts/any(h:h/Id eq 3)", "Games", "Games?$filter=Tournament/Name eq 'Draft'", "Games?$expand=Tournament", "MyClub", "MyClub/Athletes", "Athletes?$apply=groupby((Club/Name),aggregate($count as N))",
    ];

    public static TheoryData<Engine, int> Orders()
    {
        var orders = new TheoryData<Engine, int>();
        foreach (var engine in LeagueService.Engines)
        {
            for (var seed = 0; seed < 3; seed++)
                orders.Add(engine, seed);
        }
        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Each_sees_what_they_would_see_alone(Engine engine, int seed)
    {
        await using var bound = await LeagueService.StartAsync(engine, l => l.MaxPlans = 0);
        await using var planned = await LeagueService.StartAsync(engine);
        using var plans = new Planned(planned);
        var random = new Random(seed);
        foreach (var url in Urls)
        {
            var order = Enumerable.Repeat(Viewers, 3).SelectMany(v => v).ToArray();
            random.Shuffle(order);
            foreach (var viewer in order)
            {
                (string, string)[] headers = viewer is null ? [] : [("X-Member", viewer)];
                var (status, body, _) = await bound.SendAsync("GET", url, null, headers);
                var answer = await planned.SendAsync("GET", url, null, headers);
                Assert.Equal($"{url} for {viewer}: {status} {body?.ToJsonString()}", $"{url} for {viewer}: {answer.Status} {answer.Body?.ToJsonString()}");
            }
        }
        Assert.True(plans.Hits > plans.Misses, $"{plans.Hits} hits, {plans.Misses} misses");
    }
}
