using System.Text.Json;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// Members as JSON, written while they are read: an array for each entity, to be put in its place when the entity is
/// written. None of their values are kept.
/// </summary>
internal sealed class WrittenMembers : MemberParts, IDisposable
{
    private readonly AnswerBuffer buffer = AnswerBuffer.Rent();
    private readonly Dictionary<object, Part> parts = [];
    private readonly EntityWriter writer;
    private Part part = new(0, 0, 0, null);

    public WrittenMembers(CollectionRead read, Func<AnswerBuffer, EntityWriter> writer)
        : base(read) => this.writer = writer(buffer);

    public bool IsCut { get; private set; }

    protected override void Add(ReaderRow row, bool mayBeCut)
    {
        if (part.Rows == 0)
            buffer.Json.WriteStartArray();
        writer.Entity(Read.Shape, row);
        part = part with { Rows = part.Rows + 1, Token = mayBeCut ? SkipToken.Write(Read.Order, row) : null };
    }

    protected override void Close(object key, bool isCut)
    {
        if (part.Rows == 0)
            return;
        buffer.Json.WriteEndArray();
        var end = buffer.EndValue();
        parts.Add(key, part with { Length = end - part.Start, Token = isCut ? part.Token : null });
        part = new(end, 0, 0, null);
        IsCut |= isCut;
    }

    /// <summary>Writes the array of the entity with this key; how many members it has, and where the rest begins.</summary>
    public (int Rows, string? Token) CopyTo(Utf8JsonWriter json, object key)
    {
        var found = parts.GetValueOrDefault(key);
        json.WriteRawValue(found.Rows == 0 ? "[]"u8 : buffer.Written.Slice(found.Start, found.Length), skipInputValidation: true);
        return (found.Rows, found.Token);
    }

    public void Dispose() => buffer.Return();

    private readonly record struct Part(int Start, int Length, int Rows, string? Token);
}
