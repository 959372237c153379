using System.Text.Json;

namespace YouthPrograms.Browser.Tests.Clients;

/// <summary>
/// SAP UI5's OData V4 model in Chromium: it reads the metadata, asks for IEEE754Compatible JSON of 4.0 and sends everything
/// in multipart batches, writes in change sets.
/// </summary>
public sealed class ReadingAndWritingWithUi5(Ui5 ui5) : IClassFixture<Ui5>
{
    [Fact]
    public async Task Understands_the_metadata_and_its_annotations()
    {
        var found = await RunAsync("metadata");
        Assert.Equal("YouthPrograms.Tournament", found.GetProperty("type").GetString());
        Assert.Equal("Id", found.GetProperty("key")[0].GetString());
        Assert.True(found.GetProperty("insertable").GetBoolean());
        Assert.StartsWith("Its word in addresses", found.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turns_pages_and_counts()
    {
        var found = await RunAsync("pages");
        Assert.True(found.GetProperty("count").GetInt32() > 100);
        Assert.Equal(20, found.GetProperty("ids").EnumerateArray().Select(id => id.GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Filters_and_sorts()
    {
        var found = (await RunAsync("filters")).EnumerateArray().ToList();
        Assert.Equal(5, found.Count);
        Assert.All(found, match => Assert.Equal("Completed", match.GetProperty("state").GetString()));
        Assert.All(found, match => Assert.StartsWith("B", match.GetProperty("code").GetString(), StringComparison.Ordinal));
        Assert.Equal(found.Select(Number).OrderDescending(), found.Select(Number));
    }

    [Fact]
    public async Task Expands_level_by_level()
    {
        var found = await RunAsync("expands");
        var codes = found.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
        Assert.True(codes.Count > 3);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.NotEmpty(found.GetProperty("label").GetString()!);
    }

    [Fact]
    public async Task Creates_changes_with_an_ETag_and_deletes()
    {
        var done = await RunAsync("writes");
        Assert.True(done.GetProperty("changed").GetBoolean());
        Assert.Equal(412, done.GetProperty("late").GetInt32());
        Assert.Equal(404, done.GetProperty("gone").GetInt32());
    }

    [Fact]
    public async Task Keeps_nothing_of_a_change_set_that_was_refused()
    {
        var done = await RunAsync("changeSet");
        Assert.True(done.GetProperty("refused").GetBoolean());
        Assert.Equal(0, done.GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task Calls_a_function_and_hears_why_an_action_was_refused()
    {
        var done = await RunAsync("operations");
        Assert.True(done.GetProperty("delegations").GetInt32() > 0);
        Assert.Equal(400, done.GetProperty("status").GetInt32());
        Assert.Equal("out-of-range", done.GetProperty("code").GetString());
    }

    private static int Number(JsonElement match) => match.GetProperty("number").GetInt32();

    private async Task<JsonElement> RunAsync(string step) => (await ui5.RunAsync(step))!.Value;
}
