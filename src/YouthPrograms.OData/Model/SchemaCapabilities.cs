using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace YouthPrograms.OData.Model;

/// <summary>Capabilities annotations: of each set and of the service as a whole.</summary>
internal sealed class SchemaCapabilities(SchemaAnnotations annotations, ServiceModel model, Wording wording)
{
    private const string Namespace = "Org.OData.Capabilities.V1.";

    public void Set(EdmNavigationSource source, SetModel set)
    {
        var target = (IEdmVocabularyAnnotatable)source;
        annotations.Describe(target, wording.Of(set));
        if (set.ETag is not null)
            annotations.Add(target, "Org.OData.Core.V1.OptimisticConcurrency", Paths([set.ETag.Name]));
        Writes(target, set);
        Expansion(target, set);
        if (!set.IsSingleton)
            Collection(target, set);
    }

    private void Writes(IEdmVocabularyAnnotatable target, SetModel set)
    {
        Restrict(target, "Insert", Flag("Insertable", set.Definition.OnCreate is not null));
        Restrict(target, "Update", Flag("Updatable", set.Definition.OnUpdate is not null), Flag("Upsertable", set.IsUpsertable));
        Restrict(target, "Delete", Flag("Deletable", set.Definition.OnDelete is not null));
        annotations.Add(target, Namespace + "DeepInsertSupport", Record(Flag("Supported", set.Definition.DeepInserts.Count > 0)));
    }

    private void Expansion(IEdmVocabularyAnnotatable target, SetModel set)
    {
        if (set.Type.Navigations.Count == 0)
            Restrict(target, "Expand", Flag("Expandable", false));
        else
            Restrict(target, "Expand", Flag("Expandable", true), new("MaxLevels", new EdmIntegerConstant(model.Limits.MaxExpandDepth)));
    }

    private void Collection(IEdmVocabularyAnnotatable target, SetModel set)
    {
        var blind = Unfilterable(set);
        var unsorted = set.Type.Properties.Where(p => !p.Sortable).Select(p => p.Name).ToList();
        Restrict(target, "Filter", [Flag("Filterable", true), .. Named("NonFilterableProperties", blind)]);
        Restrict(target, "Sort", [Flag("Sortable", true), .. Named("NonSortableProperties", unsorted)]);
        Restrict(target, "Count", Flag("Countable", true));
        Restrict(target, "Search", Flag("Searchable", set.IsSearchable));
        foreach (var tag in (string[])["TopSupported", "SkipSupported", "ComputeSupported", "IndexableByKey"])
            annotations.Add(target, Namespace + tag, new EdmBooleanConstant(true));
        annotations.Add(target, AggregationTerms.ApplySupported, Applicable(set));
    }

    /// <summary>Properties, and navigations with what lies behind them, that a filter may not name.</summary>
    public static List<string> Unfilterable(SetModel set)
        => [.. set.Type.Properties.Where(p => !p.Filterable).Select(p => p.Name), .. set.Type.Navigations.Where(n => !n.Filterable).Select(n => n.Name)];

    private static EdmRecordExpression Applicable(SetModel set)
    {
        var steps = AggregationTerms.Transformations.Where(t => t != "search" || set.IsSearchable);
        return Record(Texts("Transformations", steps), Flag("From", false));
    }

    /// <summary>What holds for the whole service.</summary>
    public void Service(EdmEntityContainer container)
    {
        annotations.Describe(container, wording.Find(model.Namespace));
        annotations.Add(container, "Org.OData.Core.V1.ODataVersions", new EdmStringConstant("4.0 4.01"));
        annotations.Add(container, Namespace + "ConformanceLevel", annotations.Member(Namespace + "ConformanceLevel", "Intermediate"));
        annotations.Add(container, Namespace + "SupportedFormats", new EdmCollectionExpression(new EdmStringConstant("application/json")));
        annotations.Add(container, Namespace + "SupportedMetadataFormats", Strings(["application/xml", "application/json"]));
        annotations.Add(container, Namespace + "BatchSupport", Record(
            Flag("Supported", true), Flag("ContinueOnErrorSupported", true), Flag("ReferencesInRequestBodiesSupported", true),
            Flag("ReferencesAcrossChangeSetsSupported", true), Flag("EtagReferencesSupported", true),
            Flag("RequestDependencyConditionsSupported", true), Texts("SupportedFormats", ["multipart/mixed", "application/json"])));
        foreach (var tag in (string[])["KeyAsSegmentSupported", "QuerySegmentSupported"])
            annotations.Add(container, Namespace + tag, new EdmBooleanConstant(true));
        foreach (var tag in (string[])["AsynchronousRequestsSupported", "CrossJoinSupported"])
            annotations.Add(container, Namespace + tag, new EdmBooleanConstant(false));
        if (model.WriteHeaders.Count > 0)
            annotations.Add(container, Namespace + "CustomHeaders", new EdmCollectionExpression(model.WriteHeaders.Select(Header)));
    }

    private EdmRecordExpression Header(string name) => Record(
    [
        Text("Name", name), .. wording.Find(name) is { } text ? (EdmPropertyConstructor[])[Text("Description", text)] : [], Flag("Required", false),
    ]);

    private void Restrict(IEdmVocabularyAnnotatable target, string what, params EdmPropertyConstructor[] properties)
        => annotations.Add(target, $"{Namespace}{what}Restrictions", Record(properties));

    private static EdmPropertyConstructor Flag(string name, bool value) => new(name, new EdmBooleanConstant(value));

    private static EdmPropertyConstructor Text(string name, string value) => new(name, new EdmStringConstant(value));

    private static EdmPropertyConstructor Texts(string name, IEnumerable<string> values) => new(name, Strings(values));

    private static EdmCollectionExpression Strings(IEnumerable<string> values) => new(values.Select(v => new EdmStringConstant(v)));

    private static IEnumerable<EdmPropertyConstructor> Named(string name, List<string> properties)
        => properties.Count == 0 ? [] : [new(name, Paths(properties))];

    private static EdmRecordExpression Record(params EdmPropertyConstructor[] properties) => new(properties);

    private static EdmCollectionExpression Paths(IEnumerable<string> names) => new(names.Select(n => new EdmPropertyPathExpression(n)));
}
