using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Json;

/// <summary>Values in OData's JSON forms.</summary>
internal static class ValueWriter
{
    private const int LongestMoment = 33;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly JsonForm PlainForm = new(MetadataLevel.None, false, true, false, "", "");

    public static void Plain(Utf8JsonWriter json, DataType type, object? value) => Write(json, type, value, PlainForm, null);

    public static void Write(Utf8JsonWriter json, DataType type, object? value, JsonForm form, IReadOnlySet<string>? members)
    {
        if (value is null)
            json.WriteNullValue();
        else if (type.Kind == DataKind.Collection)
            Collection(json, type.Element!, (IEnumerable)value, form, members);
        else if (type.IsStructured)
            Structure(json, type.Structure!, value, form, members);
        else
            Primitive(json, type, value, form);
    }

    private static void Collection(Utf8JsonWriter json, DataType element, IEnumerable items, JsonForm form, IReadOnlySet<string>? members)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, element, item, form, members);
        json.WriteEndArray();
    }

    private static void Structure(Utf8JsonWriter json, StructureModel structure, object value, JsonForm form, IReadOnlySet<string>? members)
    {
        json.WriteStartObject();
        if (form.Metadata == MetadataLevel.Full)
            json.WriteString(form.Control("type"), "#" + form.Namespace + "." + structure.Name);
        foreach (var property in structure.Properties.Where(p => members?.Contains(p.Name) != false))
            Property(json, property.Name, property.Type, property.Get(value), form, null);
        json.WriteEndObject();
    }

    public static void Property(
        Utf8JsonWriter json, string name, DataType type, object? value, JsonForm form, IReadOnlySet<string>? members)
    {
        if (value is null && form.OmitNulls)
            return;
        if (form.Metadata == MetadataLevel.Full && value is not null)
            Annotate(json, name, type, form);
        json.WritePropertyName(name);
        Write(json, type, value, form, members);
    }

    /// <summary>Names the type, where the JSON value does not already tell.</summary>
    public static void Annotate(Utf8JsonWriter json, string name, DataType type, JsonForm form)
    {
        if (Annotated(type) is { } annotation)
            Annotate(json, name, annotation, form);
    }

    private static void Annotate(Utf8JsonWriter json, string name, string annotation, JsonForm form)
        => json.WriteString(form.ControlOf(name, "type"), annotation.Replace("{ns}", form.Namespace, StringComparison.Ordinal));

    /// <summary>
    /// A property that the metadata does not declare. The type of a Double may be left out, but not every reader guesses it.
    /// </summary>
    public static void Dynamic(Utf8JsonWriter json, string name, DataType type, object? value, JsonForm form)
    {
        if (value is null && form.OmitNulls)
            return;
        if (value is not null)
            AnnotateDynamic(json, name, type, form);
        json.WritePropertyName(name);
        Write(json, type, value, form, null);
    }

    public static void AnnotateDynamic(Utf8JsonWriter json, string name, DataType type, JsonForm form)
    {
        var annotation = type.Kind == DataKind.Double ? "#Double" : Annotated(type);
        if (form.Metadata != MetadataLevel.None && annotation is not null)
            Annotate(json, name, annotation, form);
    }

    /// <summary>The type annotation of metadata=full, where the JSON value does not already tell.</summary>
    private static string? Annotated(DataType type) => type.Kind switch
    {
        DataKind.String or DataKind.Boolean or DataKind.Double or DataKind.Complex => null,
        DataKind.Enum => "#{ns}." + type.Enum!.Name,
        DataKind.Collection when type.Element!.Kind is DataKind.Complex => "#Collection({ns}." + type.Element.Structure!.Name + ")",
        DataKind.Collection when type.Element!.Kind is DataKind.Enum => "#Collection({ns}." + type.Element.Enum!.Name + ")",
        DataKind.Collection => "#Collection(" + type.Element!.Kind + ")",
        _ => "#" + type.Kind,
    };

    private static void Primitive(Utf8JsonWriter json, DataType type, object value, JsonForm form)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long or decimal when form.Ieee754:
                json.WriteStringValue(Text(type, value));
                break;
            case double or float when !double.IsFinite(Convert.ToDouble(value, Invariant)):
                json.WriteStringValue(Text(type, value));
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DateOnly or TimeOnly or DateTime or DateTimeOffset:
                Span<byte> moment = stackalloc byte[LongestMoment];
                json.WriteStringValue(moment[..Moment(value, moment)]);
                break;
            case Enum or string or Guid or TimeSpan or byte[]:
                json.WriteStringValue(Text(type, value));
                break;
            default:
                json.WriteRawValue(Text(type, value), skipInputValidation: true);
                break;
        }
    }

    /// <summary>The value as text: the body of <c>/$value</c> and the content of JSON strings.</summary>
    public static string Text(DataType type, object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum member => EnumText(type, member),
        DateOnly or TimeOnly or DateTime or DateTimeOffset => MomentText(value),
        TimeSpan span => XmlConvert.ToString(span),
        byte[] bytes => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'),
        double number => Floating(number),
        float number => Floating(number),
        IFormattable other => other.ToString(null, Invariant),
        _ => value.ToString() ?? "",
    };

    private static string MomentText(object moment)
    {
        Span<byte> text = stackalloc byte[LongestMoment];
        return Encoding.ASCII.GetString(text[..Moment(moment, text)]);
    }

    /// <summary>Writes a date, a time of day or an instant in UTC; the length of what was written.</summary>
    private static int Moment(object moment, Span<byte> text)
    {
        var length = moment switch
        {
            DateOnly date => date.TryFormat(text, out var written, "O", Invariant) ? written : 0,
            TimeOnly time => time.TryFormat(text, out var written, "O", Invariant) ? written : 0,
            DateTime instant => DateTime.SpecifyKind(instant, DateTimeKind.Utc).TryFormat(text, out var written, "O", Invariant) ? written : 0,
            _ => ((DateTimeOffset)moment).UtcDateTime.TryFormat(text, out var written, "O", Invariant) ? written : 0,
        };
        var point = text[..length].IndexOf((byte)'.');
        if (point < 0)
            return length;
        var fraction = text[point..(point + 8)].TrimEnd((byte)'0');
        var end = point + (fraction.Length == 1 ? 0 : fraction.Length);
        if (text[length - 1] == 'Z')
            text[end++] = (byte)'Z';
        return end;
    }

    private static string Floating(double number)
        => double.IsPositiveInfinity(number) ? "INF" : double.IsNegativeInfinity(number) ? "-INF" : number.ToString("R", Invariant);

    private static string Floating(float number)
        => float.IsPositiveInfinity(number) ? "INF" : float.IsNegativeInfinity(number) ? "-INF" : number.ToString("R", Invariant);

    private static string EnumText(DataType type, Enum member)
        => type.Enum?.IsFlags == true ? member.ToString().Replace(", ", ",", StringComparison.Ordinal) : member.ToString();
}
