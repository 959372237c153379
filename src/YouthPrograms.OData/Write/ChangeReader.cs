using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Write;

internal enum ChangeMode
{
    Create,

    /// <summary>What is not given stays (PATCH).</summary>
    Merge,

    /// <summary>What is not given gets the value a new entity has (PUT).</summary>
    Replace,
}

/// <summary>An entity's JSON as the properties, links and nested entities it gives.</summary>
internal sealed class ChangeReader(Exchange exchange, SetModel set, ChangeMode mode)
{
    private readonly ChangeSet change = new();

    private BodyErrors errors = new();

    /// <summary>Where a nested entity stands: <c>Hours/0/</c>.</summary>
    private string place = "";

    private INavigation? parent;

    private bool Creating => mode == ChangeMode.Create;

    public ChangeSet Read(JsonElement body)
    {
        Fill(body);
        errors.Throw();
        return change;
    }

    private void Fill(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refusal.BadRequest("InvalidBody", Message.TypeMismatch, ValueReader.Describe(body), set.Type.Name);
        foreach (var member in body.EnumerateObject())
            Member(member);
        if (Creating)
            RequireAll();
        else if (mode == ChangeMode.Replace)
            Complete();
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
            Fault(member.Name, "UnknownProperty", Message.UnknownProperty, member.Name, set.Type.Name);
    }

    private void Fault(string target, string code, Message message, params object?[] arguments) => errors.Add(place + target, code, message, arguments);

    // Control information other than bind says nothing that the service does not know.
    private void Control(string name, string term, JsonElement value)
    {
        if (term is not ("bind" or "odata.bind"))
            return;
        if (set.Type.Navigation(name) is not { } navigation)
            Fault(name, "UnknownProperty", Message.UnknownProperty, name, set.Type.Name);
        else if (navigation.Many || value.ValueKind != JsonValueKind.String)
            Fault(name + "@bind", "NotSupported", Message.Unsupported, name + "@odata.bind");
        else
            Link(navigation, value.GetString()!);
    }

    private void Property(PropertyModel property, JsonElement value)
    {
        // What the server gives is ignored in a body (OData 4.01 Part 1, 11.4.3); what is fixed after creation is refused.
        if (property.Computed || property.ReadOnly || (!Creating && property == set.Key))
            return;
        if (!Creating && property.Immutable)
            Fault(property.Name, "ReadOnlyProperty", Message.ReadOnlyProperty, property.Name);
        else if (value.ValueKind == JsonValueKind.Null && !property.Type.Nullable)
            Fault(property.Name, "NullNotAllowed", Message.NullNotAllowed);
        else if (ValueReader.TryRead(value, property.Type, out var read))
            change.Values[property.ClrName!] = read;
        else
            Fault(property.Name, "InvalidValue", Message.BadLiteral, ValueReader.Describe(value), property.Type.EdmName(exchange.Model.Namespace));
    }

    private void Navigation(NavigationModel navigation, JsonElement value)
    {
        if (!navigation.Many && Reference(value) is { } address)
            Link(navigation, address);
        else if (Creating && navigation.ClrName is { } name && set.Definition.DeepInserts.Contains(name))
            Nested(navigation, value);
        else
            Fault(navigation.Name, "NotSupported", Message.Unsupported, "deep insert");
    }

    private void Nested(NavigationModel navigation, JsonElement value)
    {
        var fits = value.ValueKind == (navigation.Many ? JsonValueKind.Array : JsonValueKind.Object);
        IEnumerable<JsonElement> items = !fits ? [] : navigation.Many ? value.EnumerateArray() : [value];
        var nested = change.Nested[navigation.ClrName!] = [];
        foreach (var item in items)
        {
            var path = navigation.Many ? $"{navigation.Name}/{nested.Count}/" : navigation.Name + "/";
            var reader = new ChangeReader(exchange, navigation.Target, ChangeMode.Create) { errors = errors, place = place + path, parent = navigation.Ef as INavigation };
            reader.Fill(item);
            nested.Add(reader.change);
        }
        if (!fits)
            Fault(navigation.Name, "InvalidValue", Message.BadLiteral, ValueReader.Describe(value), navigation.Target.Type.Name);
    }

    /// <summary>4.01's form of a bind, and the body of a <c>$ref</c>: an object that has nothing but an id.</summary>
    public static string? Reference(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var members = value.EnumerateObject().Where(m => m.Name is not ("@context" or "@odata.context")).ToList();
        return members is [{ Name: "@id" or "@odata.id", Value.ValueKind: JsonValueKind.String } id] ? id.Value.GetString() : null;
    }

    private void Link(NavigationModel navigation, string address)
    {
        if (EntityIds.Key(exchange, navigation.Target, address) is { } key)
            change.Links[navigation.ClrName ?? navigation.Name] = key;
        else
            Fault(navigation.Name, "InvalidReference", Message.BadLiteral, address, navigation.Target.Name);
    }

    // What leads back to the entity around a nested one is known only when that has been created.
    private void RequireAll()
    {
        var back = parent is { IsOnDependent: false, ForeignKey.Properties: [var column] } ? column.Name : null;
        foreach (var property in set.Type.Properties.Where(p => p.Required && p.ClrName != back && !change.Values.ContainsKey(p.ClrName!)))
            Fault(property.Name, "MissingProperty", Message.MissingProperty, property.Name);
    }

    private void Complete()
    {
        var clr = set.Definition.Clr;
        var fresh = clr.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(clr);
        foreach (var property in set.Type.Properties.Where(p => p.IsUpdatable(set) && !change.Values.ContainsKey(p.ClrName!) && !IsLinked(p)))
        {
            var value = property.Type.Nullable || fresh is null ? null : property.Get(fresh);
            if (property.Required || (value is null && !property.Type.Nullable))
                Fault(property.Name, "MissingProperty", Message.MissingProperty, property.Name);
            else
                change.Values[property.ClrName!] = value;
        }
    }

    private bool IsLinked(PropertyModel property)
        => set.Type.Navigations.Exists(n => n.ClrName is { } name && change.Links.ContainsKey(name)
            && n.Ef is INavigation { IsOnDependent: true, ForeignKey.Properties: [var column] } && column.Name == property.ClrName);
}
