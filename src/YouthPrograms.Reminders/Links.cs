namespace YouthPrograms.Reminders;

/// <summary>The pages that mails point to, under the address by which people reach the service.</summary>
internal sealed class Links(Uri publicUrl)
{
    private readonly Uri root = new(publicUrl.AbsoluteUri.TrimEnd('/') + '/');

    public Uri Home => root;

    public Uri School => new(root, "school");

    public Uri Coach => new(root, "coach");

    public Uri Event(string slug, string code) =>
        new(root, $"t/{Uri.EscapeDataString(slug)}/{Uri.EscapeDataString(code)}");

    /// <summary>Signed; the page behind it asks who comes.</summary>
    public Uri Invitation(string token) => new(root, $"invitation/{token}");

    /// <summary>An address of the service that was kept without its beginning.</summary>
    public Uri At(string relative) => new(root, relative);

    /// <summary>A page for people, and the target of one-click requests; only a POST unsubscribes.</summary>
    public Uri Unsubscribe(string token) => new(root, $"mail/unsubscribe/{token}");
}
