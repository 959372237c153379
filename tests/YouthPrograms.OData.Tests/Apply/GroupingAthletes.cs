using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Apply;

/// <summary>Each step of $apply and each method of aggregation, the same on every database. See <see cref="LeagueData"/>.</summary>
public sealed class GroupingAthletes
{
    internal static IEnumerable<string> Urls => Table.Select(t => "Athletes?$apply=" + t.Apply);

    private static readonly (string Apply, string Answer)[] Table =
    [
        ("groupby((Hand))", """{"value":[{"Hand":"Left"},{"Hand":"Right"}]}"""),
        ("groupby((Hand),aggregate($count as N))", """{"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":3},{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}"""),
        ("groupby((Hand,Active),aggregate($count as N,Rank with sum as R))", """{"value":[{"Hand":"Left","Active":true,"N@odata.type":"#Decimal","N":3,"R@odata.type":"#Int64","R":9},{"Hand":"Right","Active":false,"N@odata.type":"#Decimal","N":3,"R@odata.type":"#Int64","R":9},{"Hand":"Right","Active":true,"N@odata.type":"#Decimal","N":2,"R@odata.type":"#Int64","R":6}]}"""),
        ("groupby((Club/Name),aggregate($count as N))", """{"value":[{"N@odata.type":"#Decimal","N":3,"Club":null},{"N@odata.type":"#Decimal","N":3,"Club":{"Name":"North"}},{"N@odata.type":"#Decimal","N":2,"Club":{"Name":"South"}}]}"""),
        ("groupby((Club/Name,Club/Address/City,Hand),aggregate(Weight with sum as W,Weight with average as A))", """{"value":[{"Hand":"Right","W@odata.type":"#Decimal","W":135.85,"A@odata.type":"#Double","A":45.28333333333333,"Club":null},{"Hand":"Left","W@odata.type":"#Decimal","W":63,"A@odata.type":"#Double","A":31.5,"Club":{"Name":"North","Address":{"City":"Kaifeng"}}},{"Hand":"Right","W@odata.type":"#Decimal","W":40.25,"A@odata.type":"#Double","A":40.25,"Club":{"Name":"North","Address":{"City":"Kaifeng"}}},{"Hand":"Left","W@odata.type":"#Decimal","W":55,"A@odata.type":"#Double","A":55,"Club":{"Name":"South","Address":{"City":"Luoyang"}}},{"Hand":"Right","W":null,"A":null,"Club":{"Name":"South","Address":{"City":"Luoyang"}}}]}"""),
        ("aggregate($count as N,Rank with sum as S,Rank with average as A,Rank with min as L,Rank with max as H,Rank with countdistinct as D)", """{"value":[{"N@odata.type":"#Decimal","N":8,"S@odata.type":"#Int64","S":24,"A@odata.type":"#Double","A":4,"L@odata.type":"#Int32","L":1,"H@odata.type":"#Int32","H":9,"D@odata.type":"#Decimal","D":6}]}"""),
        ("filter(Id lt 0)/aggregate($count as N,Rank with sum as S,Rank with average as A,Rank with min as L,Name with max as H,Rank with countdistinct as D)", """{"value":[{"N@odata.type":"#Decimal","N":0,"S":null,"A":null,"L":null,"H":null,"D@odata.type":"#Decimal","D":0}]}"""),
        ("filter(Id lt 0)/aggregate($count as N,Score with sum as S)/filter(N eq 0)/compute(N add 1 as M)", """{"value":[{"N@odata.type":"#Decimal","N":0,"S":null,"M@odata.type":"#Int64","M":1}]}"""),
        ("filter(Id lt 0)/aggregate($count as N,Score with sum as S)/filter(N eq 1)", """{"value":[]}"""),
        ("filter(Id lt 0)/groupby((Hand),aggregate($count as N))", """{"value":[]}"""),
        ("aggregate(Weight with sum as S,Weight with average as A,Weight with min as L,Weight with max as H)", """{"value":[{"S@odata.type":"#Decimal","S":294.1,"A@odata.type":"#Double","A":42.01428571428572,"L@odata.type":"#Decimal","L":28,"H@odata.type":"#Decimal","H":60.1}]}"""),
        ("aggregate(Score with sum as S,Score with average as A,Score with min as L,Score with max as H)", """{"value":[{"S@odata.type":"#Double","S":26.65,"A@odata.type":"#Double","A":3.33125,"L@odata.type":"#Double","L":-2.5,"H@odata.type":"#Double","H":10.25}]}"""),
        ("aggregate(Name with min as L,Name with max as H,Name with countdistinct as D)", """{"value":[{"L":"Ann","H":"小明","D@odata.type":"#Decimal","D":8}]}"""),
        ("aggregate(RegisteredAt with min as L,RegisteredAt with max as H,TrainsAt with min as T,Club/FoundedOn with max as F)", """{"value":[{"L@odata.type":"#DateTimeOffset","L":"2026-03-01T11:20:30.5Z","H@odata.type":"#DateTimeOffset","H":"2026-03-08T18:20:30.5Z","T@odata.type":"#TimeOfDay","T":"09:30:15.25","F@odata.type":"#Date","F":"1999-05-01"}]}"""),
        ("aggregate(Hand with max as H,Hand with countdistinct as D)", """{"value":[{"H@odata.type":"#League.Hand","H":"Right","D@odata.type":"#Decimal","D":2}]}"""),
        ("aggregate(Club with countdistinct as D)", """{"value":[{"D@odata.type":"#Decimal","D":2}]}"""),
        ("compute(BirthYear mod 2 as Odd)/groupby((Odd),aggregate($count as N))", """{"value":[{"Odd@odata.type":"#Int32","Odd":0,"N@odata.type":"#Decimal","N":5},{"Odd@odata.type":"#Int32","Odd":1,"N@odata.type":"#Decimal","N":3}]}"""),
        ("compute(1 as One)/groupby((One),aggregate($count as N))", """{"value":[{"One@odata.type":"#Int32","One":1,"N@odata.type":"#Decimal","N":8}]}"""),
        ("groupby((BirthYear),compute(Rank mul 2 as Twice)/aggregate(Twice with sum as T))", """{"value":[{"BirthYear":2009,"T@odata.type":"#Int64","T":18},{"BirthYear":2010,"T@odata.type":"#Int64","T":4},{"BirthYear":2011,"T":null},{"BirthYear":2012,"T@odata.type":"#Int64","T":14},{"BirthYear":2013,"T@odata.type":"#Int64","T":2},{"BirthYear":2014,"T@odata.type":"#Int64","T":10}]}"""),
        ("groupby((BirthYear),aggregate($count as N))/filter(N gt 1)", """{"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3}]}"""),
        ("groupby((BirthYear),aggregate($count as N))/groupby((N),aggregate($count as Years,BirthYear with max as Last))", """{"value":[{"N@odata.type":"#Decimal","N":1,"Years@odata.type":"#Decimal","Years":5,"Last@odata.type":"#Int32","Last":2014},{"N@odata.type":"#Decimal","N":3,"Years@odata.type":"#Decimal","Years":1,"Last@odata.type":"#Int32","Last":2012}]}"""),
        ("groupby((BirthYear),aggregate($count as N))/aggregate(N with max as Most,N with average as Mean)", """{"value":[{"Most@odata.type":"#Int64","Most":3,"Mean@odata.type":"#Double","Mean":1.3333333333333333}]}"""),
        ("groupby((Club/Name),aggregate($count as N))/groupby((Club/Name))", """{"value":[{"Club":null},{"Club":{"Name":"North"}},{"Club":{"Name":"South"}}]}"""),
        ("groupby((Club/Size),aggregate($count as N))", """{"value":[{"N@odata.type":"#Decimal","N":3,"Club":null},{"N@odata.type":"#Decimal","N":2,"Club":{"Size":2}},{"N@odata.type":"#Decimal","N":3,"Club":{"Size":3}}]}"""),
        ("aggregate(Club/Athletes/$count as N)", """{"value":[{"N@odata.type":"#Decimal","N":13}]}"""),
        ("compute(Club/Athletes/$count as Size)/groupby((Size),aggregate($count as N))", """{"value":[{"Size@odata.type":"#Int32","Size":0,"N@odata.type":"#Decimal","N":3},{"Size@odata.type":"#Int32","Size":2,"N@odata.type":"#Decimal","N":2},{"Size@odata.type":"#Int32","Size":3,"N@odata.type":"#Decimal","N":3}]}"""),
        ("compute(Club/Athletes/$count as Size)/aggregate(Size with sum as N)", """{"value":[{"N@odata.type":"#Int64","N":13}]}"""),
        ("compute(year(RegisteredAt) as Y,month(RegisteredAt) as M)/groupby((Y,M),aggregate($count as N))", """{"value":[{"Y@odata.type":"#Int32","Y":2026,"M@odata.type":"#Int32","M":3,"N@odata.type":"#Decimal","N":8}]}"""),
        ("compute(date(RegisteredAt) as D)/groupby((D),aggregate($count as N))/filter(D lt 2026-03-03)", """{"value":[{"D@odata.type":"#Date","D":"2026-03-01","N@odata.type":"#Decimal","N":1},{"D@odata.type":"#Date","D":"2026-03-02","N@odata.type":"#Decimal","N":1}]}"""),
        ("compute(length(Name) as L)/groupby((L),aggregate($count as N))&$filter=N gt 1&$orderby=N desc,L&$select=L", """{"value":[{"L@odata.type":"#Int32","L":3},{"L@odata.type":"#Int32","L":2}]}"""),
        ("compute(Rank gt 3 as High)/groupby((High),aggregate($count as N))", """{"value":[{"High":false,"N@odata.type":"#Decimal","N":5},{"High":true,"N@odata.type":"#Decimal","N":3}]}"""),
        ("compute(contains(Nick,'n') as High)/groupby((High),aggregate($count as N))", """{"value":[{"High":null,"N@odata.type":"#Decimal","N":1},{"High":false,"N@odata.type":"#Decimal","N":5},{"High":true,"N@odata.type":"#Decimal","N":2}]}"""),
        ("topcount(3,Score)/aggregate(Score with min as L)", """{"value":[{"L@odata.type":"#Double","L":4.4}]}"""),
        ("bottomcount(2,Score)&$select=Id", """{"value":[{"Id":3},{"Id":4}]}"""),
        ("orderby(Score desc)/top(2)&$select=Id", """{"value":[{"Id":5},{"Id":6}]}"""),
        ("orderby(Score desc)/skip(6)&$select=Id", """{"value":[{"Id":4},{"Id":3}]}"""),
        ("groupby((BirthYear),aggregate($count as N))/topcount(1,N)", """{"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3}]}"""),
        ("groupby((BirthYear),aggregate($count as N))/orderby(N desc)/top(2)", """{"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3},{"BirthYear":2009,"N@odata.type":"#Decimal","N":1}]}"""),
        ("filter(Active)&$select=Id&$top=2&$count=true", """{"@odata.count":5,"value":[{"Id":1},{"Id":3}]}"""),
        ("filter(Active)/compute(Rank add 1 as Next)&$select=Id,Next&$filter=Next gt 3", """{"value":[{"Id":1,"Next@odata.type":"#Int32","Next":4},{"Id":6,"Next@odata.type":"#Int32","Next":6},{"Id":7,"Next@odata.type":"#Int32","Next":5}]}"""),
        ("search(ann)&$select=Id", """{"value":[{"Id":1},{"Id":7}]}"""),
        ("identity&$select=Id&$top=1", """{"value":[{"Id":1}]}"""),
        ("groupby((Hand),aggregate($count as N))&$top=1&$count=true", """{"@odata.count":2,"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":3}]}"""),
        ("groupby((Hand),aggregate($count as N))&$skip=1", """{"value":[{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}"""),
        ("groupby((Hand),aggregate($count as N))&$compute=N mul 2 as M&$filter=M gt 6", """{"value":[{"Hand":"Right","N@odata.type":"#Decimal","N":5,"M@odata.type":"#Int64","M":10}]}"""),
        ("groupby((Club/Name,Hand))&$select=Club/Name&$orderby=Club/Name desc", """{"value":[{"Club":{"Name":"South"}},{"Club":{"Name":"South"}},{"Club":{"Name":"North"}},{"Club":{"Name":"North"}},{"Club":null}]}"""),
        ("groupby((Rank))&$orderby=Rank desc", """{"value":[{"Rank":9},{"Rank":5},{"Rank":4},{"Rank":3},{"Rank":2},{"Rank":1},{"Rank":null}]}"""),
        ("groupby((TrainsAt,Card))&$top=1", """{"value":[{"TrainsAt":null,"Card":"00000002-0000-0000-0000-000000000000"}]}"""),
        ("groupby((Hand),aggregate(Club/Size with max as M,Club/FoundedOn with countdistinct as D,Club with countdistinct as E))", """{"value":[{"Hand":"Left","M@odata.type":"#Int32","M":3,"D@odata.type":"#Decimal","D":1,"E@odata.type":"#Decimal","E":2},{"Hand":"Right","M@odata.type":"#Int32","M":3,"D@odata.type":"#Decimal","D":1,"E@odata.type":"#Decimal","E":2}]}"""),
        ("groupby((Hand),aggregate(Club/Athletes/$count as N))", """{"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":8},{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}"""),
        ("groupby((RegisteredAt),aggregate(Club/Address/City with max as M))", """{"value":[{"RegisteredAt":"2026-03-01T11:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-02T12:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-03T13:20:30.5Z","M":"Luoyang"},{"RegisteredAt":"2026-03-04T14:20:30.5Z","M":"Luoyang"},{"RegisteredAt":"2026-03-05T15:20:30.5Z","M":null},{"RegisteredAt":"2026-03-06T16:20:30.5Z","M":null},{"RegisteredAt":"2026-03-07T17:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-08T18:20:30.5Z","M":null}]}"""),
        ("filter(Club/Name ne 'North')/groupby((Hand),aggregate(Club/Name with max as M))", """{"value":[{"Hand":"Left","M":"South"},{"Hand":"Right","M":"South"}]}"""),
        ("compute(1 as One,Rank add 1 as Next)/groupby((One,Hand),aggregate(Next with sum as N))", """{"value":[{"One@odata.type":"#Int32","One":1,"Hand":"Left","N@odata.type":"#Int64","N":12},{"One@odata.type":"#Int32","One":1,"Hand":"Right","N@odata.type":"#Int64","N":18}]}"""),
    ];

    public static TheoryData<Engine, string, string> Cases()
    {
        var cases = new TheoryData<Engine, string, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (apply, answer) in Table)
                cases.Add(engine, apply, answer);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answers_the_same_on_every_database(Engine engine, string apply, string answer)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        Assert.Equal(answer, Bare.Of(await service.GetAsync("Athletes?$apply=" + apply)));
    }

    [Theory]
    [InlineData("Athletes/$count?$apply=groupby((BirthYear))", "6")]
    [InlineData("Athletes/$count?$apply=groupby((BirthYear),aggregate($count as N))&$filter=N gt 1", "1")]
    [InlineData("Clubs(1)/Athletes/$count?$apply=groupby((BirthYear))", "2")]
    [InlineData("Clubs(1)/Athletes/$count?$apply=filter(Active)", "2")]
    public async Task Counts_what_the_steps_made(string url, string count)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(count, (await service.GetAsync(url)).ToString());
    }

    [Theory]
    [InlineData("Athletes/League.Older(than=2012)?$apply=groupby((Hand),aggregate($count as N))&$select=N", """{"value":[{"N@odata.type":"#Decimal","N":1},{"N@odata.type":"#Decimal","N":2}]}""")]
    [InlineData("Clubs?$apply=aggregate(Athletes/$count as N)", """{"value":[{"N@odata.type":"#Decimal","N":5}]}""")]
    [InlineData("Clubs?$apply=groupby((Address/City))", """{"value":[{"Address":{"City":"Kaifeng"}},{"Address":{"City":"Luoyang"}}]}""")]
    public async Task Works_wherever_a_collection_is(string url, string answer)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(answer, Bare.Of(await service.GetAsync(url)));
    }

    [Theory]
    [InlineData("groupby((Hand),aggregate($count as N))", "Athletes(Hand,N)")]
    [InlineData("groupby((Club/Name,Club/Address/City,Hand),aggregate(Weight with sum as W))", "Athletes(Club(Name,Address/City),Hand,W)")]
    [InlineData("aggregate($count as N)&$compute=N add 1 as M", "Athletes(N,M)")]
    [InlineData("groupby((Club/Name,Hand))&$select=Club", "Athletes(Club(Name))")]
    public async Task Names_the_columns_in_the_context(string apply, string fragment)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.EndsWith("/$metadata#" + fragment, (string?)(await service.GetAsync("Athletes?$apply=" + apply))["@odata.context"]);
    }

    [Theory]
    [InlineData("Hand,BirthYear", "$orderby=N desc")]
    [InlineData("Rank,Club/Name,Weight,Active,TrainsAt,RegisteredAt,Card", "$orderby=Rank desc")]
    public async Task Pages_hold_every_group_once(string keys, string order)
    {
        foreach (var engine in LeagueService.Engines)
        {
            var service = await LeagueService.ReadOnlyAsync(engine);
            var url = $"Athletes?$apply=groupby(({keys}),aggregate($count as N))&{order}";
            var whole = (await service.GetAsync(url))["value"]!.AsArray().Select(r => r!.ToJsonString());
            List<string> pages = [];
            for (var next = url; next is not null;)
            {
                var page = await service.GetAsync(next, ("Prefer", "maxpagesize=2"));
                pages.AddRange(page["value"]!.AsArray().Select(r => r!.ToJsonString()));
                next = ((string?)page["@odata.nextLink"])?["http://localhost/odata/".Length..];
            }
            Assert.Equal(whole, pages);
        }
    }
}
