using System.Text.Json;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Write;

/// <summary>An entity's JSON as the properties and links it gives.</summary>
internal sealed class ChangeReader(Exchange exchange, SetModel set, bool creating)
{
    private readonly BodyErrors errors = new();
    private readonly ChangeSet change = new();

    public ChangeSet Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refusal.BadRequest("InvalidBody", Message.TypeMismatch, ValueReader.Describe(body), set.Type.Name);
        foreach (var member in body.EnumerateObject())
            Member(member);
        if (creating)
            RequireAll();
        errors.Throw();
        return change;
    }

    private void Member(JsonProperty member)
    {
        var at = member.Name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
            Control(member.Name[..at], member.Name[(at + 1)..], member.Value);
        else if (set.Type.Property(member.Name) is { } property)
            Property(property, member.Value);
        else if (set.Type.Navigation(member.Name) is { } navigation)
            Navigation(navigation, member.Value);
        else
            errors.Add(member.Name, "UnknownProperty", Message.UnknownProperty, member.Name, set.Type.Name);
    }

    // Control information other than bind says nothing that the service does not know.
    private void Control(string name, string term, JsonElement value)
    {
        if (term is not ("bind" or "odata.bind"))
            return;
        if (set.Type.Navigation(name) is not { } navigation)
            errors.Add(name, "UnknownProperty", Message.UnknownProperty, name, set.Type.Name);
        else if (navigation.Many || value.ValueKind != JsonValueKind.String)
            errors.Add(name + "@bind", "NotSupported", Message.Unsupported, name + "@odata.bind");
        else
            Link(navigation, value.GetString()!);
    }

    private void Property(PropertyModel property, JsonElement value)
    {
        // What the server gives is ignored in a body (OData 4.01 Part 1, 11.4.3); what is fixed after creation is refused.
        if (property.Computed || property.ReadOnly || (!creating && property == set.Key))
            return;
        if (!creating && property.Immutable)
            errors.Add(property.Name, "ReadOnlyProperty", Message.ReadOnlyProperty, property.Name);
        else if (value.ValueKind == JsonValueKind.Null && !property.Type.Nullable)
            errors.Add(property.Name, "NullNotAllowed", Message.NullNotAllowed);
        else if (ValueReader.TryRead(value, property.Type, out var read))
            change.Values[property.ClrName!] = read;
        else
            errors.Add(property.Name, "InvalidValue", Message.BadLiteral, ValueReader.Describe(value), property.Type.EdmName(exchange.Model.Namespace));
    }

    private void Navigation(NavigationModel navigation, JsonElement value)
    {
        if (!navigation.Many && value.ValueKind == JsonValueKind.Object && Reference(value) is { } address)
            Link(navigation, address);
        else
            errors.Add(navigation.Name, "NotSupported", Message.Unsupported, "deep insert");
    }

    /// <summary>4.01's form of a bind: an object that has nothing but an id.</summary>
    private static string? Reference(JsonElement value)
    {
        var members = value.EnumerateObject().ToList();
        return members is [{ Name: "@id" or "@odata.id", Value.ValueKind: JsonValueKind.String } id] ? id.Value.GetString() : null;
    }

    private void Link(NavigationModel navigation, string address)
    {
        if (EntityIds.Key(exchange, navigation.Target, address) is { } key)
            change.Links[navigation.ClrName ?? navigation.Name] = key;
        else
            errors.Add(navigation.Name, "InvalidReference", Message.BadLiteral, address, navigation.Target.Name);
    }

    private void RequireAll()
    {
        foreach (var property in set.Type.Properties.Where(p => p.Required && !change.Values.ContainsKey(p.ClrName!)))
            errors.Add(property.Name, "MissingProperty", Message.MissingProperty, property.Name);
    }
}
