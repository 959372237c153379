using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace YouthPrograms.OData.Model;

/// <summary>Core and Capabilities annotations: what the metadata promises is what the handlers and the binder do.</summary>
internal sealed class SchemaAnnotations(EdmModel edm)
{
    public void Describe(IEdmVocabularyAnnotatable target, string? text)
    {
        if (text is not null)
            Add(target, "Org.OData.Core.V1.Description", new EdmStringConstant(text));
    }

    public void Property(EdmStructuralProperty target, PropertyModel property)
    {
        Describe(target, property.Description);
        if (property.Computed)
            Add(target, "Org.OData.Core.V1.Computed", new EdmBooleanConstant(true));
        if (property.Immutable)
            Add(target, "Org.OData.Core.V1.Immutable", new EdmBooleanConstant(true));
        if (property is { ReadOnly: true, Computed: false })
            AddPermission(target);
    }

    public void Set(EdmNavigationSource target, SetModel set)
    {
        var element = (IEdmVocabularyAnnotatable)target;
        Describe(element, set.Definition.Description);
        if (set.ETag is not null)
            Add(element, "Org.OData.Core.V1.OptimisticConcurrency", Paths([set.ETag.Name]));
        Capability(element, "Insert", "Insertable", set.Definition.OnCreate is not null);
        Capability(element, "Update", "Updatable", set.Definition.OnUpdate is not null);
        Capability(element, "Delete", "Deletable", set.Definition.OnDelete is not null);
        Add(element, "Org.OData.Capabilities.V1.SearchRestrictions", Record(Flag("Searchable", set.Definition.Searchable.Count > 0)));
        if (!set.IsSingleton)
            Add(element, AggregationTerms.ApplySupported, Applicable(set));
        var blind = set.Type.Properties.Where(p => !p.Filterable).Select(p => p.Name).ToList();
        if (blind.Count > 0)
            Add(element, "Org.OData.Capabilities.V1.FilterRestrictions", Record(new EdmPropertyConstructor("NonFilterableProperties", Paths(blind))));
        var unsorted = set.Type.Properties.Where(p => !p.Sortable).Select(p => p.Name).ToList();
        if (unsorted.Count > 0)
            Add(element, "Org.OData.Capabilities.V1.SortRestrictions", Record(new EdmPropertyConstructor("NonSortableProperties", Paths(unsorted))));
    }

    private static EdmRecordExpression Applicable(SetModel set)
    {
        var steps = AggregationTerms.Transformations.Where(t => t != "search" || set.Definition.Searchable.Count > 0);
        return Record(
            new EdmPropertyConstructor("Transformations", new EdmCollectionExpression(steps.Select(t => new EdmStringConstant(t)))),
            Flag("From", false));
    }

    private void AddPermission(IEdmVocabularyAnnotatable target)
    {
        var term = edm.FindTerm("Org.OData.Core.V1.Permissions");
        var permission = (IEdmEnumType)term.Type.Definition;
        Add(target, term, new EdmEnumMemberExpression(permission.Members.Single(m => m.Name == "Read")));
    }

    private void Capability(IEdmVocabularyAnnotatable target, string name, string flag, bool value)
        => Add(target, $"Org.OData.Capabilities.V1.{name}Restrictions", Record(Flag(flag, value)));

    private static EdmPropertyConstructor Flag(string name, bool value) => new(name, new EdmBooleanConstant(value));

    private static EdmRecordExpression Record(params IEdmPropertyConstructor[] properties) => new(properties);

    private static EdmCollectionExpression Paths(IEnumerable<string> names) => new(names.Select(n => new EdmPropertyPathExpression(n)));

    private void Add(IEdmVocabularyAnnotatable target, string term, IEdmExpression value)
        => Add(target, edm.FindTerm(term), value);

    private void Add(IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(edm, EdmVocabularyAnnotationSerializationLocation.Inline);
        edm.AddVocabularyAnnotation(annotation);
    }
}
