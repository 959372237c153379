using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// The part of an answer that has not left yet. As long as nothing has, a failure can still be told as one; a large answer
/// leaves piece by piece, so that memory does not grow with it.
/// </summary>
internal sealed class AnswerBuffer
{
    private const int Piece = 32_768;
    private static readonly ConcurrentBag<AnswerBuffer> Idle = [];
    private readonly ArrayBufferWriter<byte> bytes = new(Piece + 4096);

    private AnswerBuffer() => Json = new(bytes, JsonOptions.Writer);

    public Utf8JsonWriter Json { get; }

    public bool IsFull => bytes.WrittenCount + Json.BytesPending >= Piece;

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public static AnswerBuffer Rent() => Idle.TryTake(out var buffer) ? buffer : new();

    /// <summary>Everything written so far, copied to where it leaves.</summary>
    public void MoveTo(IBufferWriter<byte> body)
    {
        Json.Flush();
        body.Write(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
    }

    /// <summary>Ends a value that stands by itself; the length of all that is written.</summary>
    public int EndValue()
    {
        Json.Flush();
        Json.Reset();
        return bytes.WrittenCount;
    }

    public void Clear()
    {
        Json.Flush();
        bytes.ResetWrittenCount();
    }

    public void Return()
    {
        Json.Reset();
        bytes.ResetWrittenCount();
        // A row of a megabyte need not be provided for.
        if (bytes.Capacity <= 4 * Piece)
            Idle.Add(this);
    }
}
