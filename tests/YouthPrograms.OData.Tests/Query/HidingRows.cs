using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Query;

/// <summary>Club 3 is for its members, the draft tournament for those who signed in: by every way that leads there.</summary>
public sealed class HidingRows
{
    internal static IEnumerable<string> Urls => Ways.Select(w => w.Url);

    private static readonly (string Url, string Public, string Member)[] Ways =
    [
        ("Clubs?$select=Id", """{"value":[{"Id":1},{"Id":2}]}""", """{"value":[{"Id":1},{"Id":2},{"Id":3}]}"""),
        ("Clubs?$count=true&$top=0", """{"@odata.count":2,"value":[]}""", """{"@odata.count":3,"value":[]}"""),
        ("Athletes(5)?$select=Id&$expand=Club($select=Id)", """{"Id":5,"Club":null}""", """{"Id":5,"Club":{"Id":3}}"""),
        ("Tournaments(1)?$select=Id&$expand=Hosts($select=Id)", """{"Id":1,"Hosts":[{"Id":1}]}""", """{"Id":1,"Hosts":[{"Id":1},{"Id":3}]}"""),
        ("Tournaments(1)/Hosts?$select=Id", """{"value":[{"Id":1}]}""", """{"value":[{"Id":1},{"Id":3}]}"""),
        ("Tournaments(1)?$select=Id&$expand=Hosts/$count", """{"Id":1,"Hosts@odata.count":1}""", """{"Id":1,"Hosts@odata.count":2}"""),
        ("Tournaments?$select=Id&$filter=Hosts/$count eq 2", """{"value":[]}""", """{"value":[{"Id":1}]}"""),
        ("Tournaments?$select=Id&$filter=Hosts/any(h:h/Name eq 'Hidden')", """{"value":[]}""", """{"value":[{"Id":1}]}"""),
        ("Athletes?$select=Id&$filter=Club/Name eq 'Hidden'", """{"value":[]}""", """{"value":[{"Id":5}]}"""),
        ("Athletes?$select=Id&$filter=startswith(Club/Name,'H')", """{"value":[]}""", """{"value":[{"Id":5}]}"""),
        ("Athletes?$select=Id&$filter=Club/Address/Street eq 'Hill'", """{"value":[]}""", """{"value":[{"Id":5}]}"""),
        ("Athletes?$select=Id&$filter=Club/Athletes/any(a:a/Id eq 5)", """{"value":[]}""", """{"value":[{"Id":5}]}"""),
        ("Athletes?$select=Id&$filter=Club/Athletes/$count eq 1", """{"value":[]}""", """{"value":[{"Id":5}]}"""),
        ("Athletes?$select=Id&$orderby=Club/Name desc&$filter=Id in (1,5,6)", """{"value":[{"Id":1},{"Id":5},{"Id":6}]}""", """{"value":[{"Id":1},{"Id":5},{"Id":6}]}"""),
        ("Athletes?$select=Id&$orderby=Club/Name,Id&$filter=Id in (1,5,6)", """{"value":[{"Id":5},{"Id":6},{"Id":1}]}""", """{"value":[{"Id":6},{"Id":5},{"Id":1}]}"""),
        ("Athletes?$select=Id&$filter=Club eq null", """{"value":[{"Id":5},{"Id":6},{"Id":8}]}""", """{"value":[{"Id":6},{"Id":8}]}"""),
        ("Athletes?$apply=groupby((Club/Name))", """{"value":[{"Club":null},{"Club":{"Name":"North"}},{"Club":{"Name":"South"}}]}""", """{"value":[{"Club":null},{"Club":{"Name":"Hidden"}},{"Club":{"Name":"North"}},{"Club":{"Name":"South"}}]}"""),
        ("Athletes?$apply=aggregate(Club with countdistinct as N)", """{"value":[{"N@odata.type":"#Decimal","N":2}]}""", """{"value":[{"N@odata.type":"#Decimal","N":3}]}"""),
        ("Athletes?$apply=aggregate(Club/Name with min as N)", """{"value":[{"N":"North"}]}""", """{"value":[{"N":"Hidden"}]}"""),
        ("Clubs?$apply=aggregate($count as N)", """{"value":[{"N@odata.type":"#Decimal","N":2}]}""", """{"value":[{"N@odata.type":"#Decimal","N":3}]}"""),
        ("Tournaments?$apply=aggregate(Hosts/$count as N)", """{"value":[{"N@odata.type":"#Decimal","N":2}]}""", """{"value":[{"N@odata.type":"#Decimal","N":3}]}"""),
        ("Athletes(5)?$compute=Club/Name as Home&$select=Home", """{"Home":null}""", """{"Home":"Hidden"}"""),
        ("Games?$select=Id&$filter=Tournament/Name eq 'Draft'", """{"value":[]}""", """{"value":[{"Id":4}]}"""),
    ];

    public static TheoryData<Engine, string, string, string> Cases()
    {
        var cases = new TheoryData<Engine, string, string, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (url, everybody, member) in Ways)
                cases.Add(engine, url, everybody, member);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Shows_each_viewer_their_own(Engine engine, string url, string everybody, string member)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        Assert.Equal(everybody, Bare.Of(await service.GetAsync(url)));
        Assert.Equal(member, Bare.Of(await service.GetAsync(url, ("X-Member", "3"))));
    }

    [Theory]
    [InlineData("GET", "Clubs(3)")]
    [InlineData("GET", "Clubs(3)/Name")]
    [InlineData("GET", "Clubs(3)/Name/$value")]
    [InlineData("GET", "Clubs(3)/Athletes")]
    [InlineData("GET", "Clubs(3)/Athletes/$count")]
    [InlineData("GET", "Clubs(3)/$ref")]
    [InlineData("GET", "Athletes(5)/Club/Athletes")]
    [InlineData("GET", "Tournaments(1)/Hosts(3)")]
    [InlineData("GET", "Tournaments(3)/Standings()")]
    [InlineData("POST", "Clubs(3)/Rename")]
    [InlineData("GET", "MyClub")]
    [InlineData("GET", "Clubs(99)")]
    public async Task What_is_hidden_is_as_if_it_were_not_there(string method, string url)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync(method, url, method == "POST" ? """{"to":"x"}""" : null);
        Assert.Equal("404 NotFound", $"{status} {body?["error"]?["code"]}");
    }

    [Fact]
    public async Task A_hidden_partner_is_no_partner()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(204, (await service.SendAsync("GET", "Athletes(5)/Club")).Status);
    }

    [Fact]
    public async Task The_singleton_is_the_viewers()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal("""{"Name":"South"}""", Bare.Of(await service.GetAsync("MyClub?$select=Name", ("X-Member", "2"))));
        Assert.Equal("""{"value":[{"Id":3},{"Id":4}]}""", Bare.Of(await service.GetAsync("MyClub/Athletes?$select=Id", ("X-Member", "2"))));
    }

    [Fact]
    public async Task Hidden_properties_are_in_no_body_and_no_metadata()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.DoesNotContain("Secret", (await service.GetAsync("$metadata")).ToString(), StringComparison.Ordinal);
        Assert.Null((await service.GetAsync("Clubs(1)"))["Secret"]);
        Assert.Equal(400, (await service.SendAsync("GET", "Clubs?$filter=Secret")).Status);
    }
}
