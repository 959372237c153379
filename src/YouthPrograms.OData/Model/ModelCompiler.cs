using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.OpenApi;

namespace YouthPrograms.OData.Model;

/// <summary>Joins the definition with the EF model. Contradictions are found here, at start, not by a request.</summary>
internal sealed class ModelCompiler
{
    private readonly ServiceDefinition definition;
    private readonly IModel ef;
    private readonly TypeCatalog types;
    private readonly Dictionary<string, SetModel> sets = [];

    private ModelCompiler(ServiceDefinition definition, IModel ef)
    {
        this.definition = definition;
        this.ef = ef;
        types = new(definition);
    }

    public static ServiceModel Compile(ServiceDefinition definition, IModel ef) => new ModelCompiler(definition, ef).Run();

    private ServiceModel Run()
    {
        foreach (var set in definition.Sets)
            Declare(set);
        foreach (var set in sets.Values)
            AddNavigations(set);
        foreach (var set in sets.Values)
            AddOperations(set);
        foreach (var (clr, _) in definition.Complex)
            types.Type(clr, nullable: false);
        foreach (var (clr, _) in definition.Enums)
            types.Type(clr, nullable: false);
        var imports = definition.Operations.Select(o => Operation(o, null)).ToDictionary(o => o.Name);
        var model = Model(imports);
        model.Documents = new(definition.Languages, language => Documents(model, new(definition.Describe, language)));
        _ = model.Documents.For(definition.Languages[0]); // A schema that cannot be written is found at the start.
        return model;
    }

    private ServiceModel Model(Dictionary<string, OperationModel> imports)
        => new()
        {
            Namespace = definition.Namespace,
            Prefix = definition.Prefix,
            Limits = definition.Limits,
            Context = definition.Context,
            Viewer = definition.Viewer,
            Atomic = definition.Atomic,
            Forget = definition.Forget,
            Admit = definition.Admit,
            AdmitShape = definition.AdmitShape,
            Sets = sets,
            Imports = imports,
            Enums = types.Enums.ToDictionary(e => e.Name),
            Structures = types.Complex.Concat(sets.Values.Select(s => s.Type)).DistinctBy(s => s.Name).ToDictionary(s => s.Name),
            Types = types,
            SignInWays = definition.SignInWays,
            WriteHeaders = definition.WriteHeaders,
        };

    private static LanguageDocuments Documents(ServiceModel model, Wording wording)
    {
        var schema = SchemaBuilder.Build(model, wording);
        return new(
            wording.Language, MetadataDocuments.Xml(schema), new(() => MetadataDocuments.Json(schema)), new(() => OpenApiDocument.Write(model, wording)));
    }

    private void Declare(SetDefinition set)
    {
        var entity = Entity(set);
        var type = new StructureModel { Name = set.TypeName, Clr = set.Clr, IsEntity = true };
        var model = new SetModel
        {
            Definition = set,
            Type = type,
            RowType = new(DataKind.Entity, set.Clr, false) { Structure = type },
            MaxPage = set.MaxPage ?? definition.Limits.MaxPageSize,
            Visible = set.Visible is null ? null : new(set.Visible),
        };
        var key = entity.FindPrimaryKey()!.Properties[0].Name;
        foreach (var property in Properties(set, entity, key))
            type.Add(property);
        model.Key = type.Properties.Single(p => p.ClrName == key);
        model.ETag = set.ETag is null ? null : type.Properties.FirstOrDefault(p => p.ClrName == set.ETag)
            ?? throw Wrong(set, $"its ETag '{set.ETag}' is hidden or not mapped");
        if (!sets.TryAdd(set.Name, model))
            throw Wrong(set, "there are two of this name");
    }

    private IEntityType Entity(SetDefinition set)
    {
        var entity = ef.FindEntityType(set.Clr) ?? throw Wrong(set, $"'{set.Clr}' is not an entity of the context");
        return entity.FindPrimaryKey() is { Properties.Count: 1 }
            ? entity
            : throw Wrong(set, "its key must be exactly one property");
    }

    private IEnumerable<PropertyModel> Properties(SetDefinition set, IEntityType entity, string key)
    {
        foreach (var clr in set.Clr.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if ((clr.Name == key || Shown(set, clr.Name)) && Property(set, entity, clr, clr.Name == key) is { } property)
                yield return property;
        }
        foreach (var (name, settings) in set.Properties.Where(p => p.Value.Computed is not null))
            yield return ComputedProperty(name, settings);
    }

    private PropertyModel? Property(SetDefinition set, IEntityType entity, PropertyInfo clr, bool isKey)
    {
        var scalar = entity.FindProperty(clr.Name);
        var complex = entity.FindComplexProperty(clr.Name);
        var owned = entity.FindNavigation(clr.Name) is { TargetEntityType: var target } && target.IsOwned();
        if (scalar is null && complex is null && !owned)
            return null;
        var settings = set.Properties.GetValueOrDefault(clr.Name) ?? new();
        var nullable = scalar?.IsNullable ?? complex?.IsNullable ?? !(entity.FindNavigation(clr.Name)!.ForeignKey.IsRequiredDependent);
        var type = types.Type(clr.PropertyType, nullable && !isKey);
        var opaque = scalar is not null && type.Kind is DataKind.Complex
            || (type.Kind is DataKind.Collection && scalar?.GetElementType() is null && scalar is not null);
        return new()
        {
            Name = settings.Name ?? clr.Name,
            ClrName = clr.Name,
            Type = type,
            Read = TypeCatalog.Reader(clr),
            Get = clr.GetValue,
            Transparent = !opaque,
            Filterable = settings.Filterable && !opaque,
            Sortable = settings.Sortable && !opaque && type.Kind is not (DataKind.Complex or DataKind.Collection or DataKind.Binary),
            ReadOnly = settings.ReadOnly,
            Computed = settings.ServerComputed || (isKey && scalar!.ValueGenerated != ValueGenerated.Never) || clr.Name == set.ETag,
            Immutable = settings.Immutable,
            Required = settings.Required,
            Bounds = settings.Bounds,
            Description = settings.Description,
        };
    }

    private PropertyModel ComputedProperty(string name, PropertySettings settings)
    {
        var read = settings.Computed!;
        return new()
        {
            Name = settings.Name ?? name,
            Type = types.Type(read.ReturnType, nullable: !read.ReturnType.IsValueType),
            Read = read,
            Get = Boxed(read),
            Filterable = settings.Filterable,
            Sortable = settings.Sortable,
            ReadOnly = true,
            Computed = true,
            Description = settings.Description,
        };
    }

    private static Func<object, object?> Boxed(LambdaExpression read)
    {
        var row = Expression.Parameter(typeof(object));
        var body = Expression.Invoke(read, Expression.Convert(row, read.Parameters[0].Type));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(body, typeof(object)), row).Compile();
    }

    private void AddNavigations(SetModel set)
    {
        var entity = ef.FindEntityType(set.Definition.Clr)!;
        foreach (var clr in set.Definition.Clr.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var link = (INavigationBase?)entity.FindNavigation(clr.Name) ?? entity.FindSkipNavigation(clr.Name);
            if (link is null || link.TargetEntityType.IsOwned() || !Shown(set.Definition, clr.Name))
                continue;
            var settings = set.Definition.Properties.GetValueOrDefault(clr.Name) ?? new();
            if (Target(link.TargetEntityType.ClrType, settings.TargetSet) is { } target)
                set.Type.Add(Navigation(settings.Name ?? clr.Name, TypeCatalog.Reader(clr), link, target, settings));
        }
        foreach (var (name, settings) in set.Definition.Properties.Where(p => p.Value.Navigation is not null))
        {
            var read = settings.Navigation!;
            var many = TypeCatalog.IsCollection(read.ReturnType);
            var target = Target(many ? TypeCatalog.ElementOf(read.ReturnType)! : read.ReturnType, settings.TargetSet)
                ?? throw Wrong(set.Definition, $"navigation '{name}' leads to no set");
            var plain = read.Body is MemberExpression { Expression: ParameterExpression } member ? member.Member.Name : null;
            var link = plain is null ? null : (INavigationBase?)entity.FindNavigation(plain) ?? entity.FindSkipNavigation(plain);
            set.Type.Add(Navigation(settings.Name ?? name, read, link, target, settings));
        }
    }

    private static NavigationModel Navigation(
        string name, LambdaExpression read, INavigationBase? link, SetModel target, PropertySettings settings) => new()
        {
            Name = name,
            Many = TypeCatalog.IsCollection(read.ReturnType),
            // A partner the viewer may not see is null to them, whatever the foreign key says.
            Nullable = target.Visible is not null || link is not INavigation { IsOnDependent: true, ForeignKey.IsRequired: true },
            Target = target,
            Read = read,
            ClrName = link?.Name,
            Ef = link,
            Filterable = settings.Filterable,
            Description = settings.Description,
        };

    private SetModel? Target(Type clr, string? name)
        => name is not null
            ? sets.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no set '{name}' to lead to.")
            : sets.Values.FirstOrDefault(s => s.Definition.Clr == clr && !s.IsSingleton);

    private static bool Shown(SetDefinition set, string clrName)
        => !set.Hidden.Contains(clrName) && (set.Only?.Contains(clrName) ?? true);

    private void AddOperations(SetModel set)
    {
        foreach (var operation in set.Definition.Operations)
            set.Operations.Add(operation.Name, Operation(operation, set));
    }

    private OperationModel Operation(OperationDefinition operation, SetModel? boundTo)
    {
        if (operation.Body is null)
            throw new InvalidOperationException($"Operation '{operation.Name}' has no body.");
        if (!operation.IsAction && operation.Returns is null)
            throw new InvalidOperationException($"Function '{operation.Name}' returns nothing.");
        var returnSet = operation.Returns?.Set is { } name ? Target(typeof(object), name) : null;
        return new()
        {
            Definition = operation,
            BoundTo = boundTo,
            Parameters = [.. operation.Parameters.Select(p => new ParameterModel(p.Name, types.Type(p.Clr, p.Nullable), p.Description))],
            ReturnSet = returnSet,
            Returns = operation.Returns is null ? null : ReturnType(operation.Returns, returnSet),
        };
    }

    private DataType ReturnType(ReturnDefinition returns, SetModel? set)
    {
        var one = set?.RowType ?? types.Type(returns.Clr!, nullable: !returns.Many && !returns.Clr!.IsValueType);
        return returns.Many
            ? new(DataKind.Collection, typeof(IEnumerable<>).MakeGenericType(one.Clr), false) { Element = one }
            : one;
    }

    private static InvalidOperationException Wrong(SetDefinition set, string what) => new($"OData set '{set.Name}': {what}.");
}
