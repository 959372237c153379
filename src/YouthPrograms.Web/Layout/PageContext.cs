using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Layout;

/// <summary>What every page knows of the request it answers.</summary>
public sealed class PageContext(IHttpContextAccessor accessor, IAntiforgery antiforgery, Viewer viewer)
{
    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A page answers a request.");

    public Viewer Viewer => viewer;

    public string? SignedInAs => viewer.IsSignedIn ? Http.User.Identity?.Name : null;

    public string Path => Http.Request.Path + Http.Request.QueryString;

    /// <summary>Key of the text that says what the last post did.</summary>
    public string? Said => Http.Request.Query["said"] is [{ } said] && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? said : null;

    public string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>Also sets the cookie that belongs to it, so a page with a form is never cached.</summary>
    public (string Name, string Value) AntiforgeryField()
    {
        var tokens = antiforgery.GetAndStoreTokens(Http);
        return (tokens.FormFieldName, tokens.RequestToken!);
    }
}
