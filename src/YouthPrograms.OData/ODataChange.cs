using System.Linq.Expressions;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData;

/// <summary>The properties a body gives, typed and checked against the model. What was not given is not there.</summary>
public sealed class ODataChange<T>
    where T : class
{
    private readonly ChangeSet change;

    internal ODataChange(ChangeSet change) => this.change = change;

    /// <summary>CLR names of the given properties.</summary>
    public IReadOnlyCollection<string> Names => change.Values.Keys;

    public bool Has<TValue>(Expression<Func<T, TValue>> property) => change.Values.ContainsKey(Members.NameOf(property));

    /// <summary>The given value.</summary>
    /// <exception cref="KeyNotFoundException">It was not given.</exception>
    public TValue Get<TValue>(Expression<Func<T, TValue>> property) => (TValue)change.Values[Members.NameOf(property)]!;

    /// <summary>The given value, or <paramref name="otherwise"/>.</summary>
    public TValue Get<TValue>(Expression<Func<T, TValue>> property, TValue otherwise)
        => change.Values.TryGetValue(Members.NameOf(property), out var value) ? (TValue)value! : otherwise;

    /// <summary>The key an <c>@odata.bind</c>, or the parent in the address, gives for a navigation; null when none does.</summary>
    public long? Link<TTarget>(Expression<Func<T, TTarget?>> navigation)
        where TTarget : class
        => change.Links.TryGetValue(Members.NameOf(navigation), out var key)
            ? Convert.ToInt64(key, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Entities given in a to-many navigation, for <see cref="ODataSetBuilder{T,TViewer}.DeepInsert"/>; none when it was not given.</summary>
    public IReadOnlyList<ODataChange<TChild>> Nested<TChild>(Expression<Func<T, IEnumerable<TChild>>> navigation)
        where TChild : class
        => [.. change.Nested.GetValueOrDefault(Members.NameOf(navigation), []).Select(c => new ODataChange<TChild>(c))];

    /// <summary>The entity given in a to-one navigation, or null.</summary>
    public ODataChange<TChild>? NestedOne<TChild>(Expression<Func<T, TChild?>> navigation)
        where TChild : class
        => change.Nested.GetValueOrDefault(Members.NameOf(navigation)) is [var only] ? new(only) : null;

    /// <summary>Copies every given value into the entity. Links are the handler's to resolve.</summary>
    public void ApplyTo(T entity)
    {
        foreach (var (name, value) in change.Values)
            typeof(T).GetProperty(name)!.SetValue(entity, value);
    }
}
