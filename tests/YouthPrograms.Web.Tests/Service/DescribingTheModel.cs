using System.Collections;
using System.Globalization;
using System.Resources;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using YouthPrograms.Web.Descriptions;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Every element of the model says what it is, in both languages.</summary>
[Collection(OneService.Name)]
public sealed class DescribingTheModel(ProgramsApp app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Leaves_nothing_without_a_description(string language)
    {
        var model = await ModelAsync(language);
        var missing = Elements(model).Where(e => TextOf(model, e.Element) is null).Select(e => e.Name).ToList();
        Assert.True(missing.Count == 0, $"No {language} text in Descriptions/…ModelTexts{(language == "en" ? ".en" : "")}.resx for:\n{string.Join("\n", missing)}");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Speaks_one_language_at_a_time(string language)
    {
        var model = await ModelAsync(language);
        var texts = Elements(model).Select(e => (e.Name, Text: TextOf(model, e.Element)!)).ToList();
        var foreign = texts.Where(t => t.Text.Any(c => c is >= '\u4e00' and <= '\u9fff') != (language == "zh-CN") && t.Name != "Athlete.PublicName").Select(t => t.Name);
        Assert.Empty(foreign);
    }

    [Fact]
    public async Task Says_more_than_the_name()
    {
        var model = await ModelAsync("en");
        var repeated = Elements(model).Where(e => Letters(TextOf(model, e.Element)!) == Letters(e.Name[(e.Name.LastIndexOf('.') + 1)..]) && e.Name.Contains('.', StringComparison.Ordinal));
        Assert.Empty(repeated.Select(e => e.Name));
    }

    [Fact]
    public async Task Describes_nothing_that_is_not_there()
    {
        var model = await ModelAsync("en");
        var names = Elements(model).Select(e => e.Name).Concat(Members(model)).ToHashSet();
        var shared = names.Where(n => n.Contains('.', StringComparison.Ordinal)).Select(n => "*." + n[(n.IndexOf('.', StringComparison.Ordinal) + 1)..]).ToHashSet();
        string[] others = ["YouthPrograms", "cookie", "bearer", "basic", "Idempotency-Key"];
        Assert.Equal([], Keys("").Except(names).Except(shared).Except(others));
        Assert.Equal(Keys("").Order(), Keys("en").Order());
    }

    [Fact]
    public void Names_the_needs_a_booking_can_have()
    {
        foreach (var language in ModelTexts.Spoken)
            Assert.All(ClassVisit.AccessNeeds, need => Assert.Contains(need, ModelTexts.Find("Booking.AccessNeeds", language), StringComparison.Ordinal));
    }

    private async Task<IEdmModel> ModelAsync(string language)
    {
        var client = app.Browser();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        using var reader = XmlReader.Create(new StringReader(await client.GetStringAsync("/odata/$metadata")));
        return CsdlReader.Parse(reader);
    }

    private static IEnumerable<(string Name, IEdmVocabularyAnnotatable Element)> Elements(IEdmModel model)
    {
        yield return ("YouthPrograms", model.EntityContainer);
        foreach (var type in model.SchemaElements.OfType<IEdmSchemaType>())
        {
            yield return (type.Name, type);
            foreach (var property in (type as IEdmStructuredType)?.DeclaredProperties ?? [])
                yield return (type.Name + "." + property.Name, property);
        }
        foreach (var operation in model.SchemaElements.OfType<IEdmOperation>())
        {
            var owner = operation.IsBound ? BoundType(operation).Definition.FullTypeName()["YouthPrograms.".Length..] + "." : "";
            yield return (owner + operation.Name + "()", operation);
            foreach (var parameter in operation.Parameters.Skip(operation.IsBound ? 1 : 0))
                yield return ($"{owner}{operation.Name}({parameter.Name})", parameter);
        }
        foreach (var source in model.EntityContainer.Elements.Where(e => e is IEdmNavigationSource))
            yield return (source.Name, source);
    }

    private static IEdmTypeReference BoundType(IEdmOperation operation)
    {
        var type = operation.Parameters.First().Type;
        return type.IsCollection() ? type.AsCollection().ElementType() : type;
    }

    private static IEnumerable<string> Members(IEdmModel model)
        => model.SchemaElements.OfType<IEdmEnumType>().SelectMany(e => e.Members.Select(m => e.Name + "." + m.Name));

    private static string? TextOf(IEdmModel model, IEdmVocabularyAnnotatable element)
        => model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(element, "Org.OData.Core.V1.Description").SingleOrDefault()?.Value is IEdmStringConstantExpression text
            ? text.Value
            : null;

    private static string Letters(string text) => new([.. text.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    private static List<string> Keys(string language)
        => [.. ((string[])["Shared", "Tournament", "People", "Training", "Kit", "Funding"]).SelectMany(part =>
            new ResourceManager($"YouthPrograms.Web.{part}ModelTexts", typeof(ModelTexts).Assembly)
                .GetResourceSet(language.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>().Select(e => (string)e.Key))];
}
