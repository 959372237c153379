using System.Runtime.CompilerServices;
using System.Xml;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Microsoft.OpenApi;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>
/// The metadata as other programs rely on it: <c>Golden/metadata.xml</c>. A difference is a change of the contract; run
/// with <c>WRITE_GOLDEN=1</c> to accept it.
/// </summary>
[Collection(OneService.Name)]
public sealed class TheContract(ProgramsApp app)
{
    [Fact]
    public async Task Is_the_one_that_was_published()
    {
        var metadata = await MetadataAsync();
        var golden = Path.Combine(Folder(), "metadata.xml");
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(golden, metadata);
        Assert.Equal(await File.ReadAllTextAsync(golden), metadata);
    }

    [Fact]
    public async Task Is_valid_to_an_independent_reader()
    {
        var metadata = await MetadataAsync();
        using var reader = XmlReader.Create(new StringReader(metadata));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join("\n", errors));
        model.Validate(out var faults);
        var invalid = faults.Where(fault => !IsBound(fault, metadata.Split('\n'))).ToList();
        Assert.True(invalid.Count == 0, string.Join("\n", invalid));
    }

    // Microsoft.OData.Edm 7.7.2 knows no constant that fits Edm.PrimitiveType, which is the type of Validation.Minimum and
    // Maximum and of the Value in Validation.AllowedValues.
    private static bool IsBound(EdmError fault, string[] lines) =>
        fault is { ErrorCode: EdmErrorCode.ExpressionPrimitiveKindNotValidForAssertedType, ErrorLocation: CsdlLocation place }
        && lines[place.LineNumber - 1] is { } line
        && (line.Contains("Org.OData.Validation.V1.M", StringComparison.Ordinal) || line.Contains("<PropertyValue Property=\"Value\"", StringComparison.Ordinal));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    [Fact]
    public async Task Is_an_OpenAPI_document_to_an_independent_reader()
    {
        await using var stream = await English().GetStreamAsync("/odata/openapi.json");
        var read = await OpenApiDocument.LoadAsync(stream, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(["/odata"], read.Document!.Servers!.Select(s => s.Url));
        Assert.Equal(["basic", "bearer", "cookie"], read.Document.Components!.SecuritySchemes!.Keys.Order());
        Assert.Contains(read.Document.Paths["/Tournaments({Id})/YouthPrograms.Publish"].Operations![HttpMethod.Post].Parameters!, p => p.Name == "Idempotency-Key");
    }

    private HttpClient English()
    {
        var client = app.Browser();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        return client;
    }

    private async Task<string> MetadataAsync() => (await English().GetStringAsync("/odata/$metadata")).ReplaceLineEndings("\n");
}
