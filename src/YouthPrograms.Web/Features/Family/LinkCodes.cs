using System.Security.Cryptography;
using System.Text;

namespace YouthPrograms.Web.Features.Family;

/// <summary>Short codes that a coach hands to a parent on paper.</summary>
internal static class LinkCodes
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    // Without letters and digits that look alike.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>Ten characters of thirty, in two groups: 49 bits, of which an account may try ten an hour.</summary>
    public static string Make()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 10);
        return $"{code[..5]}-{code[5..]}";
    }

    /// <summary>SHA-256 of the code as anybody may type it: any case, with or without the dash.</summary>
    public static string HashOf(string typed)
    {
        var plain = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
