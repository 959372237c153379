using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Their reader takes plain base64 for binary values, where the protocol says base64url: the rows read here need neither - nor _.</summary>
public sealed class BeingReadByOthers
{
    [Theory]
    [InlineData("Athletes?$orderby=Id&$top=2&$skip=1", 2)]
    [InlineData("Clubs?$expand=Athletes($select=Name,Hand)&$select=Name", 7)]
    [InlineData("Tournaments?$expand=Hosts,Matches($expand=Red($select=Name),Next;$count=true)&$count=true", 11)]
    [InlineData("Athletes?$select=Name,Tags&$expand=Club($select=Name)", 13)]
    [InlineData("Clubs(1)/Athletes?$select=Name", 3)]
    [InlineData("Athletes/League.Older(than=2011)", 2)]
    [InlineData("Clubs?$select=Address/City", 4)]
    public async Task Collections_are_understood(string url, int resources)
    {
        Assert.Equal(resources, (await ReadAsync(url, "minimal", single: false)).Count(l => l.StartsWith("League.", StringComparison.Ordinal)));
        Assert.Equal(resources, (await ReadAsync(url, "full", single: false)).Count(l => l.StartsWith("League.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("full")]
    public async Task Groups_are_understood(string level) => Assert.Equal(
        [
            "League.Athlete Hand=Right N=3 A=7",
            "League.Club Name=North", "League.Athlete Hand=Left N=2 A=3.5",
            "League.Club Name=North", "League.Athlete Hand=Right N=1 A=null",
            "League.Club Name=South", "League.Athlete Hand=Left N=1 A=2",
            "League.Club Name=South", "League.Athlete Hand=Right N=1 A=1",
        ],
        await ReadAsync("Athletes?$apply=groupby((Club/Name,Hand),aggregate($count as N,Rank with average as A))", level, single: false));

    [Fact]
    public async Task Computed_values_are_understood_with_their_types()
        => Assert.Equal(
            ["League.Athlete Id=1 Next=2013 Day=2026-03-01 H=Left"],
            await ReadAsync("Athletes(1)?$compute=BirthYear add 1 as Next,date(RegisteredAt) as Day,Hand as H&$select=Id,Next,Day,H", "minimal", single: true));

    [Fact]
    public async Task Every_type_of_value_arrives()
    {
        var lines = await ReadAsync("Athletes(2)?$expand=Club($select=Name,FoundedOn)", "minimal", single: true);
        Assert.Equal(
            [
                "League.Club Name=North FoundedOn=1999-05-01",
                "League.Athlete Id=2 Name=Bo Nick=null BirthYear=2011 Rank=null Weight=40.25 Score=2.5 Active=False Hand=Right Skills=None "
                    + "RegisteredAt=03/02/2026 12:20:30 +00:00 TrainsAt=null Card=00000002-0000-0000-0000-000000000000 Photo=010203 Tags=[] Phone=p2 ClubId=1 RowVersion=0",
            ],
            lines);
    }

    [Fact]
    public async Task Errors_are_understood()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, _, response) = await service.SendAsync("GET", "Athletes?$filter=Nmae eq 1");
        Assert.Equal("UnknownProperty", (await ForeignReader.ErrorAsync(response, await ModelAsync())).ErrorCode);
    }

    [Fact]
    public async Task The_metadata_is_a_valid_model()
    {
        var model = await ModelAsync();
        Assert.Equal(
            "Clubs,Athletes,Tournaments,Games,Rivals,Courts,CourtHours,MyClub,Twice,Reset,Break",
            string.Join(',', model.EntityContainer.Elements.Select(e => e.Name).OrderBy(n => Array.IndexOf(["Clubs", "Athletes", "Tournaments", "Games", "Rivals", "Courts", "CourtHours", "MyClub", "Twice", "Reset", "Break"], n))));
        Assert.Equal("Club", model.EntityContainer.FindEntitySet("Clubs").EntityType().Name);
        Assert.Equal("Games", model.EntityContainer.FindEntitySet("Tournaments").NavigationPropertyBindings.Single(b => b.Path.Path == "Matches").Target.Name);
    }

    [Fact]
    public async Task A_partner_that_may_be_hidden_is_nullable_in_both_documents()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var json = await service.GetAsync("$metadata?$format=json");
        Assert.True((bool?)json["League"]!["Game"]!["Tournament"]!["$Nullable"]);
        var game = (IEdmEntityType)(await ModelAsync()).FindType("League.Game");
        Assert.True(game.NavigationProperties().Single(n => n.Name == "Tournament").Type.IsNullable);
    }

    [Theory]
    [InlineData("Athletes", "Insert", "Insertable", true)]
    [InlineData("Athletes", "Update", "Updatable", true)]
    [InlineData("Clubs", "Insert", "Insertable", false)]
    [InlineData("Clubs", "Delete", "Deletable", false)]
    [InlineData("Athletes", "Search", "Searchable", true)]
    [InlineData("Clubs", "Search", "Searchable", false)]
    public async Task Capabilities_say_what_handlers_there_are(string set, string capability, string flag, bool expected)
    {
        var model = await ModelAsync();
        var record = Annotation(model, model.EntityContainer.FindEntitySet(set), $"Org.OData.Capabilities.V1.{capability}Restrictions");
        Assert.Equal(expected, ((IEdmBooleanConstantExpression)record.FindProperty(flag).Value).Value);
    }

    [Fact]
    public async Task Capabilities_name_what_can_be_neither_filtered_nor_sorted()
    {
        var model = await ModelAsync();
        var athletes = model.EntityContainer.FindEntitySet("Athletes");
        Assert.Equal("Phone", Paths(Annotation(model, athletes, "Org.OData.Capabilities.V1.FilterRestrictions"), "NonFilterableProperties"));
        Assert.Equal("Photo,Tags,Phone", Paths(Annotation(model, athletes, "Org.OData.Capabilities.V1.SortRestrictions"), "NonSortableProperties"));
    }

    [Theory]
    [InlineData("Athletes", "aggregate,bottomcount,compute,filter,groupby,identity,orderby,search,skip,top,topcount")]
    [InlineData("Clubs", "aggregate,bottomcount,compute,filter,groupby,identity,orderby,skip,top,topcount")]
    public async Task Capabilities_name_the_steps_of_apply(string set, string steps)
    {
        var model = await ModelAsync();
        var record = Annotation(model, model.EntityContainer.FindEntitySet(set), "Org.OData.Aggregation.V1.ApplySupported");
        var named = ((IEdmCollectionExpression)record.FindProperty("Transformations").Value).Elements.Cast<IEdmStringConstantExpression>();
        Assert.Equal(steps, string.Join(',', named.Select(s => s.Value)));
        Assert.False(((IEdmBooleanConstantExpression)record.FindProperty("From").Value).Value);
    }

    private static IEdmRecordExpression Annotation(IEdmModel model, IEdmVocabularyAnnotatable target, string term)
        => (IEdmRecordExpression)model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(target, term).Single().Value;

    private static string Paths(IEdmRecordExpression record, string property)
        => string.Join(',', ((IEdmCollectionExpression)record.FindProperty(property).Value).Elements.Cast<IEdmPathExpression>().Select(p => p.Path));

    private static async Task<IEdmModel> ModelAsync()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        return ForeignReader.Model((await service.GetAsync("$metadata")).ToString());
    }

    private static async Task<List<string>> ReadAsync(string url, string level, bool single)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, response) = await service.SendAsync(
            "GET", url, null, ("Accept", "application/json;odata.metadata=" + level));
        Assert.True(status == 200, body?.ToString());
        return await ForeignReader.ResourcesAsync(response, await ModelAsync(), single);
    }
}
