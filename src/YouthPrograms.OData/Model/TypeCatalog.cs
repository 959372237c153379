using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace YouthPrograms.OData.Model;

/// <summary>CLR types of values as service types; complex types and enumerations are entered when first met.</summary>
internal sealed class TypeCatalog(ServiceDefinition definition)
{
    private readonly Dictionary<Type, StructureModel> complex = [];
    private readonly Dictionary<Type, EnumModel> enums = [];
    private readonly NullabilityInfoContext nullability = new();

    public IEnumerable<StructureModel> Complex => complex.Values;

    public IEnumerable<EnumModel> Enums => enums.Values;

    public static bool IsCollection(Type clr)
        => clr != typeof(string) && clr != typeof(byte[]) && ElementOf(clr) is not null;

    public DataType Type(Type clr, bool nullable)
    {
        var bare = Nullable.GetUnderlyingType(clr) ?? clr;
        nullable |= bare != clr;
        if (DataType.Primitive(bare, nullable) is { } primitive)
            return primitive;
        if (bare.IsEnum)
            return new(DataKind.Enum, bare, nullable) { Enum = EnumOf(bare) };
        if (IsCollection(bare))
            return new(DataKind.Collection, bare, false) { Element = Type(ElementOf(bare)!, nullable: false) };
        return new(DataKind.Complex, bare, nullable) { Structure = ComplexOf(bare) };
    }

    public static Type? ElementOf(Type clr)
        => clr.IsArray
            ? clr.GetElementType()
            : clr.GetInterfaces().Append(clr)
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];

    private EnumModel EnumOf(Type clr)
    {
        if (enums.TryGetValue(clr, out var known))
            return known;
        var naming = definition.Enums.GetValueOrDefault(clr);
        return enums[clr] = new()
        {
            Name = naming?.Name ?? clr.Name,
            Clr = clr,
            IsFlags = clr.IsDefined(typeof(FlagsAttribute)),
            Description = naming?.Description,
        };
    }

    private StructureModel ComplexOf(Type clr)
    {
        if (complex.TryGetValue(clr, out var known))
            return known;
        if (clr.IsPrimitive || clr == typeof(object) || typeof(IEnumerable).IsAssignableFrom(clr) || typeof(Delegate).IsAssignableFrom(clr))
            throw new InvalidOperationException($"'{clr}' has no counterpart in the service's type system.");
        var naming = definition.Complex.GetValueOrDefault(clr);
        var structure = complex[clr] = new() { Name = naming?.Name ?? clr.Name, Clr = clr, Description = naming?.Description };
        foreach (var property in clr.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsValue))
            structure.Add(Member(property, naming?.Members.GetValueOrDefault(property.Name) ?? new()));
        return structure;
    }

    // EqualityContract is a record's, indexers are nobody's.
    private static bool IsValue(PropertyInfo property)
        => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0;

    private PropertyModel Member(PropertyInfo property, PropertySettings settings) => new()
    {
        Name = property.Name,
        ClrName = property.Name,
        Type = Type(property.PropertyType, nullability.Create(property).ReadState == NullabilityState.Nullable),
        Read = Reader(property),
        Get = property.GetValue,
        Computed = property.SetMethod is null && !IsConstructed(property),
        Description = settings.Description,
        Bounds = settings.Bounds,
    };

    // A positional record's property without setter can still be given, by the constructor.
    private static bool IsConstructed(PropertyInfo property)
        => property.DeclaringType!.GetConstructors().Any(c => c.GetParameters()
            .Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    public static LambdaExpression Reader(PropertyInfo property)
    {
        var row = Expression.Parameter(property.DeclaringType!, "x");
        return Expression.Lambda(Expression.Property(row, property), row);
    }
}
