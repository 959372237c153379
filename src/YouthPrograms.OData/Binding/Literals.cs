using System.Globalization;
using System.Numerics;
using System.Xml;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Literal text as values of a wanted type. Every failure is a 400 that names text and type.</summary>
internal static class Literals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The type a literal has by itself, when nothing else is wanted of it.</summary>
    public static DataType NaturalType(LiteralNode literal, ServiceModel model) => literal.Kind switch
    {
        LiteralKind.Null => DataType.Null,
        LiteralKind.Boolean => DataType.Boolean,
        LiteralKind.String => DataType.String,
        LiteralKind.Guid => DataType.Of(DataKind.Guid, typeof(Guid)),
        LiteralKind.Date => DataType.Of(DataKind.Date, typeof(DateOnly)),
        LiteralKind.DateTimeOffset => DataType.Of(DataKind.DateTimeOffset, typeof(DateTime)),
        LiteralKind.TimeOfDay => DataType.Of(DataKind.TimeOfDay, typeof(TimeOnly)),
        LiteralKind.Duration => DataType.Of(DataKind.Duration, typeof(TimeSpan)),
        LiteralKind.Binary => DataType.Of(DataKind.Binary, typeof(byte[])),
        LiteralKind.Enum => EnumType(literal, model),
        LiteralKind.Number => NumberType(literal.Text),
        LiteralKind.Geo => throw Refusal.Unsupported(literal.TypeName!),
        _ => throw new ArgumentOutOfRangeException(nameof(literal)),
    };

    private static DataType EnumType(LiteralNode literal, ServiceModel model)
    {
        var name = literal.TypeName!.StartsWith(model.Namespace + ".", StringComparison.Ordinal)
            ? literal.TypeName[(model.Namespace.Length + 1)..]
            : literal.TypeName;
        return model.Enums.TryGetValue(name, out var type)
            ? new(DataKind.Enum, type.Clr, false) { Enum = type }
            : throw Refusal.BadRequest("UnknownType", Message.UnknownName, literal.TypeName);
    }

    private static DataType NumberType(string text)
    {
        if (text.AsSpan().ContainsAny('e', 'E', 'N'))
            return DataType.Of(DataKind.Double, typeof(double));
        if (text.Contains('.', StringComparison.Ordinal))
            return DataType.Of(DataKind.Decimal, typeof(decimal));
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out _))
            return DataType.Int32;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out _)
            ? DataType.Int64
            : DataType.Of(DataKind.Decimal, typeof(decimal));
    }

    /// <summary>Whether the literal can be read as the type at all; <c>5.5</c> is no whole number, but may be compared with one.</summary>
    public static bool Fits(LiteralNode literal, DataType type)
    {
        try
        {
            Value(literal, type);
            return true;
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    public static object? Value(LiteralNode literal, DataType type)
    {
        if (literal.Kind == LiteralKind.Null)
            return null;
        return Convert(literal, type) ?? throw Refusal.BadRequest("InvalidValue", Message.BadLiteral, literal.Text, type.EdmName(""));
    }

    private static object? Convert(LiteralNode literal, DataType type) => (literal.Kind, type.Kind) switch
    {
        (LiteralKind.Boolean, DataKind.Boolean) => literal.Text == "true",
        (LiteralKind.String, DataKind.String) => literal.Text,
        (LiteralKind.Number, _) when type.IsNumeric => Number(literal.Text, type.Kind),
        (LiteralKind.Number, DataKind.Enum) => EnumOf(literal.Text, type.Enum!),
        (LiteralKind.Enum or LiteralKind.String, DataKind.Enum) => EnumOf(literal.Text, type.Enum!),
        (LiteralKind.Date or LiteralKind.String, DataKind.Date) => Date(literal.Text),
        (LiteralKind.Date, DataKind.DateTimeOffset) => Instant(literal.Text + "T00:00:00Z", type.Clr),
        (LiteralKind.DateTimeOffset or LiteralKind.String, DataKind.DateTimeOffset) => Instant(literal.Text, type.Clr),
        (LiteralKind.TimeOfDay or LiteralKind.String, DataKind.TimeOfDay) => Time(literal.Text),
        (LiteralKind.Duration or LiteralKind.String, DataKind.Duration) => Span(literal.Text),
        (LiteralKind.Guid or LiteralKind.String, DataKind.Guid) => Guid.TryParse(literal.Text, out var guid) ? guid : null,
        (LiteralKind.Binary or LiteralKind.String, DataKind.Binary) => Binary(literal.Text),
        _ => null,
    };

    public static object? Number(string text, DataKind kind) => kind switch
    {
        DataKind.Byte => Whole<byte>(text),
        DataKind.SByte => Whole<sbyte>(text),
        DataKind.Int16 => Whole<short>(text),
        DataKind.Int32 => Whole<int>(text),
        DataKind.Int64 => Whole<long>(text),
        DataKind.Decimal => decimal.TryParse(text, NumberStyles.Float, Invariant, out var d) ? d : null,
        DataKind.Double => Floating(text),
        DataKind.Single => Floating(text) is { } f ? (float)f : null,
        _ => null,
    };

    private static object? Whole<T>(string text)
        where T : struct, IBinaryInteger<T>
        => T.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var value) ? value : null;

    // Not a number is not taken: SQLite does not keep it, and PostgreSQL finds it equal to itself.
    private static double? Floating(string text) => text switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, Invariant, out var value) && double.IsFinite(value) ? value : null,
    };

    /// <summary>Member names, or numbers for members; several joined by commas for flags.</summary>
    public static object? EnumOf(string text, EnumModel type)
    {
        if (!Patterns.Whole(Patterns.EnumMembers(), text) || (text.Contains(',', StringComparison.Ordinal) && !type.IsFlags))
            return null;
        return Enum.TryParse(type.Clr, text, ignoreCase: false, out var value) && (type.IsFlags || Enum.IsDefined(type.Clr, value))
            ? value
            : null;
    }

    public static object? Date(string text)
        => Patterns.Whole(Patterns.Date(), text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var date)
            ? date
            : null;

    public static object? Instant(string text, Type clr)
    {
        if (!Patterns.Whole(Patterns.DateTimeOffset(), text)
            || !DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out var instant))
            return null;
        if (clr == typeof(DateTime))
            return instant.UtcDateTime;
        return instant.ToUniversalTime();
    }

    public static object? Time(string text)
        => Patterns.Whole(Patterns.TimeOfDay(), text) && TimeOnly.TryParse(text, Invariant, out var time) ? time : null;

    public static object? Span(string text)
    {
        if (!Patterns.Whole(Patterns.Duration(), text) || !char.IsLetter(text[^1]) || text is "P" or "-P" || text.EndsWith('T'))
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static object? Binary(string text)
    {
        if (!Patterns.Whole(Patterns.Base64(), text))
            return null;
        var bare = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return System.Convert.FromBase64String(bare + new string('=', (4 - bare.Length % 4) % 4));
    }
}
