using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Apply;

/// <summary>$compute gives expressions names that the other options of its level know.</summary>
public sealed class ComputingValues
{
    internal static IEnumerable<string> Urls => Table.Select(t => t.Url);

    private static readonly (string Url, string Answer)[] Table =
    [
        ("Athletes?$compute=BirthYear add 10 as Then&$select=Id,Then&$filter=Then gt 2022&$orderby=Then desc",
            """{"value":[{"Id":6,"Then@odata.type":"#Int32","Then":2024},{"Id":3,"Then@odata.type":"#Int32","Then":2023}]}"""),
        ("Athletes?$compute=Rank mul 2 as Twice,Twice add 1 as More&$select=More&$top=2", """{"value":[{"More@odata.type":"#Int32","More":7},{"More":null}]}"""),
        ("Athletes(1)?$compute=concat(Name,'!') as Loud&$select=Loud", """{"Loud":"Ann!"}"""),
        ("Athletes(1)?$compute=Club/Name as Home&$select=Home", """{"Home":"North"}"""),
        ("Athletes(5)?$compute=Club/Name as Home&$select=Home", """{"Home":null}"""),
        ("Athletes(1)?$compute=Rank gt 3 as High,null as Nothing,Weight as W,Score div 2 as Half,Hand as H&$select=High,Nothing,W,Half,H",
            """{"High":false,"Nothing":null,"W@odata.type":"#Decimal","W":31.5,"Half@odata.type":"#Double","Half":0.75,"H@odata.type":"#League.Hand","H":"Left"}"""),
        ("Athletes(2)?$compute=Rank gt 3 as High&$select=High", """{"High":false}"""),
        ("Athletes?$compute=Rank gt 3 as High&$select=Id&$filter=High and not (Id eq 7)", """{"value":[{"Id":6},{"Id":8}]}"""),
        ("Athletes?$compute=Rank add 1 as Next&$select=Id&$filter=Next eq null", """{"value":[{"Id":2},{"Id":5}]}"""),
        ("Athletes?$compute=length(Name) as L&$select=Id&$filter=Club/Athletes/any(a:a/Id lt L)&$top=1", """{"value":[{"Id":1}]}"""),
        ("Clubs?$select=Id&$expand=Athletes($compute=BirthYear mod 100 as Short;$select=Short;$filter=Short gt 11;$orderby=Short desc)",
            """{"value":[{"Id":1,"Athletes":[{"Short@odata.type":"#Int32","Short":12},{"Short@odata.type":"#Int32","Short":12}]},{"Id":2,"Athletes":[{"Short@odata.type":"#Int32","Short":13}]}]}"""),
        ("Athletes(1)?$select=Id&$expand=Club($compute=Size mul 2 as Double;$select=Double)", """{"Id":1,"Club":{"Double@odata.type":"#Int32","Double":6}}"""),
        ("Clubs?$select=Id&$expand=Athletes($compute=BirthYear mod 2 as Odd;$filter=Odd eq 1;$select=Id;$count=true)&$top=1",
            """{"value":[{"Id":1,"Athletes@odata.count":1,"Athletes":[{"Id":2}]}]}"""),
    ];

    public static TheoryData<Engine, string, string> Cases()
    {
        var cases = new TheoryData<Engine, string, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (url, answer) in Table)
                cases.Add(engine, url, answer);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Shows_what_was_computed(Engine engine, string url, string answer)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        Assert.Equal(answer, Bare.Of(await service.GetAsync(url)));
    }

    [Fact]
    public async Task Without_a_selection_everything_computed_is_shown()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var athlete = await service.GetAsync("Athletes(1)?$compute=BirthYear add 1 as Next");
        Assert.Equal("Ann 2013", $"{athlete["Name"]} {athlete["Next"]}");
    }
}
