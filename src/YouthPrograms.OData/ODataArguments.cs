namespace YouthPrograms.OData;

/// <summary>The arguments of an operation, typed as its parameters were declared.</summary>
public sealed class ODataArguments
{
    private readonly IReadOnlyDictionary<string, object?> values;

    internal ODataArguments(IReadOnlyDictionary<string, object?> values) => this.values = values;

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The argument; the type's default when a nullable parameter was left out.</summary>
    public T Get<T>(string name) => values.TryGetValue(name, out var value) && value is not null ? (T)value : default!;
}
