using YouthPrograms.Data.People;

namespace YouthPrograms.Browser.Tests.Clients;

/// <summary>Programs of others under node, against the running service.</summary>
public sealed class ReadingAndWritingWithNode(Chromium chromium)
{
    private static readonly string[] Steps =
    [
        "reads $metadata", "turns pages by their links", "filters by text, number, date, enumeration and path", "filters by what lies behind a collection",
        "expands with options", "creates, changes with an ETag, is refused an old one, and deletes", "calls a function and an action", "batches reads",
        "batches writes in a change set",
    ];

    [Fact]
    public async Task O_js_and_odata_query_do_all_they_can()
    {
        var token = await chromium.TokenAsync("admin@demo.test", TokenScope.Write);
        var (ok, output) = await Packages.RunAsync("odata.cjs", chromium.Address + "/odata", token);
        Assert.True(ok, output);
        Assert.Equal(Steps.Select(step => "ok " + step), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_OpenAPI_document_keeps_to_its_schema_in_both_languages()
    {
        var (ok, output) = await Packages.RunAsync("validate.mjs", Packages.Folder, chromium.Address + "/odata/openapi.json");
        Assert.True(ok, output);
    }
}
