using System.Security.Cryptography;
using System.Text;

namespace YouthPrograms.Training.Certificates;

/// <summary>
/// Numbers of certificates such as <c>YP26-7KQM-3FXA-9</c>: eight random letters, so that none can be guessed from another,
/// and one that checks them, so that a slip in typing is not taken for a forgery.
/// </summary>
public static class Serials
{
    /// <summary>Without letters that are mistaken for others.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

    public const int RandomLetters = 8;

    /// <exception cref="ArgumentException">Not eight letters of <see cref="Alphabet"/>.</exception>
    public static string Make(int year, string letters)
    {
        if (letters.Length != RandomLetters || !letters.All(Alphabet.Contains))
            throw new ArgumentException("Eight letters of the alphabet make a serial.", nameof(letters));
        var head = $"YP{year % 100:00}";
        return $"{head}-{letters[..4]}-{letters[4..]}-{Check(head + letters)}";
    }

    /// <summary>The serial as it is kept, from however it was typed; null when no certificate can have it.</summary>
    public static string? Read(string? typed)
    {
        var plain = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        if (plain.Length != 13 || !plain.StartsWith("YP", StringComparison.Ordinal) || !plain[2..4].All(char.IsAsciiDigit))
            return null;
        var letters = plain[4..12];
        return letters.All(Alphabet.Contains) && Check(plain[..12]) == plain[12]
            ? $"{plain[..4]}-{letters[..4]}-{letters[4..]}-{plain[12]}"
            : null;
    }

    // The alphabet has 31 letters, a prime, and each place a weight of its own: one wrong letter shows, and so do two that
    // changed about.
    private static char Check(string plain)
    {
        var sum = 0;
        for (var place = 0; place < plain.Length; place++)
            sum += (place + 1) * Worth(plain[place]);
        return Alphabet[sum % Alphabet.Length];
    }

    // The head has digits that the alphabet lacks; all ten are told apart.
    private static int Worth(char letter) => Alphabet.IndexOf(letter) is >= 0 and var index ? index : letter;
}

/// <summary>The words a certificate certifies, as lines of name and value; anybody can hash them again.</summary>
public static class CertificateContent
{
    public static string Write(IEnumerable<(string Name, string Value)> lines) =>
        string.Join('\n', lines.Select(line => $"{line.Name}: {line.Value.ReplaceLineEndings(" ")}"));

    /// <summary>SHA-256 of serial and content, in lower-case hexadecimal.</summary>
    public static string Hash(string serial, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{serial}\n{content}")));
}
