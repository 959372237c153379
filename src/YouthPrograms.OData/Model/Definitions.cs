using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Model;

/// <summary>What the builders collect; <see cref="ModelCompiler"/> makes the immutable model of it.</summary>
internal sealed class ServiceDefinition
{
    public string Namespace { get; set; } = "Default";
    public string Prefix { get; set; } = "";

    /// <summary>Once the service is mapped.</summary>
    public ModelDocuments? Documents { get; set; }

    public required Func<IServiceProvider, DbContext> Context { get; init; }
    public required Func<HttpContext, ValueTask<object>> Viewer { get; set; }
    public required Func<IServiceProvider, Func<Task<bool>>, CancellationToken, Task> Atomic { get; set; }
    public Action<IServiceProvider>? Forget { get; set; }
    public Func<HttpContext, ValueTask<bool>>? Admit { get; set; }

    public Func<HttpContext, ValueTask<bool>>? AdmitShape { get; set; }
    public ODataLimits Limits { get; } = new();
    public List<SetDefinition> Sets { get; } = [];
    public List<OperationDefinition> Operations { get; } = [];
    public IReadOnlyList<CultureInfo> Languages { get; set; } = [CultureInfo.GetCultureInfo("en")];
    public Func<string, CultureInfo, string?>? Describe { get; set; }
    public List<SignInWay> SignInWays { get; } = [];
    public List<string> WriteHeaders { get; } = [];
    public Dictionary<Type, TypeNaming> Complex { get; } = [];
    public Dictionary<Type, TypeNaming> Enums { get; } = [];
}

internal sealed record TypeNaming(string? Name, string? Description)
{
    public Dictionary<string, PropertySettings> Members { get; } = [];
}

/// <summary>One way to sign in, as OpenAPI names it; <paramref name="Cookie"/> is the cookie's name where it is one.</summary>
internal sealed record SignInWay(string Name, string? Cookie);

/// <summary>What a property's values are held to.</summary>
internal sealed record ValueBounds(decimal? Least = null, decimal? Greatest = null, int? MaxLength = null, string? Pattern = null, IReadOnlyList<string>? Allowed = null)
{
    public static readonly ValueBounds None = new();
}

internal sealed class SetDefinition
{
    private readonly Dictionary<string, PropertySettings> settings = [];

    public required string Name { get; set; }
    public required string TypeName { get; set; }
    public required Type Clr { get; init; }
    public required Func<DbContext, object, IQueryable> Source { get; init; }
    public required bool IsSingleton { get; init; }
    public string? Description { get; set; }
    public bool SignInNeeded { get; set; }
    public LambdaExpression? Visible { get; set; }
    public string? ETag { get; set; }
    public HashSet<string> Hidden { get; } = [];
    public HashSet<string>? Only { get; set; }
    public List<LambdaExpression> Searchable { get; } = [];
    public HashSet<string> DeepInserts { get; } = [];
    public int? MaxPage { get; set; }
    public Func<ODataAccess, object, ODataFailure?>? Authorize { get; set; }
    public Func<HttpContext, ValueTask>? Watch { get; set; }
    public Func<ChangeSet, HandlerCall, Task<ODataResult>>? OnCreate { get; set; }
    public Func<ChangeSet, HandlerCall, Task<ODataResult>>? OnUpdate { get; set; }
    public Func<HandlerCall, Task<ODataResult>>? OnDelete { get; set; }
    public List<OperationDefinition> Operations { get; } = [];
    public IReadOnlyDictionary<string, PropertySettings> Properties => settings;

    public PropertySettings Settings(string clrName)
        => settings.TryGetValue(clrName, out var found) ? found : settings[clrName] = new();
}

internal sealed class PropertySettings
{
    public string? Name { get; set; }
    public string? Description { get; set; }
    public bool Filterable { get; set; } = true;
    public bool Sortable { get; set; } = true;
    public bool ReadOnly { get; set; }
    public bool ServerComputed { get; set; }
    public bool Immutable { get; set; }
    public bool Required { get; set; }
    public ValueBounds Bounds { get; set; } = ValueBounds.None;
    public LambdaExpression? Computed { get; set; }
    public LambdaExpression? Navigation { get; set; }
    public string? TargetSet { get; set; }
}

internal enum OperationBinding
{
    None,
    Entity,
    Collection,
}

internal sealed class OperationDefinition
{
    public required string Name { get; init; }
    public required bool IsAction { get; init; }
    public required OperationBinding Binding { get; init; }
    public string? Description { get; set; }
    public List<ParameterDefinition> Parameters { get; } = [];
    public ReturnDefinition? Returns { get; set; }
    public Func<ODataArguments, HandlerCall, Task<ODataResult>>? Body { get; set; }
}

internal sealed record ParameterDefinition(string Name, Type Clr, bool Nullable, string? Description);

internal sealed record ReturnDefinition(Type? Clr, bool Many, string? Set);

/// <summary>What a handler may know of its request, before it is typed by the viewer.</summary>
internal sealed record HandlerCall(HttpContext Http, object Viewer, object? Key, object? ETag)
{
    public long LongKey => Convert.ToInt64(Key, CultureInfo.InvariantCulture);
}
