using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData;

/// <summary>Names the sets, singletons, operations and limits of a service.</summary>
public sealed class ODataModelBuilder<TContext, TViewer>
    where TContext : DbContext
    where TViewer : notnull
{
    internal ServiceDefinition Definition { get; } = new()
    {
        Context = services => services.GetRequiredService<TContext>(),
        Viewer = http => ValueTask.FromResult<object>(http.RequestServices.GetRequiredService<TViewer>()),
        Atomic = InTransactionAsync,
    };

    /// <summary>The schema namespace of every type and operation.</summary>
    public ODataModelBuilder<TContext, TViewer> Namespace(string name)
    {
        Definition.Namespace = name;
        return this;
    }

    /// <summary>How the caller is found; by default <typeparamref name="TViewer"/> is taken from the request's services.</summary>
    public ODataModelBuilder<TContext, TViewer> Viewer(Func<HttpContext, ValueTask<TViewer>> resolve)
    {
        Definition.Viewer = async http => await resolve(http);
        return this;
    }

    /// <summary>
    /// How a group of a batch runs as one. The hook runs the work inside a transaction and commits when the work says true,
    /// else undoes it; by default a transaction of <typeparamref name="TContext"/>. Work and handlers share one scope.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> Atomic(Func<IServiceProvider, Func<Task<bool>>, CancellationToken, Task> run)
    {
        Definition.Atomic = run;
        return this;
    }

    public ODataModelBuilder<TContext, TViewer> Limits(Action<ODataLimits> configure)
    {
        configure(Definition.Limits);
        return this;
    }

    /// <summary>An entity set. Its name is the context's property, its type the CLR type, unless said otherwise.</summary>
    public ODataModelBuilder<TContext, TViewer> Set<T>(
        Expression<Func<TContext, IQueryable<T>>> source, Action<ODataSetBuilder<T, TViewer>>? configure = null)
        where T : class
    {
        var read = source.Compile();
        return Add((source.Body as MemberExpression)?.Member.Name, (db, _) => read((TContext)db), configure, singleton: false);
    }

    /// <summary>One entity without a key in its address, found for the viewer; 404 when the query is empty.</summary>
    public ODataModelBuilder<TContext, TViewer> Singleton<T>(
        string name, Func<TContext, TViewer, IQueryable<T>> source, Action<ODataSetBuilder<T, TViewer>>? configure = null)
        where T : class
        => Add(name, (db, viewer) => source((TContext)db, (TViewer)viewer), configure, singleton: true);

    /// <summary>Describes a complex type. Types that properties or operations use are found without this.</summary>
    public ODataModelBuilder<TContext, TViewer> Complex<T>(string? name = null, string? description = null)
    {
        var naming = new TypeNaming(name, description);
        foreach (var (member, settings) in Definition.Complex.GetValueOrDefault(typeof(T))?.Members ?? [])
            naming.Members[member] = settings;
        Definition.Complex[typeof(T)] = naming;
        return this;
    }

    /// <summary>Says what a member of a complex type takes.</summary>
    public ODataModelBuilder<TContext, TViewer> Complex<T, TValue>(Expression<Func<T, TValue>> member, Action<ODataPropertyBuilder> configure)
    {
        if (!Definition.Complex.TryGetValue(typeof(T), out var naming))
            Definition.Complex[typeof(T)] = naming = new(null, null);
        var name = Members.NameOf(member);
        if (!naming.Members.TryGetValue(name, out var settings))
            naming.Members[name] = settings = new();
        configure(new(settings));
        return this;
    }

    /// <summary>
    /// The languages of the documents, the first one for callers who want none of them, and where the descriptions are found.
    /// They are asked for by name: <c>Tournaments</c> the set, <c>Tournament</c> the type, <c>Tournament.Name</c> its property or
    /// navigation, <c>TournamentState.Draft</c> a member, <c>Tournament.Publish()</c> a bound and <c>Publish()</c> an unbound
    /// operation, <c>Tournament.Publish(until)</c> its parameter; also the namespace for the service, and the names given to
    /// <see cref="SignIn"/> and <see cref="WriteHeader"/>. Null falls back on what the registration says.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> Descriptions(
        IEnumerable<CultureInfo> languages, Func<string, CultureInfo, string?> find)
    {
        Definition.Languages = [.. languages];
        Definition.Describe = find;
        return this;
    }

    /// <summary>
    /// A way to sign in that the OpenAPI document names: an HTTP scheme such as <c>bearer</c> or <c>basic</c>, or, with
    /// <paramref name="cookie"/>, the cookie of that name. Signing in itself is the application's.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> SignIn(string name, string? cookie = null)
    {
        Definition.SignInWays.Add(new(name, cookie));
        return this;
    }

    /// <summary>A request header that the application understands on every write, for the documents.</summary>
    public ODataModelBuilder<TContext, TViewer> WriteHeader(string name)
    {
        Definition.WriteHeaders.Add(name);
        return this;
    }

    /// <summary>Names or describes an enumeration. Enumerations that properties use are found without this.</summary>
    public ODataModelBuilder<TContext, TViewer> Enum<T>(string? name = null, string? description = null)
        where T : struct, Enum
    {
        Definition.Enums[typeof(T)] = new(name, description);
        return this;
    }

    /// <summary>An unbound action with its import.</summary>
    public ODataModelBuilder<TContext, TViewer> Action(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: true, configure);

    /// <summary>An unbound function with its import.</summary>
    public ODataModelBuilder<TContext, TViewer> Function(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: false, configure);

    /// <summary>
    /// The requests of a batch share the caller's scope. Called before each of them, to forget what a scoped object remembers
    /// of the one before; the context's change tracker is cleared by the library.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> BeforeEachPart(Action<IServiceProvider> forget)
    {
        Definition.Forget = forget;
        return this;
    }

    /// <summary>
    /// Asked before each request of a batch but the first, which the batch itself was admitted for: true lets it run, otherwise
    /// the answer is what was written to its response. A rate limit counts the requests of a batch here.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> AdmitEachPart(Func<HttpContext, ValueTask<bool>> admit)
    {
        Definition.Admit = admit;
        return this;
    }

    /// <summary>
    /// Asked before a read is translated whose shape is not known yet, which takes some hundred times what a known one takes:
    /// true lets it go on, otherwise the answer is what was written to its response. A rate limit counts new shapes here. It
    /// is not asked where <see cref="ODataLimits.MaxPlans"/> is 0.
    /// </summary>
    public ODataModelBuilder<TContext, TViewer> AdmitEachShape(Func<HttpContext, ValueTask<bool>> admit)
    {
        Definition.AdmitShape = admit;
        return this;
    }

    // Disposing without a commit rolls back, however the work ends.
    private static async Task InTransactionAsync(IServiceProvider services, Func<Task<bool>> work, CancellationToken aborted)
    {
        await using var transaction = await services.GetRequiredService<TContext>().Database.BeginTransactionAsync(aborted);
        if (await work())
            await transaction.CommitAsync(aborted);
    }

    private ODataModelBuilder<TContext, TViewer> Add(string name, bool isAction, Action<ODataOperationBuilder<TViewer>> configure)
    {
        var operation = new OperationDefinition { Name = name, IsAction = isAction, Binding = OperationBinding.None };
        configure(new(operation));
        Definition.Operations.Add(operation);
        return this;
    }

    private ODataModelBuilder<TContext, TViewer> Add<T>(
        string? name, Func<DbContext, object, IQueryable> source, Action<ODataSetBuilder<T, TViewer>>? configure, bool singleton)
        where T : class
    {
        var set = new SetDefinition
        {
            Name = name ?? typeof(T).Name,
            TypeName = typeof(T).Name,
            Clr = typeof(T),
            Source = source,
            IsSingleton = singleton,
        };
        configure?.Invoke(new(set));
        Definition.Sets.Add(set);
        return this;
    }
}
