using YouthPrograms.OData.Model;

namespace YouthPrograms.OData;

/// <summary>Parameters, answer and body of an action or function.</summary>
public sealed class ODataOperationBuilder<TViewer>
    where TViewer : notnull
{
    private readonly OperationDefinition operation;

    internal ODataOperationBuilder(OperationDefinition operation) => this.operation = operation;

    /// <summary>Core.Description.</summary>
    public ODataOperationBuilder<TViewer> Describe(string text) => Do(() => operation.Description = text);

    /// <summary>
    /// A parameter: primitive, enumeration, complex, or an array or list of them. It must be given and not be null, unless
    /// it is a <c>Nullable&lt;T&gt;</c> or <paramref name="optional"/>.
    /// </summary>
    public ODataOperationBuilder<TViewer> Parameter<T>(string name, string? description = null, bool optional = false)
        => Do(() => operation.Parameters.Add(new(name, typeof(T), optional || Nullable.GetUnderlyingType(typeof(T)) is not null, description)));

    /// <summary>The answer is one value: primitive, enumeration or complex.</summary>
    public ODataOperationBuilder<TViewer> Returns<T>() => Do(() => operation.Returns = new(typeof(T), Many: false, Set: null));

    /// <summary>The answer is a list of values.</summary>
    public ODataOperationBuilder<TViewer> ReturnsMany<T>() => Do(() => operation.Returns = new(typeof(T), Many: true, Set: null));

    /// <summary>The answer is an entity of a set, read again as the viewer may see it.</summary>
    public ODataOperationBuilder<TViewer> ReturnsEntity(string set) => Do(() => operation.Returns = new(null, Many: false, set));

    /// <summary>The answer is a query over a set's entities; all query options work on it.</summary>
    public ODataOperationBuilder<TViewer> ReturnsEntities(string set) => Do(() => operation.Returns = new(null, Many: true, set));

    /// <summary>The body of an operation bound to an entity with a whole-number key.</summary>
    public ODataOperationBuilder<TViewer> Runs(Func<long, ODataArguments, ODataContext<TViewer>, Task<ODataResult>> body)
        => Do(() => operation.Body = (arguments, call) => body(call.LongKey, arguments, new(call)));

    /// <summary>The body of an unbound operation, or of one that is bound to a set.</summary>
    public ODataOperationBuilder<TViewer> Runs(Func<ODataArguments, ODataContext<TViewer>, Task<ODataResult>> body)
        => Do(() => operation.Body = (arguments, call) => body(arguments, new(call)));

    private ODataOperationBuilder<TViewer> Do(Action change)
    {
        change();
        return this;
    }
}
