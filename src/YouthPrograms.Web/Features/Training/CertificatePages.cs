using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>Everybody may check a certificate by its serial; whoever prints the page has the certificate.</summary>
internal static class CertificatePages
{
    public static void MapCertificates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/verify/certificates", (string? serial) => string.IsNullOrWhiteSpace(serial)
            ? Pages.SeeOther("/verify")
            : Pages.SeeOther("/verify/certificates/" + Uri.EscapeDataString(serial.Trim()))).AllowAnonymous();
        routes.MapGet("/verify/certificates/{serial}", async (string serial, CheckCertificate check, CancellationToken cancellation) =>
            await check.RunAsync(serial, cancellation) is var answer && answer.Verdict is CertificateVerdict.Unknown
                ? Pages.Show<CertificatePage>(new { Check = answer }, StatusCodes.Status404NotFound)
                : Pages.Show<CertificatePage>(new { Check = answer })).AllowAnonymous();
    }
}
