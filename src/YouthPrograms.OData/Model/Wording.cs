using System.Globalization;

namespace YouthPrograms.OData.Model;

/// <summary>
/// Descriptions in one language, by the name of what they describe: <c>Tournaments</c>, <c>Tournament</c>,
/// <c>Tournament.Name</c>, <c>TournamentState.Draft</c>, <c>Tournament.Publish()</c>, <c>Tournament.Publish(until)</c>.
/// </summary>
internal sealed class Wording(Func<string, CultureInfo, string?>? find, CultureInfo language)
{
    public CultureInfo Language => language;

    public string? Of(SetModel set) => Find(set.Name, set.Definition.Description);

    public string? Of(StructureModel type) => Find(type.Name, type.Description);

    public string? Of(EnumModel type) => Find(type.Name, type.Description);

    public string? Of(StructureModel type, PropertyModel property) => Find(type.Name + "." + property.Name, property.Description);

    public string? Of(StructureModel type, NavigationModel navigation) => Find(type.Name + "." + navigation.Name, navigation.Description);

    public string? Of(EnumModel type, string member) => Find(type.Name + "." + member, null);

    public string? Of(OperationModel operation) => Find(NameOf(operation) + "()", operation.Definition.Description);

    public string? Of(OperationModel operation, ParameterModel parameter)
        => Find($"{NameOf(operation)}({parameter.Name})", parameter.Description);

    /// <summary>Anything else that has a name: the service itself, a header, a way to sign in.</summary>
    public string? Find(string name, string? registered = null) => find?.Invoke(name, language) ?? registered;

    private static string NameOf(OperationModel operation)
        => operation.BoundTo is { } set ? set.Type.Name + "." + operation.Name : operation.Name;
}
