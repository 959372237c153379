using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace YouthPrograms.Web.Security;

/// <summary>
/// A personal access token as text: a mark by which people and scanners recognise it, 256 bits of chance, and a checksum, so
/// that one that was cut or mistyped is refused without asking the database.
/// </summary>
internal static class TokenText
{
    public const string Mark = "ypt_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // 62 to the power of 43 is a little more than 2 to the power of 256.
    private const int Chance = 43;

    private const int Check = 6;

    private const int Shown = 8;

    public static string Make()
    {
        var start = Mark + RandomNumberGenerator.GetString(Alphabet, Chance);
        return start + CheckOf(start);
    }

    public static bool IsSound(string text) =>
        text.Length == Mark.Length + Chance + Check && text.StartsWith(Mark, StringComparison.Ordinal)
        && text[^Check..] == CheckOf(text[..^Check]);

    /// <summary>What may be shown and stored of it: 209 of its bits stay unknown.</summary>
    public static string PrefixOf(string token) => token[..(Mark.Length + Shown)];

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Takes as long for a near miss as for a far one.</summary>
    public static bool Matches(string hash, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token)));

    private static string CheckOf(string text)
    {
        var rest = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var check = new char[Check];
        for (var i = Check - 1; i >= 0; i--, rest /= 62)
            check[i] = Alphabet[(int)(rest % 62)];
        return new string(check);
    }
}
