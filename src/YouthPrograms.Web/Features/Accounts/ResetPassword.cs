using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Accounts;

public sealed record ResetPasswordRequest(long AccountId, string Code, string Password);

/// <summary>A forgotten password: a mail with a link to whoever has an account, and the same answer to whoever has none.</summary>
public sealed class ResetPassword(UserManager<Account> accounts, IEmailSender<Account> mail)
{
    /// <summary>Asks for the mail. It tells nobody whether there is such an account.</summary>
    public async Task AskAsync(string email)
    {
        if (await accounts.FindByEmailAsync(email) is { } account)
            await mail.SendPasswordResetLinkAsync(account, account.Email!, LinkOf(account.Id, Encoded(await accounts.GeneratePasswordResetTokenAsync(account))));
    }

    /// <summary>Sets the password with the code of the link, which works once: it hangs on what the account was.</summary>
    public async Task<Outcome<Done>> RunAsync(ResetPasswordRequest request)
    {
        var account = await accounts.FindByIdAsync(request.AccountId.ToString(CultureInfo.InvariantCulture));
        if (account is null || Decoded(request.Code) is not { } token)
            return Ended;
        var reset = await accounts.ResetPasswordAsync(account, token, request.Password);
        if (reset.Succeeded)
        {
            // Whoever had locked the account out by guessing is out, and the mail has shown whose the address is.
            await accounts.SetLockoutEndDateAsync(account, null);
            await accounts.ResetAccessFailedCountAsync(account);
            return default(Done);
        }
        return reset.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.InvalidToken))
            ? Ended
            : reset.Errors.Select(IdentityProblems.Of).DistinctBy(problem => problem.Code).ToList();
    }

    /// <summary>Relative to the service's address.</summary>
    internal static string LinkOf(long account, string code) =>
        string.Create(CultureInfo.InvariantCulture, $"account/reset?account={account}&code={Uri.EscapeDataString(code)}");

    private static Problem Ended => new(ProblemKind.Invalid, "reset-link-ended", "password");

    // As Identity's own endpoints write it, so that a link from either works with both.
    private static string Encoded(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    private static string? Decoded(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>The pages of a forgotten password.</summary>
internal static class ResetPages
{
    public static void AddPasswordReset(this IServiceCollection services)
    {
        services.AddSingleton<IEmailSender<Account>, AccountMail>();
        services.AddScoped<ResetPassword>();
    }

    public static void MapPasswordReset(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/forgot", () => Pages.Show<ForgotPage>()).AllowAnonymous();
        routes.MapPost("/account/forgot", AskAsync).AllowAnonymous();
        routes.MapGet("/account/reset", (long account, string code) => Pages.Show<ResetPage>(new { Account = account, Code = code })).AllowAnonymous();
        routes.MapPost("/account/reset", ResetAsync).AllowAnonymous();
    }

    private static async Task<IResult> AskAsync(FormPost post, ResetPassword reset)
    {
        var email = post.RequiredText("email");
        if (!post.IsSound)
            return Pages.Show<ForgotPage>(new { State = post.State() }, post.Status());
        await reset.AskAsync(email);
        return Pages.Done("/account/forgot", "reset-asked");
    }

    private static async Task<IResult> ResetAsync(FormPost post, ResetPassword reset)
    {
        var (account, code, password) = (post.RequiredKey("account"), post.Text("code") ?? "", post.RequiredText("password"));
        if (post.IsSound && (await reset.RunAsync(new(account, code, password))).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done("/account/sign-in", "password-reset")
            : Pages.Show<ResetPage>(new { State = post.State(), Account = account, Code = code }, post.Status());
    }
}
