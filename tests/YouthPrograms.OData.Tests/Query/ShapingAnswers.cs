using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Query;

/// <summary>$select, $expand, $orderby, $search and paths: the whole body, without context and ETags.</summary>
public sealed class ShapingAnswers
{
    internal static IEnumerable<string> Urls => Table.Select(t => t.Url);

    private static readonly (string Url, string Json)[] Table =
    [
        ("Clubs(1)?$select=Name", """{"Name":"North"}"""),
        ("Clubs(Id=1)?$select=Name,Address/City", """{"Name":"North","Address":{"City":"Kaifeng"}}"""),
        ("Clubs(1)?$select=Address($select=Street)", """{"Address":{"Street":"Lake 1"}}"""),
        ("Clubs/1?$select=Size", """{"Size":3}"""),
        ("Clubs/?$select=Id&$top=1", """{"value":[{"Id":1}]}"""),
        ("Clubs(@k)?@k=2&$select=Id", """{"Id":2}"""),
        ("Clubs(1)/Name", """{"value":"North"}"""),
        ("Clubs(1)/Address", """{"City":"Kaifeng","Street":"Lake 1"}"""),
        ("Clubs(1)/Address/City", """{"value":"Kaifeng"}"""),
        ("Athletes(1)/Tags", """{"value":["x","y"]}"""),
        ("Athletes(1)/Club?$select=Name", """{"Name":"North"}"""),
        ("Athletes(1)/Club/Athletes?$select=Id", """{"value":[{"Id":1},{"Id":2},{"Id":7}]}"""),
        ("Athletes(1)/Club/Athletes(7)?$select=Name", """{"Name":"ann"}"""),
        ("Athletes(1)/Club/Athletes(7)/Name", """{"value":"ann"}"""),
        ("Clubs(1)/Athletes?$select=Id&$filter=Active&$orderby=Id desc", """{"value":[{"Id":7},{"Id":1}]}"""),
        ("Clubs(1)/Athletes/$filter(Active)?$select=Id", """{"value":[{"Id":1},{"Id":7}]}"""),
        ("Clubs/$ref", """{"value":[{"@odata.id":"Clubs(1)"},{"@odata.id":"Clubs(2)"}]}"""),
        ("Athletes(1)/Club/$ref", """{"@odata.id":"Clubs(1)"}"""),
        ("Clubs?$select=Id&$count=true&$top=1&$skip=1", """{"@odata.count":2,"value":[{"Id":2}]}"""),
        ("Clubs?$select=Id&$top=0&$count=true", """{"@odata.count":2,"value":[]}"""),
        ("Clubs?$select=Id&$expand=Athletes($select=Id;$top=1;$orderby=Id desc;$count=true)",
            """{"value":[{"Id":1,"Athletes@odata.count":3,"Athletes":[{"Id":7}]},{"Id":2,"Athletes@odata.count":2,"Athletes":[{"Id":4}]}]}"""),
        ("Clubs?$select=Id&$expand=Athletes($select=Id;$skip=1;$filter=Active)",
            """{"value":[{"Id":1,"Athletes":[{"Id":7}]},{"Id":2,"Athletes":[{"Id":4}]}]}"""),
        ("Clubs?$select=Id&$expand=Athletes/$count", """{"value":[{"Id":1,"Athletes@odata.count":3},{"Id":2,"Athletes@odata.count":2}]}"""),
        ("Clubs?$select=Id&$expand=Athletes/$count($filter=Active)", """{"value":[{"Id":1,"Athletes@odata.count":2},{"Id":2,"Athletes@odata.count":2}]}"""),
        ("Clubs(2)?$select=Id&$expand=Athletes/$ref", """{"Id":2,"Athletes":[{"@odata.id":"Athletes(3)"},{"@odata.id":"Athletes(4)"}]}"""),
        ("Athletes?$select=Id&$filter=Id in (1,5,6)&$expand=Club($select=Name)",
            """{"value":[{"Id":1,"Club":{"Name":"North"}},{"Id":5,"Club":null},{"Id":6,"Club":null}]}"""),
        ("Athletes(1)?$select=Id&$expand=Club($select=Id;$expand=Athletes($select=Id;$expand=Club($select=Id)))",
            """{"Id":1,"Club":{"Id":1,"Athletes":[{"Id":1,"Club":{"Id":1}},{"Id":2,"Club":{"Id":1}},{"Id":7,"Club":{"Id":1}}]}}"""),
        ("Tournaments(1)?$select=Id&$expand=Hosts($select=Id)", """{"Id":1,"Hosts":[{"Id":1}]}"""),
        ("Tournaments(1)?$select=Id,Limits", """{"Id":1,"Limits":{"MaxTeams":16,"Note":"indoor"}}"""),
        ("Games(2)?$select=Id&$expand=Next($select=Number;$levels=2)", """{"Id":2,"Next":{"Number":3,"Next":null}}"""),
        ("Games(2)?$select=Id&$expand=*($select=Id)", """{"Id":2,"Tournament":{"Id":1},"Red":{"Id":1},"Next":{"Id":1}}"""),
        ("Clubs(1)?select=Id&expand=Athletes(select=Id;top=1)", """{"Id":1,"Athletes":[{"Id":1}]}"""),
        ("Athletes?$select=Id&$orderby=Rank,Id desc", """{"value":[{"Id":5},{"Id":2},{"Id":3},{"Id":4},{"Id":1},{"Id":7},{"Id":6},{"Id":8}]}"""),
        ("Athletes?$select=Id&$orderby=Rank desc&$top=3", """{"value":[{"Id":8},{"Id":6},{"Id":7}]}"""),
        ("Athletes?$select=Id&$orderby=Club/Name desc,Id&$top=3", """{"value":[{"Id":3},{"Id":4},{"Id":1}]}"""),
        ("Athletes?$select=Id&$orderby=length(Name) desc&$top=2", """{"value":[{"Id":5},{"Id":4}]}"""),
        ("Athletes?$select=Id&$orderby=Active,Hand desc,Weight desc&$top=2", """{"value":[{"Id":8},{"Id":5}]}"""),
        ("Clubs?$select=Id&$orderby=Athletes/$count desc", """{"value":[{"Id":1},{"Id":2}]}"""),
        ("Athletes?$select=Id&$search=ANN", """{"value":[{"Id":1},{"Id":7}]}"""),
        ("Athletes?$select=Id&$search=dörte OR ming", """{"value":[{"Id":4},{"Id":6}]}"""),
        ("Athletes?$select=Id&$search=n NOT ann", """{"value":[{"Id":5},{"Id":6}]}"""),
        ("Athletes?$select=Id&$search=\"a%25_\"", """{"value":[{"Id":7}]}"""),
        ("Athletes?$filter=BirthYear gt @y and Name ne @n&@y=2012&@n='Cem'&$select=Id", """{"value":[{"Id":6}]}"""),
        ("Twice(number=4)", """{"value":8}"""),
        ("Twice(number=@n)?@n=5", """{"value":10}"""),
        ("Twice?@number=6", """{"value":12}"""),
        ("Twice?number=7", """{"value":14}"""),
        ("Athletes/League.Older(than=2011)?$select=Id&$orderby=Id desc", """{"value":[{"Id":8},{"Id":4}]}"""),
        ("Athletes/Older(than=2012)?$select=Id&$filter=Active", """{"value":[{"Id":4}]}"""),
        ("Tournaments(1)/Standings()?$top=1&$skip=1&$count=true", """{"@odata.count":3,"value":[{"Team":"Blue","Points":4,"Hand":null}]}"""),
        ("Tournaments(1)/League.Standings", """{"value":[{"Team":"Red 1","Points":6,"Hand":"Left"},{"Team":"Blue","Points":4,"Hand":null},{"Team":"Green","Points":1,"Hand":null}]}"""),
    ];

    public static TheoryData<Engine, string, string> Cases()
    {
        var cases = new TheoryData<Engine, string, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (url, json) in Table)
                cases.Add(engine, url, json);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Shows_what_is_asked(Engine engine, string url, string json)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        var body = await service.GetAsync(url);
        Assert.Equal(json, Bare.Of(body));
    }

    [Theory]
    [InlineData("Athletes/$count", "8")]
    [InlineData("Clubs(1)/Athletes/$count", "3")]
    [InlineData("Clubs(1)/Athletes/$count?$filter=Active", "2")]
    [InlineData("Athletes/$count?$search=ann", "2")]
    [InlineData("Athletes(1)/Tags/$count", "2")]
    [InlineData("Athletes(1)/Name/$value", "Ann")]
    [InlineData("Athletes(1)/Weight/$value", "31.5")]
    [InlineData("Athletes(1)/RegisteredAt/$value", "2026-03-01T11:20:30.5Z")]
    [InlineData("Clubs(1)/Address/City/$value", "Kaifeng")]
    public async Task Shows_plain_text(string url, string text)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(text, (await service.GetAsync(url)).ToString());
    }

    [Theory]
    [InlineData("Athletes(6)/Club")]
    [InlineData("Athletes(2)/Rank")]
    [InlineData("Athletes(2)/Rank/$value")]
    public async Task Is_204_where_there_is_null(string url)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(204, (await service.SendAsync("GET", url)).Status);
    }

    [Fact]
    public async Task Binary_has_its_raw_bytes()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, _, response) = await service.SendAsync("GET", "Athletes(1)/Photo/$value");
        Assert.Equal([0xfb, 0xff, 1], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
