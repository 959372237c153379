using System.Runtime.CompilerServices;
using System.Xml;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>
/// The metadata as other programs rely on it: <c>Golden/metadata.xml</c>. A difference is a change of the contract; run
/// with <c>WRITE_GOLDEN=1</c> to accept it.
/// </summary>
public sealed class TheContract(ProgramsApp app) : IClassFixture<ProgramsApp>
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
        using var reader = XmlReader.Create(new StringReader(await MetadataAsync()));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join("\n", errors));
        Assert.True(model.Validate(out var invalid), string.Join("\n", invalid));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    private async Task<string> MetadataAsync() =>
        (await app.Browser().GetStringAsync("/odata/$metadata")).ReplaceLineEndings("\n");
}
