using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Query;

public sealed class TurningPages
{
    public static TheoryData<Engine, string> Orders()
    {
        var orders = new TheoryData<Engine, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var order in new[] { "", "Id desc", "Rank", "Rank desc", "Weight desc,Name", "Active,Score desc", "Hand desc,Nick", "RegisteredAt desc", "Club/Name,Rank desc", "TrainsAt", "Card desc", "tolower(Name)", "Club/FoundedOn desc", "Skills,BirthYear" })
                orders.Add(engine, order);
        }
        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_of_three_hold_what_one_page_holds(Engine engine, string order)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        var url = "Athletes?$select=Id" + (order.Length > 0 ? "&$orderby=" + order : "");
        var whole = await service.IdsAsync(url);
        Assert.Equal(whole, string.Join(',', await WalkAsync(service, url, 3)));
    }

    [Theory]
    [InlineData("Athletes?$select=Id&$top=5", "1,2,3|4,5")]
    [InlineData("Athletes?$select=Id&$skip=4", "5,6,7|8")]
    [InlineData("Athletes?$select=Id&$top=3", "1,2,3")]
    [InlineData("Athletes?$select=Id&$filter=Active", "1,3,4|6,7")]
    [InlineData("Clubs(1)/Athletes?$select=Id", "1,2,7")]
    public async Task A_next_link_keeps_the_rest_of_the_request(string url, string pages)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(pages, string.Join('|', await WalkAsync(service, url, 3)));
    }

    [Fact]
    public async Task The_count_is_that_of_all_pages_on_every_page()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var first = await service.GetAsync("Athletes?$count=true", ("Prefer", "odata.maxpagesize=5"));
        var second = await service.GetAsync(Relative(first["@odata.nextLink"]!.ToString()));
        Assert.Equal("8 8", $"{first["@odata.count"]} {second["@odata.count"]}");
    }

    [Fact]
    public async Task A_set_has_its_own_largest_page()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("Games?$orderby=Number,Id&$select=Id&$top=100", ("X-Member", "1"));
        Assert.Equal("2,4", string.Join(',', body["value"]!.AsArray().Select(g => g!["Id"])));
        Assert.Contains("$top=98", body["@odata.nextLink"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expansion_continues_behind_its_own_link()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("Tournaments(1)?$expand=Matches($select=Id;$orderby=Number desc)");
        Assert.Equal("1,3", string.Join(',', body["Matches"]!.AsArray().Select(g => g!["Id"])));
        Assert.Equal("2", await service.IdsAsync(Relative(body["Matches@odata.nextLink"]!.ToString())));
    }

    [Theory]
    [InlineData("$skiptoken=nonsense")]
    [InlineData("$skiptoken=WzEsMl0")]
    [InlineData("$skiptoken=WyJ4Il0")]
    [InlineData("$skiptoken=e30")]
    public async Task A_token_of_something_else_is_refused(string option)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("GET", "Athletes?" + option);
        Assert.Equal("400 InvalidSkipToken", $"{status} {body!["error"]!["code"]}");
    }

    private static async Task<List<string>> WalkAsync(LeagueService service, string url, int size)
    {
        List<string> pages = [];
        for (var next = url; next is not null; Assert.True(pages.Count < 10))
        {
            var body = await service.GetAsync(next, ("Prefer", "maxpagesize=" + size));
            pages.Add(string.Join(',', body["value"]!.AsArray().Select(e => e!["Id"])));
            next = body["@odata.nextLink"] is { } link ? Relative(link.ToString()) : null;
        }
        return pages;
    }

    private static string Relative(string link) => link["http://localhost/odata/".Length..];
}
