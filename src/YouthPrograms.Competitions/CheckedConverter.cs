using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace YouthPrograms.Competitions;

/// <summary>
/// Reads a value that only its check makes: first the plain shape, then the check. A text that cannot be is a
/// <see cref="JsonException"/> with all the issues. Always in the one shape of <see cref="CompetitionsJson"/>, whatever
/// the options around it.
/// </summary>
public abstract class ShapeConverter<TValue, TShape>(Func<JsonTypeInfo<TShape>> shape) : JsonConverter<TValue>
    where TShape : class
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromShape(JsonSerializer.Deserialize(ref reader, shape()) ?? throw new JsonException($"No {typeof(TValue).Name}."));

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, ToShape(value), shape());

    protected abstract TValue FromShape(TShape shape);

    protected abstract TShape ToShape(TValue value);

    /// <summary>Words that are no words of ours come as numbers; they are refused here, for no check expects them.</summary>
    protected static TEnum Known<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new JsonException($"No {typeof(TEnum).Name} is {value}.");

    /// <inheritdoc cref="Known{TEnum}(TEnum)"/>
    protected static TEnum? Known<TEnum>(TEnum? value)
        where TEnum : struct, Enum =>
        value is { } one ? Known(one) : null;

    /// <summary>The value, or the issues as the reason why the text cannot be.</summary>
    protected static T Passed<T, TIssue>(Checked<T, TIssue> check)
        where T : class =>
        check.Value ?? throw new JsonException($"No {typeof(T).Name}: {string.Join("; ", check.Issues)}.");
}

/// <summary>A value or its issues, as plain data.</summary>
public sealed record CheckedShape<TValue, TIssue>(TValue? Value = null, IReadOnlyList<TIssue>? Issues = null)
    where TValue : class;

/// <summary>Writes the value, or the issues; reads exactly one of them.</summary>
public sealed class CheckedConverter<TValue, TIssue> : JsonConverter<Checked<TValue, TIssue>>
    where TValue : class
{
    public override Checked<TValue, TIssue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, Shape(options)) switch
        {
            { Value: { } value, Issues: null or { Count: 0 } } => new(value),
            { Value: null, Issues: { Count: > 0 } issues } when !issues.Contains(default!) => new(issues),
            _ => throw new JsonException("Either a value or issues."),
        };

    public override void Write(Utf8JsonWriter writer, Checked<TValue, TIssue> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new(value.Value, value.IsOk ? null : value.Issues), Shape(options));

    private static JsonTypeInfo<CheckedShape<TValue, TIssue>> Shape(JsonSerializerOptions options) =>
        (JsonTypeInfo<CheckedShape<TValue, TIssue>>)options.GetTypeInfo(typeof(CheckedShape<TValue, TIssue>));
}
