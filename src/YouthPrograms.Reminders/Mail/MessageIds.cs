using System.Security.Cryptography;
using System.Text;

namespace YouthPrograms.Reminders.Mail;

/// <summary>The Message-ID of a mail is a function of its key, so that a mail sent twice is one mail to a mailbox.</summary>
internal static class MessageIds
{
    public static string Of(string key, string host) => $"<{Hash(key)}@{host}>";

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>The part before the @: names a mail in a link and tells nothing about its reader.</summary>
    public static string TokenOf(string messageId) => messageId[1..messageId.IndexOf('@', StringComparison.Ordinal)];
}

/// <summary>Addresses as operators see them.</summary>
internal static class Recipients
{
    public static string Mask(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 ? $"{address[..1]}***{address[at..]}" : "***";
    }
}
