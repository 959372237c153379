using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Model;

/// <summary>The immutable description of the service that every request reads.</summary>
internal sealed class ServiceModel
{
    public required string Namespace { get; init; }

    /// <summary>Where it is served: <c>/odata</c>.</summary>
    public required string Prefix { get; init; }
    public required ODataLimits Limits { get; init; }
    public required Func<IServiceProvider, DbContext> Context { get; init; }
    public required Func<HttpContext, ValueTask<object>> Viewer { get; init; }
    public required Func<IServiceProvider, Func<Task<bool>>, CancellationToken, Task> Atomic { get; init; }
    public Action<IServiceProvider>? Forget { get; init; }
    public Func<HttpContext, ValueTask<bool>>? Admit { get; init; }

    public Func<HttpContext, ValueTask<bool>>? AdmitShape { get; init; }
    public required IReadOnlyDictionary<string, SetModel> Sets { get; init; }
    public required IReadOnlyDictionary<string, OperationModel> Imports { get; init; }
    public required IReadOnlyDictionary<string, EnumModel> Enums { get; init; }
    public required IReadOnlyDictionary<string, StructureModel> Structures { get; init; }
    public required TypeCatalog Types { get; init; }
    public IReadOnlyList<SignInWay> SignInWays { get; init; } = [];
    public IReadOnlyList<string> WriteHeaders { get; init; } = [];
    public ModelDocuments Documents { get; set; } = null!;
}

internal sealed class EnumModel
{
    public required string Name { get; init; }
    public required Type Clr { get; init; }
    public required bool IsFlags { get; init; }
    public string? Description { get; init; }
}

/// <summary>An entity or complex type: its properties by their service names.</summary>
internal sealed class StructureModel
{
    private readonly Dictionary<string, PropertyModel> byName = [];
    private readonly Dictionary<string, NavigationModel> navigationByName = [];

    public required string Name { get; init; }
    public required Type Clr { get; init; }
    public string? Description { get; init; }
    public bool IsEntity { get; init; }
    public List<PropertyModel> Properties { get; } = [];
    public List<NavigationModel> Navigations { get; } = [];

    public PropertyModel? Property(string name) => byName.GetValueOrDefault(name);

    public NavigationModel? Navigation(string name) => navigationByName.GetValueOrDefault(name);

    public void Add(PropertyModel property)
    {
        property.Index = Properties.Count;
        Properties.Add(property);
        byName.Add(property.Name, property);
    }

    public void Add(NavigationModel navigation)
    {
        Navigations.Add(navigation);
        navigationByName.Add(navigation.Name, navigation);
    }
}

/// <summary>What an entity's JSON has a name for.</summary>
internal abstract class MemberModel
{
    public required string Name
    {
        get;
        init
        {
            field = value;
            Json = JsonEncodedText.Encode(value, JsonOptions.Writer.Encoder);
        }
    }

    public JsonEncodedText Json { get; private init; }
}

internal sealed class PropertyModel : MemberModel
{
    public required DataType Type { get; init; }

    /// <summary>From the CLR object to the value: <c>t =&gt; t.Name</c>, or a computed property's expression.</summary>
    public required LambdaExpression Read { get; init; }

    /// <summary>Null for a computed property.</summary>
    public string? ClrName { get; init; }

    /// <summary>The same on an object in memory.</summary>
    public required Func<object, object?> Get { get; init; }

    public bool Filterable { get; init; } = true;
    public bool Sortable { get; init; } = true;
    public bool ReadOnly { get; init; }
    public bool Computed { get; init; }
    public bool Immutable { get; init; }
    public bool Required { get; init; }

    /// <summary>What the handlers take; announced, not enforced by the library.</summary>
    public ValueBounds Bounds { get; init; } = ValueBounds.None;

    /// <summary>False when the database sees one opaque value, so that no path may go into it.</summary>
    public bool Transparent { get; init; } = true;

    public string? Description { get; init; }
    public int Index { get; set; }

    /// <summary>Whether a body may give it when the entity is created.</summary>
    public bool IsInsertable => !Computed && !ReadOnly && ClrName is not null;

    /// <summary>Whether a body may change it after the entity was created.</summary>
    public bool IsUpdatable(SetModel set) => !Computed && !ReadOnly && !Immutable && ClrName is not null && this != set.Key;
}

internal sealed class NavigationModel : MemberModel
{
    public required bool Many { get; init; }
    public required bool Nullable { get; init; }
    public required SetModel Target { get; init; }
    public required LambdaExpression Read { get; init; }
    public string? ClrName { get; init; }
    public INavigationBase? Ef { get; init; }
    public bool Filterable { get; init; } = true;
    public string? Description { get; init; }
}

/// <summary>An entity set, or a singleton.</summary>
internal sealed class SetModel
{
    public required SetDefinition Definition { get; init; }
    public required StructureModel Type { get; init; }
    public required DataType RowType { get; init; }
    public required int MaxPage { get; init; }
    public PropertyModel Key { get; set; } = null!;
    public PropertyModel? ETag { get; set; }
    public Dictionary<string, OperationModel> Operations { get; } = [];

    public string Name => Definition.Name;

    /// <summary>Whether a change to a key that is not there creates the entity.</summary>
    public bool IsUpsertable => Definition is { OnCreate: not null, OnUpdate: not null } && !Key.Computed && !Key.ReadOnly;

    public bool IsSearchable => Definition.Searchable.Count > 0;

    public bool IsSingleton => Definition.IsSingleton;
    public VisibilityRule? Visible { get; init; }
}

internal sealed class OperationModel
{
    public required OperationDefinition Definition { get; init; }
    public required IReadOnlyList<ParameterModel> Parameters { get; init; }
    public DataType? Returns { get; init; }
    public SetModel? ReturnSet { get; init; }
    public SetModel? BoundTo { get; init; }

    public string Name => Definition.Name;
    public bool IsAction => Definition.IsAction;
    public OperationBinding Binding => Definition.Binding;
}

internal sealed record ParameterModel(string Name, DataType Type, string? Description);
