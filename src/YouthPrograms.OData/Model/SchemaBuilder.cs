using Microsoft.OData.Edm;

namespace YouthPrograms.OData.Model;

/// <summary>The EDM counterpart of the service model, of which the metadata documents are written.</summary>
internal sealed class SchemaBuilder
{
    private readonly string ns;
    private readonly ServiceModel model;
    private readonly Wording wording;
    private readonly EdmModel edm = new();
    private readonly EdmEntityContainer container;
    private readonly Dictionary<StructureModel, EdmStructuredType> structures = [];
    private readonly Dictionary<EnumModel, EdmEnumType> enums = [];
    private readonly Dictionary<SetModel, EdmNavigationSource> sources = [];
    private readonly SchemaAnnotations annotations;
    private readonly SchemaCapabilities capabilities;

    private SchemaBuilder(ServiceModel model, Wording wording)
    {
        ns = model.Namespace;
        this.model = model;
        this.wording = wording;
        container = new(ns, "Container");
        edm.AddElement(container);
        annotations = new(edm);
        capabilities = new(annotations, model, wording);
    }

    /// <summary>The schema with its descriptions in one language.</summary>
    public static IEdmModel Build(ServiceModel model, Wording wording) => new SchemaBuilder(model, wording).Run();

    private EdmModel Run()
    {
        var types = model.Types;
        List<SetModel> sets = [.. model.Sets.Values];
        capabilities.Service(container);
        foreach (var type in types.Enums)
            AddEnum(type);
        foreach (var type in types.Complex)
            structures[type] = new EdmComplexType(ns, type.Name);
        foreach (var set in sets)
            structures[set.Type] = new EdmEntityType(ns, set.Type.Name);
        foreach (var type in types.Complex)
            AddProperties(type);
        foreach (var set in sets)
            AddEntity(set);
        foreach (var set in sets)
            AddNavigations(set);
        foreach (var operation in sets.SelectMany(s => s.Operations.Values))
            AddOperation(operation);
        foreach (var operation in model.Imports.Values)
            AddImport(operation);
        return edm;
    }

    private void AddEnum(EnumModel type)
    {
        var added = enums[type] = new(ns, type.Name, Underlying(type.Clr), type.IsFlags);
        foreach (var name in Enum.GetNames(type.Clr))
        {
            var value = Convert.ToInt64(Enum.Parse(type.Clr, name), System.Globalization.CultureInfo.InvariantCulture);
            annotations.Describe(added.AddMember(name, new EdmEnumMemberValue(value)), wording.Of(type, name));
        }
        edm.AddElement(added);
        annotations.Describe(added, wording.Of(type));
    }

    private static EdmPrimitiveTypeKind Underlying(Type clr)
        => DataType.Primitive(Enum.GetUnderlyingType(clr), nullable: false)?.Kind is { } kind and not DataKind.Null
            ? Enum.Parse<EdmPrimitiveTypeKind>(kind.ToString())
            : EdmPrimitiveTypeKind.Int64;

    private void AddProperties(StructureModel type)
    {
        var structure = structures[type];
        foreach (var property in type.Properties)
            annotations.Property(structure.AddStructuralProperty(property.Name, Reference(property)), property, wording.Of(type, property));
        edm.AddElement((IEdmSchemaElement)structure);
        annotations.Describe((Microsoft.OData.Edm.Vocabularies.IEdmVocabularyAnnotatable)structure, wording.Of(type));
    }

    private void AddEntity(SetModel set)
    {
        var entity = (EdmEntityType)structures[set.Type];
        foreach (var property in set.Type.Properties)
        {
            var added = entity.AddStructuralProperty(property.Name, Reference(property));
            annotations.Property(added, property, wording.Of(set.Type, property));
            if (property == set.Key)
                entity.AddKeys(added);
        }
        edm.AddElement(entity);
        annotations.Describe(entity, wording.Of(set.Type));
        EdmNavigationSource source = set.IsSingleton ? container.AddSingleton(set.Name, entity) : container.AddEntitySet(set.Name, entity);
        sources[set] = source;
        capabilities.Set(source, set);
    }

    private void AddNavigations(SetModel set)
    {
        var entity = (EdmEntityType)structures[set.Type];
        foreach (var navigation in set.Type.Navigations)
        {
            var added = entity.AddUnidirectionalNavigation(new()
            {
                Name = navigation.Name,
                Target = (EdmEntityType)structures[navigation.Target.Type],
                TargetMultiplicity = navigation.Many ? EdmMultiplicity.Many
                    : navigation.Nullable ? EdmMultiplicity.ZeroOrOne : EdmMultiplicity.One,
            });
            sources[set].AddNavigationTarget(added, sources[navigation.Target]);
            annotations.Describe(added, wording.Of(set.Type, navigation));
        }
    }

    private EdmOperation AddOperation(OperationModel operation)
    {
        var returns = operation.Returns is null ? null : Reference(operation.Returns);
        var bound = operation.Binding != OperationBinding.None;
        EdmOperation added = operation.IsAction
            ? new EdmAction(ns, operation.Name, returns, bound, ReturnPath(operation))
            : new EdmFunction(ns, operation.Name, returns, bound, ReturnPath(operation), isComposable: false);
        if (bound)
            added.AddParameter("bindingParameter", BindingType(operation));
        foreach (var parameter in operation.Parameters)
            annotations.Describe(added.AddParameter(parameter.Name, Reference(parameter.Type)), wording.Of(operation, parameter));
        edm.AddElement(added);
        annotations.Describe(added, wording.Of(operation));
        return added;
    }

    // An entity set path can only lead from the binding parameter; operations that return other sets' entities have none.
    private static EdmPathExpression? ReturnPath(OperationModel operation)
        => operation.ReturnSet is { } set && set == operation.BoundTo ? new("bindingParameter") : null;

    private IEdmTypeReference BindingType(OperationModel operation)
    {
        var entity = Reference(operation.BoundTo!.RowType);
        return operation.Binding == OperationBinding.Collection ? EdmCoreModel.GetCollection(entity) : entity;
    }

    private void AddImport(OperationModel operation)
    {
        var added = AddOperation(operation);
        var path = operation.ReturnSet is { } set ? new EdmPathExpression(set.Name) : null;
        if (added is EdmAction action)
            container.AddActionImport(operation.Name, action, path);
        else
            container.AddFunctionImport(operation.Name, (EdmFunction)added, path, includeInServiceDocument: operation.Parameters.Count == 0);
    }

    private IEdmTypeReference Reference(PropertyModel property) => property.Bounds.MaxLength is { } characters
        ? EdmCoreModel.Instance.GetString(isUnbounded: false, characters, isUnicode: null, property.Type.Nullable)
        : Reference(property.Type);

    private IEdmTypeReference Reference(DataType type) => type.Kind switch
    {
        DataKind.Collection => EdmCoreModel.GetCollection(Reference(type.Element!)),
        DataKind.Enum => new EdmEnumTypeReference(enums[type.Enum!], type.Nullable),
        DataKind.Complex => new EdmComplexTypeReference((IEdmComplexType)structures[type.Structure!], type.Nullable),
        DataKind.Entity => new EdmEntityTypeReference((IEdmEntityType)structures[type.Structure!], type.Nullable),
        DataKind.DateTimeOffset => EdmCoreModel.Instance.GetTemporal(EdmPrimitiveTypeKind.DateTimeOffset, 7, type.Nullable),
        DataKind.TimeOfDay => EdmCoreModel.Instance.GetTemporal(EdmPrimitiveTypeKind.TimeOfDay, 7, type.Nullable),
        DataKind.Decimal => EdmCoreModel.Instance.GetDecimal(null, null, type.Nullable),
        _ => EdmCoreModel.Instance.GetPrimitive(Enum.Parse<EdmPrimitiveTypeKind>(type.Kind.ToString()), type.Nullable),
    };
}
