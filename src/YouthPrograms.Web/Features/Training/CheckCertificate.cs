using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Certificates;

namespace YouthPrograms.Web.Features.Training;

public enum CertificateVerdict
{
    /// <summary>It was issued and says what it said then.</summary>
    Valid,

    /// <summary>It was issued, and a later count found nobody there.</summary>
    Revoked,

    /// <summary>What is kept of it has another hash than when it was issued.</summary>
    Altered,

    /// <summary>No certificate has this serial.</summary>
    Unknown,
}

/// <summary>What anybody with a serial is told. Of an unknown one there is nothing but the verdict.</summary>
/// <param name="Serial">As it was asked for, or as it is written when it is one.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Kind">For a class, a school or a trainer.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="Content">What it certifies, a line for each name and value.</param>
/// <param name="ContentHash">SHA-256 of the serial, a line feed and the content, in lower-case hexadecimal.</param>
public sealed record CertificateCheck(
    string Serial, CertificateVerdict Verdict, CertificateKind? Kind = null, DateTimeOffset? IssuedAt = null, string? Content = null, string? ContentHash = null)
{
    public IEnumerable<(string Name, string Value)> Lines() => (Content ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]));
}

/// <summary>Says of a serial whether a certificate has it and still says what it said.</summary>
public sealed class CheckCertificate(ProgramsDb db)
{
    private const int LongestEcho = 40;

    public async Task<CertificateCheck> RunAsync(string? serial, CancellationToken cancellation)
    {
        var asked = serial?.Trim() ?? "";
        if (Serials.Read(asked) is not { } known
            || await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Serial == known, cancellation) is not { } found)
            return new(asked.Length > LongestEcho ? asked[..LongestEcho] : asked, CertificateVerdict.Unknown);
        var verdict = found switch
        {
            _ when CertificateContent.Hash(found.Serial, found.Content) != found.ContentHash => CertificateVerdict.Altered,
            { RevokedAt: not null } => CertificateVerdict.Revoked,
            _ => CertificateVerdict.Valid,
        };
        return new(found.Serial, verdict, found.Kind, new(found.IssuedAt, TimeSpan.Zero), found.Content, found.ContentHash);
    }
}
