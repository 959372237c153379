using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace YouthPrograms.Web.Layout;

/// <summary>How an endpoint answers with a page.</summary>
public static class Pages
{
    /// <summary>Renders a page component; its parameters by name, as an anonymous object.</summary>
    public static IResult Show<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        parameters is null
            ? new RazorComponentResult<TPage> { StatusCode = status }
            : new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    public static IResult NotFound() => Show<MessagePage>(new { Key = "not-found" }, StatusCodes.Status404NotFound);

    public static IResult Forbidden() => Show<MessagePage>(new { Key = "forbidden" }, StatusCodes.Status403Forbidden);

    /// <summary>A refusal that belongs to no form.</summary>
    public static IResult Refused(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotFound => NotFound(),
        ProblemKind.Forbidden => Forbidden(),
        var kind => Show<MessagePage>(new { Key = "refused", Problem = problem }, Problems.StatusOf(kind)),
    };

    /// <summary>After a write: the browser fetches the page anew, which says what was done by the text of the given key.</summary>
    public static IResult Done(string address, string said) =>
        new SeeOther(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "said=" + Uri.EscapeDataString(said));

    /// <summary>303, so that the browser follows a post with a get.</summary>
    public static IResult SeeOther(string address) => new SeeOther(address);

    /// <summary>The address if it is one of this site, written as an address is; else the other one.</summary>
    public static string LocalOr(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/', ..] && address.All(c => c is > ' ' and < '\u007f' and not '\\') ? address : otherwise;
}

internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
