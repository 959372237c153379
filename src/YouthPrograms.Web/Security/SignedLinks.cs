using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Links that open something without an account: signed and sealed by the installation's keys, of one purpose, and with an
/// end. The end stands inside and is compared with the service's clock.
/// </summary>
public sealed class SignedLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <param name="purpose">A link of another purpose does not open this one.</param>
    /// <param name="subject">What it opens.</param>
    /// <param name="until">UTC, excluded.</param>
    public string Make(string purpose, string subject, DateTime until) =>
        Protector(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{until.Ticks}|{subject}"));

    /// <summary>What the link opens; null when it is not ours, was changed, or has ended.</summary>
    public string? Read(string purpose, string token)
    {
        try
        {
            var parts = Protector(purpose).Unprotect(token).Split('|', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("YouthPrograms.Links", purpose);
}
