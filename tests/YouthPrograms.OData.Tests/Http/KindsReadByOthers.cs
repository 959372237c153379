using Microsoft.OData.Edm;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Microsoft's reader understands every kind of answer, with all its checks, at each level of metadata and in each version.</summary>
public sealed class KindsReadByOthers
{
    private static readonly (string Url, string Set, string Lines)[] Collections =
    [
        ("Clubs?$select=Name&$filter=Id eq 1", "Clubs", "League.Club Name=North"),
        ("Clubs?$select=Name&$count=true&$filter=Id eq 1", "Clubs", "League.Club Name=North|count 1"),
        ("Games?$select=Number&$orderby=Id", "Games", "League.Game Number=3|League.Game Number=1|more"),
        ("Tournaments?$select=Name&$filter=Id eq 1&$expand=Matches($select=Number;$count=true)", "Tournaments", "League.Game Number=3|League.Game Number=1|count 3|more|League.Tournament Name=Spring"),
        ("Athletes?$select=Name&$top=1&$expand=Club($select=Name;$expand=Athletes($select=Name;$top=1))", "Athletes", "League.Athlete Name=Ann|League.Club Name=North|League.Athlete Name=Ann"),
        ("Athletes?$select=Tags,Skills&$top=1", "Athletes", "League.Athlete Skills=Serve,Spin Tags=[x,y]"),
        ("Clubs?$select=Address&$top=1", "Clubs", "League.Address City=Kaifeng Street=Lake 1|League.Club "),
        ("Athletes/League.Older(than=2010)?$select=Name", "Athletes", "League.Athlete Name=Zoe"),
        ("Clubs(1)/Athletes?$select=Rank&$top=1", "Athletes", "League.Athlete Rank=3"),
        ("Athletes?$filter=false", "Athletes", ""),
    ];

    private static readonly (string Url, string Set, string Lines)[] Entities =
    [
        ("Clubs(2)?$select=Id,Name,FoundedOn", "Clubs", "League.Club Id=2 Name=South FoundedOn=null"),
        ("Athletes(1)/Club?$select=Name", "Clubs", "League.Club Name=North"),
        ("Athletes(6)?$select=Name&$expand=Club", "Athletes", "League.Athlete Name=小明"),
        ("$entity?$id=Clubs(1)&$select=Name", "Clubs", "League.Club Name=North"),
    ];

    private static readonly string[] Levels = ["none", "minimal", "full"];
    private static readonly string[] Versions = ["4.0", "4.01"];

    public static TheoryData<string, string, string, string, string> CollectionCases() => Cases(Collections);

    public static TheoryData<string, string, string, string, string> EntityCases() => Cases(Entities);

    public static TheoryData<string, string> Forms()
    {
        var forms = new TheoryData<string, string>();
        foreach (var level in Levels)
        {
            foreach (var version in Versions)
                forms.Add(level, version);
        }
        return forms;
    }

    [Theory]
    [MemberData(nameof(CollectionCases))]
    public async Task Many_resources(string url, string set, string lines, string level, string version)
        => Assert.Equal(lines, await ResourcesAsync(url, set, level, version, single: false));

    [Theory]
    [MemberData(nameof(EntityCases))]
    public async Task One_resource(string url, string set, string lines, string level, string version)
        => Assert.Equal(lines, await ResourcesAsync(url, set, level, version, single: true));

    // What is not in the model can be read only where its type is said.
    [Theory]
    [InlineData("minimal", "4.0")]
    [InlineData("minimal", "4.01")]
    [InlineData("full", "4.0")]
    [InlineData("full", "4.01")]
    public async Task Computed_and_grouped(string level, string version)
    {
        Assert.Equal(
            "League.Athlete Hand=Left N=3 D=2026-03-01|League.Athlete Hand=Right N=5 D=2026-03-02",
            await ResourcesAsync("Athletes?$apply=compute(date(RegisteredAt) as Day)/groupby((Hand),aggregate($count as N,Day with min as D))", null, level, version, single: false));
        Assert.Equal(
            "League.Athlete Id=1 Next=2013 Half=15.75",
            await ResourcesAsync("Athletes(1)?$compute=BirthYear add 1 as Next,Weight div 2 as Half&$select=Id,Next,Half", null, level, version, single: true));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Properties(string level, string version)
    {
        var model = await ModelAsync();
        var athlete = (IEdmEntityType)model.FindType("League.Athlete");
        Assert.Equal("Ann", await ForeignReader.PropertyAsync(await GetAsync("Athletes(1)/Name", level, version), model, athlete.FindProperty("Name").Type));
        Assert.Equal("[x,y]", await ForeignReader.PropertyAsync(await GetAsync("Athletes(1)/Tags", level, version), model, athlete.FindProperty("Tags").Type));
        Assert.Equal("Left", await ForeignReader.PropertyAsync(await GetAsync("Athletes(1)/Hand", level, version), model, athlete.FindProperty("Hand").Type));
        Assert.Equal("6", await ForeignReader.PropertyAsync(await GetAsync("Twice(number=3)", level, version), model, EdmCoreModel.Instance.GetInt32(false)));
        var address = (IEdmComplexType)model.FindType("League.Address");
        Assert.Equal(
            ["League.Address City=Kaifeng Street=Lake 1"],
            await ForeignReader.ResourcesAsync(await GetAsync("Clubs(1)/Address", level, version), model, single: true, null, address));
        Assert.Equal(
            3, (await ForeignReader.ResourcesAsync(await GetAsync("Tournaments(1)/League.Standings()", level, version), model, single: false, null, (IEdmComplexType)model.FindType("League.Standing"))).Count);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task References_counts_and_values(string level, string version)
    {
        var model = await ModelAsync();
        Assert.Equal("http://localhost/odata/Clubs(1)", await ForeignReader.ReferenceAsync(await GetAsync("Athletes(1)/Club/$ref", level, version), model));
        Assert.Equal(
            "http://localhost/odata/Athletes(3) http://localhost/odata/Athletes(4)",
            await ForeignReader.ReferencesAsync(await GetAsync("Clubs(2)/Athletes/$ref", level, version), model));
        Assert.Equal("8", await ForeignReader.ValueAsync(await GetAsync("Athletes/$count", level, version), model, EdmCoreModel.Instance.GetInt32(false)));
        Assert.Equal("Ann", await ForeignReader.ValueAsync(await GetAsync("Athletes(1)/Name/$value", level, version), model, EdmCoreModel.Instance.GetString(false)));
    }

    // It reads no service document without a context.
    [Theory]
    [InlineData("minimal", "4.0")]
    [InlineData("minimal", "4.01")]
    [InlineData("full", "4.0")]
    [InlineData("full", "4.01")]
    public async Task The_service_document(string level, string version)
        => Assert.Equal(
            "Clubs,Athletes,Tournaments,Games,Rivals,Courts,CourtHours,MyClub",
            await ForeignReader.ServiceAsync(await GetAsync("", level, version), await ModelAsync()));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Errors_with_their_details(string level, string version)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, _, response) = await service.SendAsync("POST", "Athletes", """{"BirthYear":null}""", Wishes(level, version));
        var error = await ForeignReader.ErrorAsync(response, await ModelAsync());
        Assert.Equal("InvalidBody BirthYear,Name", $"{error.ErrorCode} {string.Join(',', error.Details.Select(d => d.Target).Order())}");
    }

    private static TheoryData<string, string, string, string, string> Cases(IEnumerable<(string Url, string Set, string Lines)> table)
    {
        var cases = new TheoryData<string, string, string, string, string>();
        foreach (var (url, set, lines) in table)
        {
            foreach (var level in Levels)
            {
                // As a request, which is how it reads without metadata, it takes no counts of members.
                foreach (var version in level == "none" && url.Contains("$expand=Matches", StringComparison.Ordinal) ? [] : Versions)
                    cases.Add(url, set, lines, level, version);
            }
        }
        return cases;
    }

    private static (string, string)[] Wishes(string level, string version)
        => [("Accept", "application/json;odata.metadata=" + level), ("OData-MaxVersion", version)];

    private static async Task<HttpResponseMessage> GetAsync(string url, string level, string version)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, response) = await service.SendAsync("GET", url, null, Wishes(level, version));
        Assert.True(status == 200, body?.ToString());
        Assert.Equal(version, response.Headers.GetValues("OData-Version").Single());
        return response;
    }

    private static async Task<string> ResourcesAsync(string url, string? set, string level, string version, bool single)
    {
        var model = await ModelAsync();
        var source = level == "none" && set is not null ? model.EntityContainer.FindEntitySet(set) : null;
        return string.Join('|', await ForeignReader.ResourcesAsync(await GetAsync(url, level, version), model, single, source, source?.EntityType()));
    }

    private static async Task<IEdmModel> ModelAsync()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        return ForeignReader.Model((await service.GetAsync("$metadata")).ToString());
    }
}
