using Microsoft.Extensions.Options;

namespace YouthPrograms.Reminders;

/// <summary>The address under which people reach the service, the key <c>Programs:PublicUrl</c>.</summary>
public sealed class PublicUrlOptions
{
    public const string Section = "Programs";

    public string PublicUrl { get; set; } = "http://localhost:5080";
}

internal sealed class PublicUrlValidation : IValidateOptions<PublicUrlOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicUrlOptions options) =>
        Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Programs:PublicUrl must be an address with http or https, not '{options.PublicUrl}'.");
}

/// <summary>The pages that mails point to.</summary>
internal sealed class Links(IOptions<PublicUrlOptions> options)
{
    private readonly Uri root = new(options.Value.PublicUrl.TrimEnd('/') + '/');

    public string Home => root.AbsoluteUri;

    public Uri School => new(root, "school");

    public Uri Coach => new(root, "coach");

    public Uri Event(string slug, string code) =>
        new(root, $"t/{Uri.EscapeDataString(slug)}/{Uri.EscapeDataString(code)}");

    /// <summary>A page for people, and the target of one-click requests; only a POST unsubscribes.</summary>
    public Uri Unsubscribe(string token) => new(root, $"mail/unsubscribe/{token}");
}
