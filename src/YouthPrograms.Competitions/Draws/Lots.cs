using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace YouthPrograms.Competitions.Draws;

public enum LotPurpose
{
    /// <summary>Which of the remaining entries is next in the order of lots.</summary>
    Order,

    /// <summary>Which of the groups that are open to an entry takes it.</summary>
    Group,

    /// <summary>How a section prefers its two halves: bit 0 for the order of lots, bits 1 and 2 for odd seeds and byes.</summary>
    Section,

    /// <summary>Who stands first among members of a group that no figure separates.</summary>
    Standing,

    /// <summary>Which of the places that are equally good for somebody who enters after the draw.</summary>
    Late,
}

/// <summary>One lot of the transcript: a number from 0 to <paramref name="Range"/> − 1.</summary>
public sealed record Lot(int Number, LotPurpose Purpose, int Range, int Result);

/// <summary>
/// Lots from HMAC-SHA256 keyed with secret ‖ witness text (UTF-8) over a big-endian 64-bit counter. The first eight bytes
/// are a number; numbers of the last incomplete run of the range are thrown away, so that every result is equally likely.
/// </summary>
public sealed class LotDrum(DrawSecret secret, string witness) : IDisposable
{
    private readonly IncrementalHash _keyed =
        IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, [.. secret.ToBytes(), .. Encoding.UTF8.GetBytes(witness)]);
    private readonly List<Lot> _drawn = [];
    private ulong _counter;

    public IReadOnlyList<Lot> Drawn => _drawn;

    public int Next(LotPurpose purpose, int range)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range, 1);
        var limit = ulong.MaxValue - ulong.MaxValue % (ulong)range;
        ulong number;
        do
            number = NextNumber();
        while (number >= limit);
        var result = (int)(number % (ulong)range);
        _drawn.Add(new(_drawn.Count + 1, purpose, range, result));
        return result;
    }

    /// <summary>0 … count − 1 in an order in which each of the count! orders is equally likely (Fisher and Yates).</summary>
    public int[] Order(LotPurpose purpose, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = 0; i < count - 1; i++)
        {
            var pick = i + Next(purpose, count - i);
            (order[i], order[pick]) = (order[pick], order[i]);
        }

        return order;
    }

    public void Dispose() => _keyed.Dispose();

    private ulong NextNumber()
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(counter, _counter++);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _keyed.AppendData(counter);
        _keyed.GetHashAndReset(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
