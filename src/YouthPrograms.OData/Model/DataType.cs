namespace YouthPrograms.OData.Model;

internal enum DataKind
{
    Null,
    Boolean,
    Byte,
    SByte,
    Int16,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    String,
    Guid,
    Date,
    TimeOfDay,
    DateTimeOffset,
    Duration,
    Binary,
    Enum,
    Complex,
    Entity,
    Collection,
}

/// <summary>A type of the service with the CLR type that carries it; <see cref="Clr"/> is never <c>Nullable&lt;T&gt;</c>.</summary>
internal sealed record DataType(DataKind Kind, Type Clr, bool Nullable)
{
    private static readonly Dictionary<Type, DataKind> Primitives = new()
    {
        [typeof(bool)] = DataKind.Boolean,
        [typeof(byte)] = DataKind.Byte,
        [typeof(sbyte)] = DataKind.SByte,
        [typeof(short)] = DataKind.Int16,
        [typeof(int)] = DataKind.Int32,
        [typeof(long)] = DataKind.Int64,
        [typeof(float)] = DataKind.Single,
        [typeof(double)] = DataKind.Double,
        [typeof(decimal)] = DataKind.Decimal,
        [typeof(string)] = DataKind.String,
        [typeof(Guid)] = DataKind.Guid,
        [typeof(DateOnly)] = DataKind.Date,
        [typeof(TimeOnly)] = DataKind.TimeOfDay,
        [typeof(DateTime)] = DataKind.DateTimeOffset,
        [typeof(DateTimeOffset)] = DataKind.DateTimeOffset,
        [typeof(TimeSpan)] = DataKind.Duration,
        [typeof(byte[])] = DataKind.Binary,
    };

    public static readonly DataType Null = new(DataKind.Null, typeof(object), true);
    public static readonly DataType Boolean = new(DataKind.Boolean, typeof(bool), false);
    public static readonly DataType Int32 = new(DataKind.Int32, typeof(int), false);
    public static readonly DataType Int64 = new(DataKind.Int64, typeof(long), false);
    public static readonly DataType String = new(DataKind.String, typeof(string), false);

    public StructureModel? Structure { get; init; }

    public EnumModel? Enum { get; init; }

    public DataType? Element { get; init; }

    public bool IsNumeric => Kind is >= DataKind.Byte and <= DataKind.Decimal;

    public bool IsStructured => Kind is DataKind.Complex or DataKind.Entity;

    /// <summary>The CLR type that can also hold null.</summary>
    public Type Holder => Nullable && Clr.IsValueType ? typeof(Nullable<>).MakeGenericType(Clr) : Clr;

    public string EdmName(string ns) => Kind switch
    {
        DataKind.Enum => ns + "." + Enum!.Name,
        DataKind.Complex or DataKind.Entity => ns + "." + Structure!.Name,
        DataKind.Collection => "Collection(" + Element!.EdmName(ns) + ")",
        DataKind.Null => "Edm.Null",
        _ => "Edm." + Kind,
    };

    public DataType OrNull() => Nullable ? this : this with { Nullable = true };

    public static DataType? Primitive(Type clr, bool nullable)
    {
        var bare = System.Nullable.GetUnderlyingType(clr);
        return Primitives.TryGetValue(bare ?? clr, out var kind) ? new(kind, bare ?? clr, nullable || bare is not null) : null;
    }

    public static DataType Of(DataKind kind, Type clr) => new(kind, clr, false);

    /// <summary>Equality by what the type is in the service; two records of one structure are the same type.</summary>
    public bool SameAs(DataType other) => Kind == other.Kind && Structure == other.Structure && Enum == other.Enum;
}
