using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace YouthPrograms.OData.Model;

/// <summary>Core and Validation annotations of the schema: what the metadata promises is what the handlers and the binder do.</summary>
internal sealed class SchemaAnnotations(EdmModel edm)
{
    public void Describe(IEdmVocabularyAnnotatable target, string? text)
    {
        if (text is not null)
            Add(target, "Org.OData.Core.V1.Description", new EdmStringConstant(text));
    }

    public void Property(IEdmVocabularyAnnotatable target, PropertyModel property, string? description)
    {
        Describe(target, description);
        if (property.Computed)
            Add(target, "Org.OData.Core.V1.Computed", new EdmBooleanConstant(true));
        if (property.Immutable)
            Add(target, "Org.OData.Core.V1.Immutable", new EdmBooleanConstant(true));
        if (property is { ReadOnly: true, Computed: false })
            Add(target, "Org.OData.Core.V1.Permissions", Member("Org.OData.Core.V1.Permissions", "Read"));
        Bounds(target, property);
    }

    private void Bounds(IEdmVocabularyAnnotatable target, PropertyModel property)
    {
        if (property.Bounds.Least is { } least)
            Add(target, "Org.OData.Validation.V1.Minimum", Number(property.Type, least));
        if (property.Bounds.Greatest is { } greatest)
            Add(target, "Org.OData.Validation.V1.Maximum", Number(property.Type, greatest));
        if (property.Bounds.Pattern is { } pattern)
            Add(target, "Org.OData.Validation.V1.Pattern", new EdmStringConstant(pattern));
        if (property.Bounds.Allowed is { } allowed)
            Add(target, "Org.OData.Validation.V1.AllowedValues", new EdmCollectionExpression(allowed.Select(Allowed)));
    }

    private static EdmRecordExpression Allowed(string text) => new(new EdmPropertyConstructor("Value", new EdmStringConstant(text)));

    private static IEdmExpression Number(DataType type, decimal value)
        => type.Kind == DataKind.Decimal ? new EdmDecimalConstant(value) : new EdmIntegerConstant((long)value);

    /// <summary>A member of a term's enumeration.</summary>
    public EdmEnumMemberExpression Member(string term, string member)
        => new(((IEdmEnumType)edm.FindTerm(term).Type.Definition).Members.Single(m => m.Name == member));

    public void Add(IEdmVocabularyAnnotatable target, string term, IEdmExpression value) => Add(target, edm.FindTerm(term), value);

    public void Add(IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(edm, EdmVocabularyAnnotationSerializationLocation.Inline);
        edm.AddVocabularyAnnotation(annotation);
    }
}
