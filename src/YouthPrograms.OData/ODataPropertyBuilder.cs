using YouthPrograms.OData.Model;

namespace YouthPrograms.OData;

/// <summary>What the metadata says of one property, and what requests may do with it.</summary>
public sealed class ODataPropertyBuilder
{
    private readonly PropertySettings settings;

    internal ODataPropertyBuilder(PropertySettings settings) => this.settings = settings;

    /// <summary>Core.Description.</summary>
    public ODataPropertyBuilder Describe(string text) => Do(() => settings.Description = text);

    /// <summary>The name in the service, when it is not the CLR property's.</summary>
    public ODataPropertyBuilder Named(string name) => Do(() => settings.Name = name);

    /// <summary>$filter with this property is refused with 400, e.g. because its column is encrypted.</summary>
    public ODataPropertyBuilder NotFilterable() => Do(() => settings.Filterable = false);

    /// <summary>$orderby with this property is refused with 400.</summary>
    public ODataPropertyBuilder NotSortable() => Do(() => settings.Sortable = false);

    /// <summary>Never taken from a body: Core.Permissions Read.</summary>
    public ODataPropertyBuilder ReadOnly() => Do(() => settings.ReadOnly = true);

    /// <summary>The server gives it on create and update: Core.Computed. A value in a body is ignored, as the protocol says.</summary>
    public ODataPropertyBuilder Computed() => Do(() => settings.ServerComputed = true);

    /// <summary>May be given on create only: Core.Immutable.</summary>
    public ODataPropertyBuilder Immutable() => Do(() => settings.Immutable = true);

    /// <summary>Must be given on create, although the CLR type has a default.</summary>
    public ODataPropertyBuilder Required() => Do(() => settings.Required = true);

    /// <summary>
    /// The least and the greatest value that handlers take, both included: Validation.Minimum and Maximum. Announced, not
    /// enforced: the rule stands where the row is checked.
    /// </summary>
    public ODataPropertyBuilder Between(decimal? least, decimal? greatest)
        => Do(() => settings.Bounds = settings.Bounds with { Least = least, Greatest = greatest });

    /// <summary>The most characters that handlers take. Announced, not enforced.</summary>
    public ODataPropertyBuilder MaxLength(int characters) => Do(() => settings.Bounds = settings.Bounds with { MaxLength = characters });

    /// <summary>The regular expression of every value that handlers take: Validation.Pattern. Announced, not enforced.</summary>
    public ODataPropertyBuilder Pattern(string expression) => Do(() => settings.Bounds = settings.Bounds with { Pattern = expression });

    /// <summary>The only texts that handlers take: Validation.AllowedValues. Announced, not enforced.</summary>
    public ODataPropertyBuilder OneOf(params string[] texts) => Do(() => settings.Bounds = settings.Bounds with { Allowed = texts });

    private ODataPropertyBuilder Do(Action change)
    {
        change();
        return this;
    }
}
