using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>
/// Where a page ended: the order keys of its last row. The next page begins after them, so rows added or removed in
/// between neither repeat nor hide others.
/// </summary>
internal static class SkipToken
{
    public static string Write(IReadOnlyList<OrderKey> order, Row row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var key in order)
                ValueWriter.Plain(json, key.Value.Type, row[key.Column]);
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.ToArray());
    }

    /// <summary>The condition that a row comes after the token.</summary>
    public static Expression After(string token, IReadOnlyList<OrderKey> order)
    {
        var values = Read(token, order);
        Expression? any = null;
        Expression? same = null;
        for (var i = 0; i < order.Count; i++)
        {
            var value = Value(values[i], order[i].Value.Type, i);
            if (Beyond(order[i], value) is { } beyond)
            {
                var term = same is null ? beyond : Expression.AndAlso(same, beyond);
                any = any is null ? term : Expression.OrElse(any, term);
            }
            same = Expressions.And(same, Equal(order[i].Value, value));
        }
        return any ?? Expression.Constant(false);
    }

    private static Typed? Value(object? value, DataType type, int at)
    {
        var bare = type with { Nullable = false };
        return value switch
        {
            null => null,
            bool flag => new(Expression.Constant(flag), bare),
            _ => new(Slots.Of(value, type.Clr, given => given.Token[at]), bare),
        };
    }

    // Nulls come first ascending and last descending.
    private static Expression? Beyond(OrderKey key, Typed? value)
    {
        if (value is null)
            return key.Descending || !key.Value.CanBeNull ? null : Expression.Not(key.Value.IsNull);
        var (left, right) = Comparable(key.Value, value);
        var beyond = Binder.Relation(left, right, key.Descending ? BinaryOperator.Lt : BinaryOperator.Gt);
        return key.Descending && key.Value.CanBeNull ? Expression.OrElse(key.Value.IsNull, beyond) : beyond;
    }

    private static Expression Equal(Typed key, Typed? value)
        => value is null
            ? key.CanBeNull ? key.IsNull : Expression.Constant(false)
            : Expression.Equal(Expressions.OrNull(key.Value), Expressions.OrNull(value.Value));

    private static (Typed, Typed) Comparable(Typed key, Typed value)
        => key.Type.Kind == DataKind.Boolean ? (Number(key), Number(value)) : (key, value);

    private static Typed Number(Typed flag)
        => new(
            Expression.Condition(Expression.Equal(Expressions.OrNull(flag.Value), Expression.Constant(true, typeof(bool?))), Expression.Constant(1), Expression.Constant(0)),
            DataType.Int32);

    /// <summary>What of a token's values the condition itself differs with. False when it is no token at all.</summary>
    public static bool TryPattern(ReadOnlySpan<char> token, StringBuilder pattern)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)));
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                return false;
            foreach (var item in json.RootElement.EnumerateArray())
                pattern.Append(item.ValueKind switch { JsonValueKind.Null => '0', JsonValueKind.True => 't', JsonValueKind.False => 'f', _ => '1' });
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }

    public static object?[] Read(string token, IReadOnlyList<OrderKey> order)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)));
            var items = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement : throw Bad();
            if (items.GetArrayLength() != order.Count)
                throw Bad();
            return [.. items.EnumerateArray().Select((item, i) => Value(item, order[i].Value.Type))];
        }
        // Half a surrogate pair is well-formed JSON, and no text.
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw Bad();
        }
    }

    private static object? Value(JsonElement item, DataType type)
        => item.ValueKind == JsonValueKind.Null ? null
            : ValueReader.TryRead(item, type, out var value) && value is not null ? value : throw Bad();

    private static RefusalException Bad() => Refusal.BadRequest("InvalidSkipToken", Message.BadSkipToken);
}
