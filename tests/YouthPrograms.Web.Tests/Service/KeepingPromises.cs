using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>What the metadata announces of each set is what the set does.</summary>
[Collection(OneService.Name)]
public sealed class KeepingPromises(ProgramsApp app)
{
    private const string Capabilities = "Org.OData.Capabilities.V1.";
    private const string Validation = "Org.OData.Validation.V1.";

    [Fact]
    public async Task A_set_is_filtered_by_what_it_says_and_nothing_else()
    {
        var (model, admin) = (await ModelAsync(), await app.ProgramAsync("admin@demo.test"));
        List<string> broken = [];
        foreach (var set in model.EntityContainer.EntitySets())
        {
            var refused = Paths(model, set, "FilterRestrictions", "NonFilterableProperties");
            foreach (var property in set.EntityType().StructuralProperties().Where(p => p.Type.IsPrimitive() || p.Type.IsEnum()))
            {
                var status = await StatusAsync(admin, "GET", $"{set.Name}?$top=0&$filter={property.Name} eq null");
                if (status != (refused.Contains(property.Name) ? 400 : 200))
                    broken.Add($"{set.Name}.{property.Name}: {status}");
            }
        }
        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_set_is_sorted_by_what_it_says_and_nothing_else()
    {
        var (model, admin) = (await ModelAsync(), await app.ProgramAsync("admin@demo.test"));
        foreach (var set in model.EntityContainer.EntitySets())
        {
            var refused = Paths(model, set, "SortRestrictions", "NonSortableProperties");
            var sorted = set.EntityType().StructuralProperties().Select(p => p.Name).Except(refused);
            Assert.Equal((set.Name, 200), (set.Name, await StatusAsync(admin, "GET", $"{set.Name}?$top=0&$orderby={string.Join(',', sorted)}")));
            foreach (var property in refused)
                Assert.Equal((property, 400), (property, await StatusAsync(admin, "GET", $"{set.Name}?$top=0&$orderby={property}")));
        }
    }

    [Fact]
    public async Task A_set_has_the_methods_it_says()
    {
        var (model, stranger) = (await ModelAsync(), app.Browser());
        foreach (var set in model.EntityContainer.EntitySets())
        {
            Assert.Equal((set.Name, Flag(model, set, "InsertRestrictions", "Insertable")), (set.Name, await StatusAsync(stranger, "POST", set.Name) != 405));
            Assert.Equal((set.Name, Flag(model, set, "UpdateRestrictions", "Updatable")), (set.Name, await StatusAsync(stranger, "PATCH", set.Name + "(0)") != 405));
            Assert.Equal((set.Name, Flag(model, set, "DeleteRestrictions", "Deletable")), (set.Name, await StatusAsync(stranger, "DELETE", set.Name + "(0)") != 405));
        }
    }

    [Fact]
    public async Task A_set_is_searched_counted_and_expanded_as_it_says()
    {
        var (model, admin) = (await ModelAsync(), await app.ProgramAsync("admin@demo.test"));
        foreach (var set in model.EntityContainer.EntitySets())
        {
            Assert.Equal((set.Name, Flag(model, set, "SearchRestrictions", "Searchable")), (set.Name, await StatusAsync(admin, "GET", set.Name + "?$top=0&$search=x") == 200));
            Assert.True(Flag(model, set, "CountRestrictions", "Countable"));
            Assert.Equal((set.Name, 200), (set.Name, await StatusAsync(admin, "GET", set.Name + "/$count")));
            var navigations = set.EntityType().NavigationProperties().Select(n => n.Name).ToList();
            Assert.Equal((set.Name, navigations.Count > 0), (set.Name, Flag(model, set, "ExpandRestrictions", "Expandable")));
            foreach (var navigation in navigations)
                Assert.Equal((set.Name, navigation, 200), (set.Name, navigation, await StatusAsync(admin, "GET", $"{set.Name}?$top=1&$expand={navigation}{(Many(set, navigation) ? "($top=1)" : "")}")));
        }
    }

    [Fact]
    public async Task Expansion_goes_as_deep_as_it_says_and_no_deeper()
    {
        var model = await ModelAsync();
        var levels = Record(model, model.EntityContainer.FindEntitySet("Events"), Capabilities + "ExpandRestrictions")
            .Properties.Single(p => p.Name == "MaxLevels").Value as IEdmIntegerConstantExpression;
        string Nested(long depth) => depth == 0 ? "" : $"{(depth % 2 == 0 ? "Events" : "Tournament")}{(depth > 1 ? $"($expand={Nested(depth - 1)})" : "")}";
        string Query(long depth) => depth % 2 == 0 ? $"Tournaments?$top=1&$expand={Nested(depth)}" : $"Events?$top=1&$expand={Nested(depth)}";
        Assert.Equal(200, await StatusAsync(app.Browser(), "GET", Query(levels!.Value)));
        Assert.Equal(400, await StatusAsync(app.Browser(), "GET", Query(levels.Value + 1)));
    }

    [Fact]
    public async Task The_OpenAPI_document_has_the_methods_that_the_service_has()
    {
        var document = JsonNode.Parse(await app.Browser().GetStringAsync("/odata/openapi.json"))!;
        List<string> broken = [];
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var said = item!.AsObject().Select(m => m.Key.ToUpperInvariant()).Where(m => m != "PARAMETERS");
            using var options = new HttpRequestMessage(HttpMethod.Options, "/odata" + Filled(path, item));
            var answer = await app.Browser().SendAsync(options);
            var has = answer.Content.Headers.Allow.Where(m => m != "HEAD");
            if (!has.Order().SequenceEqual(said.Order()))
                broken.Add($"{path}: {string.Join(' ', said)}, but {(int)answer.StatusCode} {string.Join(' ', has)}");
        }
        Assert.Empty(broken);
    }

    /// <summary>A path with a value of its type for each of its parameters.</summary>
    private static string Filled(string path, JsonNode item)
    {
        var parameters = (item["parameters"]?.AsArray() ?? []).Concat(item["get"]?["parameters"]?.AsArray() ?? []);
        foreach (var parameter in parameters.Where(p => (string?)p!["in"] == "path"))
            path = path.Replace("{" + (string)parameter!["name"]! + "}", (string?)parameter["schema"]!["format"] == "date" ? "2026-01-01" : "1", StringComparison.Ordinal);
        return path;
    }

    [Fact]
    public async Task Strangers_are_sent_away_where_the_documents_say_so()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await app.Browser().GetStringAsync("/odata/openapi.json"));
        var model = await ModelAsync();
        foreach (var source in model.EntityContainer.Elements.Where(e => e is IEdmNavigationSource))
        {
            var needed = document.GetProperty("paths").GetProperty("/" + source.Name).GetProperty("get").TryGetProperty("security", out _);
            Assert.Equal((source.Name, needed), (source.Name, await StatusAsync(app.Browser(), "GET", source.Name) == 401));
        }
    }

    [Fact]
    public async Task Values_beyond_an_announced_bound_are_refused()
    {
        var (model, admin) = (await ModelAsync(), await app.ProgramAsync("admin@demo.test"));
        var tried = 0;
        foreach (var set in model.EntityContainer.EntitySets())
        {
            foreach (var property in set.EntityType().StructuralProperties())
            {
                foreach (var beyond in Beyond(model, property, property.Type))
                {
                    await AssertRefusedAsync(admin, set, property.Name, beyond);
                    tried++;
                }
            }
        }
        Assert.True(tried > 40, $"{tried} bounds");
    }

    [Theory]
    [InlineData("Format", "GroupSize", 33)]
    [InlineData("MatchFormat", "BestOf", 17)]
    [InlineData("MatchFormat", "Points", 100)]
    [InlineData("MatchFormat", "Lead", 100)]
    public async Task Members_of_complex_values_are_bounded_as_announced(string property, string member, int beyond)
    {
        var model = await ModelAsync();
        var announced = ((IEdmStructuredType)model.FindDeclaredType("YouthPrograms.Event" + property)).FindProperty(member);
        Assert.True(Value<IEdmIntegerConstantExpression>(model, announced, "Maximum")!.Value < beyond);
        var admin = await app.ProgramAsync("admin@demo.test");
        var row = (await admin.ReadAsync("Events?$top=1&$filter=State eq 'Setup'")).GetProperty("value")[0];
        var value = row.GetProperty(property).EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        value[member] = beyond;
        var answer = await admin.ChangeAsync($"Events({row.Id()})", new Dictionary<string, object> { [property] = value });
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains($"{property}/{member}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_not_one_of_those_announced_is_refused()
    {
        var coach = await app.ProgramAsync("coach@demo.test");
        Assert.Equal(400, (int)(await coach.ChangeAsync("Me", new { Language = "fr" })).StatusCode);
        Assert.Equal(400, (int)(await coach.ChangeAsync("Me", new { DisplayName = new string('x', 101) })).StatusCode);
    }

    /// <summary>Values just outside of what is announced.</summary>
    private static IEnumerable<object> Beyond(IEdmModel model, IEdmProperty property, IEdmTypeReference type)
    {
        if (Value<IEdmIntegerConstantExpression>(model, property, "Minimum") is { } least)
            yield return least.Value - 1;
        if (Value<IEdmIntegerConstantExpression>(model, property, "Maximum") is { } greatest)
            yield return greatest.Value + 1;
        if (Value<IEdmStringConstantExpression>(model, property, "Pattern") is not null)
            yield return "-";
        if (type is IEdmStringTypeReference { MaxLength: { } characters })
            yield return new string('x', characters + 1);
    }

    private static async Task AssertRefusedAsync(HttpClient admin, IEdmEntitySet set, string property, object beyond)
    {
        var filter = set.Name == "Events" ? "&$filter=State eq 'Setup'" : "";
        var rows = (await admin.ReadAsync($"{set.Name}?$top=1{filter}")).GetProperty("value");
        Assert.True(rows.GetArrayLength() == 1, $"{set.Name} has no row to try {property} on");
        var answer = await admin.ChangeAsync($"{set.Name}({rows[0].Id()})", new Dictionary<string, object> { [property] = beyond });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is 400 or 422, $"{set.Name}.{property} = {beyond}: {(int)answer.StatusCode} {body}");
        Assert.Contains(property, body, StringComparison.Ordinal);
    }

    private static bool Many(IEdmEntitySet set, string navigation)
        => set.EntityType().NavigationProperties().Single(n => n.Name == navigation).Type.IsCollection();

    private static async Task<int> StatusAsync(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), "/odata/" + address);
        if (method is "POST" or "PATCH")
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return (int)(await client.SendAsync(request)).StatusCode;
    }

    private static TExpression? Value<TExpression>(IEdmModel model, IEdmVocabularyAnnotatable target, string term)
        where TExpression : class, IEdmExpression
        => model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(target, Validation + term).SingleOrDefault()?.Value as TExpression;

    private static IEdmRecordExpression Record(IEdmModel model, IEdmVocabularyAnnotatable target, string term)
        => (IEdmRecordExpression)model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(target, term).Single().Value;

    private static bool Flag(IEdmModel model, IEdmVocabularyAnnotatable set, string term, string flag)
        => ((IEdmBooleanConstantExpression)Record(model, set, Capabilities + term).Properties.Single(p => p.Name == flag).Value).Value;

    private static List<string> Paths(IEdmModel model, IEdmVocabularyAnnotatable set, string term, string name)
        => Record(model, set, Capabilities + term).Properties.SingleOrDefault(p => p.Name == name)?.Value is IEdmCollectionExpression paths
            ? [.. paths.Elements.Cast<IEdmPathExpression>().Select(p => p.Path)]
            : [];

    private async Task<IEdmModel> ModelAsync()
    {
        using var reader = XmlReader.Create(new StringReader(await app.Browser().GetStringAsync("/odata/$metadata")));
        return CsdlReader.Parse(reader);
    }
}
