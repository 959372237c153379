using System.Text.Json.Nodes;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.OpenApi;

/// <summary>The OpenAPI document says what the league has, and nothing that it has not.</summary>
public sealed class DescribingTheService
{
    [Theory]
    [InlineData("/Athletes", "get,post")]
    [InlineData("/Athletes({Id})", "delete,get,patch,put")]
    [InlineData("/Athletes/$count", "get")]
    [InlineData("/Athletes/League.Older(than={than})", "get")]
    [InlineData("/Clubs", "get")]
    [InlineData("/Clubs({Id})", "get")]
    [InlineData("/Clubs({Id})/League.Rename", "post")]
    [InlineData("/Games", "get")]
    [InlineData("/MyClub", "get")]
    [InlineData("/Tournaments({Id})/League.Standings()", "get")]
    [InlineData("/Twice(number={number})", "get")]
    [InlineData("/Reset", "post")]
    [InlineData("/$batch", "post")]
    public async Task A_path_has_the_methods_of_its_resource(string path, string methods)
    {
        var item = (await DocumentAsync())["paths"]![path]!.AsObject();
        Assert.Equal(methods, string.Join(',', item.Select(m => m.Key).Where(m => m != "parameters").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await DocumentAsync();
        var references = new List<string>();
        Collect(document, references);
        Assert.NotEmpty(references);
        foreach (var reference in references.Distinct())
            Assert.True(Follow(document, reference) is not null, reference);
    }

    [Fact]
    public async Task Every_method_says_what_it_answers_and_has_a_name_of_its_own()
    {
        var operations = (await DocumentAsync())["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Where(m => m.Key != "parameters").Select(m => m.Value!)).ToList();
        Assert.All(operations, o => Assert.NotNull(o["responses"]!["default"]));
        Assert.Equal(operations.Count, operations.Select(o => o["operationId"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public async Task What_the_service_gives_is_not_asked_for()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Null(schemas["Athlete-create"]!["properties"]!["Id"]);
        Assert.Null(schemas["Athlete-create"]!["properties"]!["RowVersion"]);
        Assert.NotNull(schemas["Athlete-create"]!["properties"]!["RegisteredAt"]);
        Assert.Null(schemas["Athlete-change"]!["properties"]!["RegisteredAt"]);
        Assert.Equal("Name", schemas["Athlete-create"]!["required"]!.AsArray().Single()!.ToString());
        Assert.Null(schemas["Club-create"]);
    }

    [Fact]
    public async Task A_deep_insert_shows_what_can_be_given_within()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal("#/components/schemas/CourtHour-create", schemas["Court-create"]!["properties"]!["Hours"]!["items"]!["$ref"]!.ToString());
        Assert.Equal("string", schemas["Athlete-create"]!["properties"]!["Club@odata.bind"]!["type"]!.ToString());
    }

    [Fact]
    public async Task Null_is_a_type_only_where_it_can_stand()
    {
        var athlete = (await DocumentAsync())["components"]!["schemas"]!["Athlete"]!["properties"]!;
        Assert.Equal("string", athlete["Name"]!["type"]!.ToString());
        Assert.Equal("""["string","null"]""", athlete["Nick"]!["type"]!.ToJsonString());
        Assert.Equal("#/components/schemas/Hand", athlete["Hand"]!["$ref"]!.ToString());
    }

    [Fact]
    public async Task What_cannot_be_filtered_by_is_named()
    {
        var parameters = (await DocumentAsync())["paths"]!["/Athletes"]!["get"]!["parameters"]!.AsArray();
        Assert.Contains("Phone", parameters.Single(p => (string?)p!["name"] == "$filter")!["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(parameters, p => (string?)p!["$ref"] == "#/components/parameters/search");
        Assert.DoesNotContain((await DocumentAsync())["paths"]!["/Clubs"]!["get"]!["parameters"]!.AsArray(), p => (string?)p!["$ref"] == "#/components/parameters/search");
    }

    [Fact]
    public async Task A_version_is_needed_where_the_service_asks_for_one()
    {
        var document = await DocumentAsync();
        bool Needs(string path, string method) => document["paths"]![path]![method]!["parameters"]!.AsArray()
            .Any(p => (string?)p!["$ref"] == "#/components/parameters/if-match-required");
        Assert.True(Needs("/Athletes({Id})", "patch"));
        Assert.True(Needs("/Athletes({Id})", "delete"));
        Assert.False(Needs("/Clubs({Id})/League.Rename", "post"));
    }

    [Fact]
    public async Task It_is_read_and_nothing_else()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, document, response) = await service.SendAsync("GET", "openapi.json");
        Assert.Equal("en", response.Content.Headers.ContentLanguage.Single());
        Assert.Equal("Clubs that send athletes", document!["tags"]![0]!["description"]!.ToString());
        Assert.Equal(200, (await service.SendAsync("HEAD", "openapi.json")).Status);
        Assert.Equal(405, (await service.SendAsync("POST", "openapi.json")).Status);
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN", "派运动员参赛的俱乐部", "新名称")]
    [InlineData("en", "en", "Clubs that send athletes", "The new name")]
    [InlineData("fr", "en", "Clubs that send athletes", "The new name")]
    public async Task It_speaks_the_callers_language_or_the_first_one(string asked, string spoken, string ofClubs, string ofParameter)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, document, response) = await service.SendAsync("GET", "openapi.json", null, ("Accept-Language", asked));
        Assert.Equal(spoken, response.Content.Headers.ContentLanguage.Single());
        Assert.Equal(ofClubs, document!["tags"]![0]!["description"]!.ToString());
        var rename = document["paths"]!["/Clubs({Id})/League.Rename"]!["post"]!;
        Assert.Equal(ofParameter, rename["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["to"]!["description"]!.ToString());
        var (_, metadata, _) = await service.SendAsync("GET", "$metadata", null, ("Accept-Language", asked), ("Accept", "application/xml"));
        Assert.Contains($"String=\"{ofClubs}\"", metadata!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_are_announced()
    {
        var name = (await DocumentAsync())["components"]!["schemas"]!["Club"]!["properties"]!["Name"]!;
        Assert.Equal(60, (int)name["maxLength"]!);
        Assert.Equal("^[^;]+$", (string)name["pattern"]!);
        var (_, metadata, _) = await (await LeagueService.ReadOnlyAsync(Engine.Sqlite)).SendAsync("GET", "$metadata", null, ("Accept", "application/xml"));
        Assert.Contains("MaxLength=\"60\"", metadata!.ToString(), StringComparison.Ordinal);
        Assert.Contains("<Annotation Term=\"Org.OData.Validation.V1.Pattern\" String=\"^[^;]+$\" />", metadata.ToString(), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> DocumentAsync() => await (await LeagueService.ReadOnlyAsync(Engine.Sqlite)).GetAsync("openapi.json");

    private static void Collect(JsonNode? node, List<string> found)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Collect(item, found);
        }
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members)
        {
            if (name == "$ref")
                found.Add(value!.ToString());
            else
                Collect(value, found);
        }
    }

    private static JsonNode? Follow(JsonNode document, string reference)
        => reference["#/".Length..].Split('/').Aggregate((JsonNode?)document, (node, name) => node?[name]);
}
