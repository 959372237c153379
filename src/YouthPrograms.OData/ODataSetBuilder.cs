using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData;

/// <summary>What a set shows of its entities, to whom, and what may be done with them.</summary>
public sealed class ODataSetBuilder<T, TViewer>
    where T : class
    where TViewer : notnull
{
    private readonly SetDefinition set;

    internal ODataSetBuilder(SetDefinition set) => this.set = set;

    /// <summary>The set's name in URLs, when it is not the context's property.</summary>
    public ODataSetBuilder<T, TViewer> Named(string name) => Do(() => set.Name = name);

    /// <summary>The entity type's name in the schema, when it is not the CLR type's.</summary>
    public ODataSetBuilder<T, TViewer> EntityType(string name) => Do(() => set.TypeName = name);

    /// <summary>Core.Description of the set.</summary>
    public ODataSetBuilder<T, TViewer> Describe(string text) => Do(() => set.Description = text);

    /// <summary>
    /// Rows the viewer may see; every other row does not exist for them, wherever the type is reached: set, navigation,
    /// expand, filter path or count. Viewer values become query parameters.
    /// </summary>
    public ODataSetBuilder<T, TViewer> Visible(Expression<Func<T, TViewer, bool>> predicate) => Do(() => set.Visible = predicate);

    /// <summary>The version column. PATCH and DELETE then ask for If-Match (see <see cref="ODataLimits.RequireIfMatch"/>).</summary>
    public ODataSetBuilder<T, TViewer> ETag<TValue>(Expression<Func<T, TValue>> property) => Do(() => set.ETag = NameOf(property));

    /// <summary>Properties that are not part of the service. The key cannot be hidden.</summary>
    public ODataSetBuilder<T, TViewer> Hide(params Expression<Func<T, object?>>[] properties)
        => Do(() => set.Hidden.UnionWith(properties.Select(NameOf)));

    /// <summary>The only properties and navigations that are part of the service, besides the key.</summary>
    public ODataSetBuilder<T, TViewer> Only(params Expression<Func<T, object?>>[] properties)
        => Do(() => (set.Only ??= []).UnionWith(properties.Select(NameOf)));

    /// <summary>Says more of a property or navigation.</summary>
    public ODataSetBuilder<T, TViewer> Property<TValue>(
        Expression<Func<T, TValue>> property, Action<ODataPropertyBuilder> configure)
        => Do(() => configure(new(set.Settings(NameOf(property)))));

    /// <summary>A read-only property computed by the database from an expression.</summary>
    public ODataSetBuilder<T, TViewer> Property<TValue>(
        string name, Expression<Func<T, TValue>> computed, Action<ODataPropertyBuilder>? configure = null)
        => Do(() =>
        {
            var settings = set.Settings(name);
            settings.Computed = computed;
            configure?.Invoke(new(settings));
        });

    /// <summary>A navigation computed from an expression, or to another set than the first one of its type.</summary>
    public ODataSetBuilder<T, TViewer> Navigation<TTarget>(
        string name, Expression<Func<T, TTarget?>> target, string? toSet = null, Action<ODataPropertyBuilder>? configure = null)
        where TTarget : class
        => Do(() =>
        {
            var settings = set.Settings(name);
            settings.Navigation = target;
            settings.TargetSet = toSet;
            configure?.Invoke(new(settings));
        });

    /// <summary>Properties that $search looks into, ignoring case.</summary>
    public ODataSetBuilder<T, TViewer> Searchable(params Expression<Func<T, string?>>[] properties)
        => Do(() => set.Searchable.AddRange(properties));

    /// <summary>The largest page of this set; a larger answer continues behind a next link.</summary>
    public ODataSetBuilder<T, TViewer> MaxPage(int rows) => Do(() => set.MaxPage = rows);

    /// <summary>Asked before anything is read or done; a failure is the answer.</summary>
    public ODataSetBuilder<T, TViewer> Authorize(Func<ODataAccess, TViewer, ODataFailure?> decide)
        => Do(() => set.Authorize = (access, viewer) => decide(access, (TViewer)viewer));

    /// <summary>
    /// Called once for each request, those in a batch one by one, that could have read rows of the set and was answered with
    /// 200 or 201: by its path, an expansion, a filter or what an operation answers. Who read what can be written down here.
    /// </summary>
    public ODataSetBuilder<T, TViewer> Watched(Func<HttpContext, ValueTask> tell) => Do(() => set.Watch = tell);

    /// <summary>
    /// Says in the documents that <see cref="Authorize"/> refuses every stranger. Announced, not enforced.
    /// </summary>
    public ODataSetBuilder<T, TViewer> SignInNeeded() => Do(() => set.SignInNeeded = true);

    /// <summary>POST to the set. Answer <see cref="ODataResult.Created"/> or a failure.</summary>
    public ODataSetBuilder<T, TViewer> OnCreate(Func<ODataChange<T>, ODataContext<TViewer>, Task<ODataResult>> handler)
        => Do(() => set.OnCreate = (change, call) => handler(new(change), new(call)));

    /// <summary>
    /// Navigations in which a POST may give entities to be created with the new one; the create handler finds them in
    /// <see cref="ODataChange{T}.Nested"/>. In any other navigation only a bind is taken.
    /// </summary>
    public ODataSetBuilder<T, TViewer> DeepInsert(params Expression<Func<T, object?>>[] navigations)
        => Do(() => set.DeepInserts.UnionWith(navigations.Select(NameOf)));

    /// <summary>PATCH, or PUT with every updatable property given, of a visible entity. Writes to properties and <c>$ref</c> come here, too. The ETag is already compared; <see cref="ODataContext{TViewer}.ETag"/> has the matched value.</summary>
    public ODataSetBuilder<T, TViewer> OnUpdate(Func<long, ODataChange<T>, ODataContext<TViewer>, Task<ODataResult>> handler)
        => Do(() => set.OnUpdate = (change, call) => handler(call.LongKey, new(change), new(call)));

    /// <summary>DELETE of a visible entity. The ETag is already compared.</summary>
    public ODataSetBuilder<T, TViewer> OnDelete(Func<long, ODataContext<TViewer>, Task<ODataResult>> handler)
        => Do(() => set.OnDelete = call => handler(call.LongKey, new(call)));

    /// <summary>An action bound to one visible entity.</summary>
    public ODataSetBuilder<T, TViewer> Action(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: true, OperationBinding.Entity, configure);

    /// <summary>A function bound to one visible entity.</summary>
    public ODataSetBuilder<T, TViewer> Function(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: false, OperationBinding.Entity, configure);

    /// <summary>An action bound to the set.</summary>
    public ODataSetBuilder<T, TViewer> CollectionAction(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: true, OperationBinding.Collection, configure);

    /// <summary>A function bound to the set.</summary>
    public ODataSetBuilder<T, TViewer> CollectionFunction(string name, Action<ODataOperationBuilder<TViewer>> configure)
        => Add(name, isAction: false, OperationBinding.Collection, configure);

    private ODataSetBuilder<T, TViewer> Add(
        string name, bool isAction, OperationBinding binding, Action<ODataOperationBuilder<TViewer>> configure)
    {
        var operation = new OperationDefinition { Name = name, IsAction = isAction, Binding = binding };
        configure(new(operation));
        set.Operations.Add(operation);
        return this;
    }

    private ODataSetBuilder<T, TViewer> Do(Action change)
    {
        change();
        return this;
    }

    private static string NameOf(LambdaExpression property) => Members.NameOf(property);
}
