using System.Collections;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>The ways in which EF Core may turn a value into a parameter: as it is, by a converter, as a pattern, as JSON.</summary>
internal sealed class Conversions(IModel model, IRelationalTypeMappingSource mappings)
{
    /// <summary>The conversion that makes the parameter of the value, or null.</summary>
    public Func<object, object>? Find(Type type, object value, object parameter)
    {
        foreach (var candidate in Candidates(type, parameter))
        {
            try
            {
                if (Same(candidate(value), parameter))
                    return candidate;
            }
            catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException or ArgumentException or NotSupportedException)
            {
                // A converter may refuse a value that no row has.
            }
        }
        return null;
    }

    public static bool Same(object? a, object? b)
    {
        if (a is null || b is null || a is string || b is string)
            return Equals(a, b);
        if (a is IEnumerable some && b is IEnumerable others)
            return some.Cast<object?>().Zip(others.Cast<object?>()).All(p => Same(p.First, p.Second)) && Count(some) == Count(others);
        return a.GetType() == b.GetType() && a.Equals(b) && (a is not DateTime first || first.Kind == ((DateTime)b).Kind);
    }

    private static int Count(IEnumerable items) => items.Cast<object?>().Count();

    private IEnumerable<Func<object, object>> Candidates(Type type, object parameter)
    {
        yield return v => v;
        if (type == typeof(int[]))
            yield return v => Json((int[])v);
        if (type == typeof(long[]))
            yield return v => Json((long[])v);
        if (type == typeof(string))
        {
            yield return v => Escape(v) + "%";
            yield return v => "%" + Escape(v);
            yield return v => "%" + Escape(v) + "%";
        }
        foreach (var converter in Converters(type))
            yield return converter;
        if (parameter is not (string or IEnumerable) && parameter is IConvertible)
            yield return Widened(parameter.GetType());
        if (parameter is IEnumerable and not string && type != typeof(byte[]) && TypeCatalog.ElementOf(type) is { } element)
        {
            foreach (var converter in Converters(element))
                yield return v => Array(TypeCatalog.ElementOf(parameter.GetType())!, [.. ((IEnumerable)v).Cast<object>().Select(converter)]);
        }
    }

    private static Array Array(Type element, object[] items)
    {
        var array = System.Array.CreateInstance(element, items.Length);
        items.CopyTo(array, 0);
        return array;
    }

    // What EF makes of page keys on SQLite, at a fraction of its cost.
    private static string Json<T>(T[] keys)
        where T : IFormattable
        => "[" + string.Join(',', keys.Select(k => k.ToString(null, CultureInfo.InvariantCulture))) + "]";

    // Only what loses nothing: a cast that the database would have made gives the same.
    private static Func<object, object> Widened(Type type) => v => v switch
    {
        Enum => Convert.ChangeType(v, type, CultureInfo.InvariantCulture),
        byte or sbyte or short or int or long => Convert.ChangeType(v, type, CultureInfo.InvariantCulture),
        float number when type == typeof(double) => (double)number,
        _ => throw new InvalidCastException(),
    };

    private static string Escape(object value)
        => ((string)value).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private IEnumerable<Func<object, object>> Converters(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var own = model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == bare).Select(p => p.FindRelationalTypeMapping());
        return own.Prepend(mappings.FindMapping(bare, model)).Select(m => m?.Converter).OfType<ValueConverter>()
            .Distinct().Select(c => (Func<object, object>)(v => c.ConvertToProvider(v)!));
    }
}
