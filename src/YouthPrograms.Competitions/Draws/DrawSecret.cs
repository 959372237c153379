using System.Security.Cryptography;

namespace YouthPrograms.Competitions.Draws;

/// <summary>The 256 bits a draw hangs on: hidden until the draw, published with it.</summary>
public sealed class DrawSecret
{
    public const int Length = 32;
    private readonly byte[] _bytes;

    public DrawSecret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A draw secret has {Length} bytes.", nameof(bytes));
        _bytes = bytes.ToArray();
    }

    /// <summary>A new secret from the operating system's generator.</summary>
    public static DrawSecret Generate() => new(RandomNumberGenerator.GetBytes(Length));

    public static DrawSecret FromHex(string hex) => new(Convert.FromHexString(hex));

    public string ToHex() => Convert.ToHexStringLower(_bytes);

    public byte[] ToBytes() => [.. _bytes];

    // A log line must not give the draw away before it is made.
    public override string ToString() => "(secret)";
}

/// <summary>Two lower-case hex SHA-256 values published before the draw: of the secret, and of entries and policies.</summary>
public sealed record DrawCommitment(string SecretHash, string RequestHash)
{
    public static DrawCommitment Of(DrawSecret secret, DrawRequest request) => new(
        Convert.ToHexStringLower(SHA256.HashData(secret.ToBytes())),
        Convert.ToHexStringLower(SHA256.HashData(request.CanonicalBytes())));
}
