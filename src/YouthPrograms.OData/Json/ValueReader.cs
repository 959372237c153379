using System.Collections;
using System.Globalization;
using System.Text.Json;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Json;

/// <summary>JSON values as typed values; false when the JSON is not of the type.</summary>
internal static class ValueReader
{
    public static bool TryRead(JsonElement json, DataType type, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
            return type.Nullable;
        value = type.Kind switch
        {
            DataKind.Collection => json.ValueKind == JsonValueKind.Array ? Collection(json, type) : null,
            DataKind.Complex => json.ValueKind == JsonValueKind.Object ? Structure(json, type.Structure!) : null,
            _ => Primitive(json, type),
        };
        return value is not null;
    }

    private static object? Primitive(JsonElement json, DataType type) => (json.ValueKind, type.Kind) switch
    {
        (JsonValueKind.True or JsonValueKind.False, DataKind.Boolean) => json.GetBoolean(),
        (JsonValueKind.Number, _) when type.IsNumeric => Literals.Number(json.GetRawText(), type.Kind),
        // IEEE754Compatible writes large numbers as strings; INF and NaN are always strings.
        (JsonValueKind.String, DataKind.Int64 or DataKind.Decimal or DataKind.Double or DataKind.Single) => Literals.Number(json.GetString()!, type.Kind),
        (JsonValueKind.Number, DataKind.Enum) => Literals.EnumOf(json.GetRawText(), type.Enum!),
        (JsonValueKind.String, _) => Text(json.GetString()!, type),
        _ => null,
    };

    private static object? Text(string text, DataType type) => type.Kind switch
    {
        // PostgreSQL keeps no NUL in a text.
        DataKind.String => text.Contains('\0', StringComparison.Ordinal) ? null : text,
        DataKind.Guid => Guid.TryParseExact(text, "D", out var guid) ? guid : null,
        DataKind.Date => Literals.Date(text),
        DataKind.TimeOfDay => Literals.Time(text),
        DataKind.DateTimeOffset => Literals.Instant(text, type.Clr),
        DataKind.Duration => Literals.Span(text),
        DataKind.Binary => Literals.Binary(text),
        DataKind.Enum => Literals.EnumOf(text, type.Enum!),
        _ => null,
    };

    private static object? Collection(JsonElement json, DataType type)
    {
        var element = type.Element!;
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element.Holder))!;
        foreach (var item in json.EnumerateArray())
        {
            if (!TryRead(item, element, out var value))
                return null;
            list.Add(value);
        }
        return type.Clr.IsArray ? ToArray(list, element.Holder) : type.Clr.IsInstanceOfType(list) ? list : Activator.CreateInstance(type.Clr, list);
    }

    private static Array ToArray(IList list, Type element)
    {
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    // Through the constructor whose parameters are properties, as records have, and the setters of the rest.
    private static object? Structure(JsonElement json, StructureModel structure)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var member in json.EnumerateObject().Where(m => !m.Name.Contains('@', StringComparison.Ordinal)))
        {
            if (structure.Property(member.Name) is not { } property || !TryRead(member.Value, property.Type, out var value))
                return null;
            values[property.ClrName!] = value;
        }
        return Construct(structure.Clr, values);
    }

    private static object? Construct(Type clr, Dictionary<string, object?> values)
    {
        var constructor = clr.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var parameters = constructor?.GetParameters() ?? [];
        var arguments = parameters
            .Select(p => values.Remove(p.Name!, out var given) ? given : p.HasDefaultValue ? p.DefaultValue : Default(p.ParameterType))
            .ToArray();
        var made = constructor is null ? Activator.CreateInstance(clr)! : constructor.Invoke(arguments);
        foreach (var (name, value) in values.Where(v => clr.GetProperty(v.Key)?.SetMethod is not null))
            clr.GetProperty(name)!.SetValue(made, value);
        return made;
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>What the caller wrote, for a message.</summary>
    public static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        _ => json.GetRawText() is { Length: > 40 } text ? string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, 40)}…") : json.GetRawText(),
    };
}
