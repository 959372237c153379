using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Reads one column of a statement: as EF would make its value, or straight into JSON.</summary>
internal sealed class Column
{
    private static readonly MethodInfo Generic = typeof(Column).GetMethod(nameof(Field), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Func<DbDataReader, int, object> read;
    private readonly int ordinal;
    private readonly TypeCode plain;
    private readonly bool canBeNull;

    private Column(int ordinal, Func<DbDataReader, int, object> read, TypeCode plain, bool canBeNull)
    {
        this.ordinal = ordinal;
        this.read = read;
        this.plain = plain;
        this.canBeNull = canBeNull;
    }

    /// <summary>Null when it is not certain how the value is stored.</summary>
    public static Column? Of(Expression value, int ordinal, IModel model, IRelationalTypeMappingSource mappings)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var property = Property(value, model);
        var mapping = property?.FindRelationalTypeMapping() ?? Default(value, type, model, mappings);
        if (mapping is null)
            return null;
        var converter = mapping.Converter;
        var stored = converter?.ProviderClrType ?? type;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        var field = Generic.MakeGenericMethod(stored).CreateDelegate<Func<DbDataReader, int, object>>();
        var plain = converter is null && !type.IsEnum ? Type.GetTypeCode(type) : TypeCode.Empty;
        return new(ordinal, Converted(field, converter, type), plain, property is not { IsNullable: false } || !IsOfTheRow(value));
    }

    private static Func<DbDataReader, int, object> Converted(Func<DbDataReader, int, object> field, ValueConverter? converter, Type type)
    {
        if (converter is not null)
            return (reader, ordinal) => converter.ConvertFromProvider(field(reader, ordinal))!;
        return type.IsEnum ? (reader, ordinal) => Enum.ToObject(type, field(reader, ordinal)) : field;
    }

    // What a navigation leads to may be nobody.
    private static bool IsOfTheRow(Expression value) => value is MemberExpression { Expression: ParameterExpression };

    private static IProperty? Property(Expression value, IModel model)
    {
        while (value is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            value = convert.Operand;
        var (owner, name) = value switch
        {
            MemberExpression { Expression: { } source } member => (source.Type, member.Member.Name),
            MethodCallExpression { Method: { Name: nameof(EF.Property) } method, Arguments: [var source, ConstantExpression { Value: string text }] }
                when method.DeclaringType == typeof(EF) => (source.Type, text),
            _ => (null, ""),
        };
        return owner is null ? null : model.FindEntityTypes(owner).FirstOrDefault()?.FindProperty(name);
    }

    // A value that is computed carries the form of what it is computed from, unless all of the type have one form.
    private static RelationalTypeMapping? Default(Expression value, Type type, IModel model, IRelationalTypeMappingSource mappings)
    {
        var mapping = mappings.FindMapping(type, model);
        return mapping is not null && PropertiesOf(type, model).All(p => SameForm(p.FindRelationalTypeMapping(), mapping)) ? mapping : null;
    }

    private static IEnumerable<IProperty> PropertiesOf(Type type, IModel model)
        => model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == type);

    private static bool SameForm(RelationalTypeMapping? own, RelationalTypeMapping mapping)
        => own is not null && own.Converter?.GetType() == mapping.Converter?.GetType() && own.Converter?.ProviderClrType == mapping.Converter?.ProviderClrType;

    public bool IsNull(ReaderRow row)
        => canBeNull && (row.Sqlite is { } sqlite ? raw.sqlite3_column_type(sqlite, ordinal) == raw.SQLITE_NULL : row.Reader.IsDBNull(ordinal));

    public bool IsTrue(ReaderRow row) => !IsNull(row) && (plain == TypeCode.Boolean ? Flag(row) : read(row.Reader, ordinal) is true);

    public object Read(DbDataReader reader) => read(reader, ordinal);

    public bool TryWhole(ReaderRow row, out long number)
    {
        var isWhole = plain is TypeCode.Int32 or TypeCode.Int64 && !IsNull(row);
        number = isWhole ? Whole(row) : 0;
        return isWhole;
    }

    /// <summary>Writes the value, which is not null.</summary>
    public void Write(Utf8JsonWriter json, JsonEncodedText name, ReaderRow row, DataType type, JsonForm form, IReadOnlySet<string>? members)
    {
        switch (plain)
        {
            case TypeCode.String when row.Sqlite is { } sqlite:
                json.WriteString(name, raw.sqlite3_column_blob(sqlite, ordinal));
                break;
            case TypeCode.String:
                json.WriteString(name, row.Reader.GetString(ordinal));
                break;
            case TypeCode.Int32:
                json.WriteNumber(name, Whole(row));
                break;
            case TypeCode.Int64 when !form.Ieee754:
                json.WriteNumber(name, Whole(row));
                break;
            case TypeCode.Boolean:
                json.WriteBoolean(name, Flag(row));
                break;
            case TypeCode.Double when row.Reader.GetDouble(ordinal) is var number && double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WritePropertyName(name);
                ValueWriter.Write(json, type, Read(row.Reader), form, members);
                break;
        }
    }

    // SQLite computes in 64 bits, whatever the type of the result.
    private long Whole(ReaderRow row)
    {
        if (row.Sqlite is null)
            return plain == TypeCode.Int32 ? row.Reader.GetInt32(ordinal) : row.Reader.GetInt64(ordinal);
        var whole = raw.sqlite3_column_int64(row.Sqlite, ordinal);
        return plain == TypeCode.Int32 ? checked((int)whole) : whole;
    }

    private bool Flag(ReaderRow row)
        => row.Sqlite is { } sqlite ? raw.sqlite3_column_int(sqlite, ordinal) != 0 : row.Reader.GetBoolean(ordinal);

    private static object Field<T>(DbDataReader reader, int ordinal) => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Int32 => reader.GetInt32(ordinal),
        TypeCode.Int64 => reader.GetInt64(ordinal),
        TypeCode.Int16 => reader.GetInt16(ordinal),
        TypeCode.Byte => reader.GetByte(ordinal),
        TypeCode.Boolean => reader.GetBoolean(ordinal),
        TypeCode.Double => reader.GetDouble(ordinal),
        TypeCode.Single => reader.GetFloat(ordinal),
        TypeCode.Decimal => reader.GetDecimal(ordinal),
        TypeCode.String => reader.GetString(ordinal),
        TypeCode.DateTime => reader.GetDateTime(ordinal),
        _ => reader.GetFieldValue<T>(ordinal)!,
    };
}
