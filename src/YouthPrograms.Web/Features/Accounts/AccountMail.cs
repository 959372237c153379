using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Reminders;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>
/// Identity's letters go the way of all mails: a fact in the database, which the outbox then tells. Identity takes its sender
/// once for all requests, so each letter is written in a scope of its own.
/// </summary>
internal sealed class AccountMail(IServiceScopeFactory scopes, TimeProvider clock, ReminderClock reminders) : IEmailSender<Account>
{
    /// <summary>As long as Identity's own tokens last.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>Asking again at once sends nothing more: nobody's mailbox is filled from our form.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public Task SendConfirmationLinkAsync(Account user, string email, string confirmationLink) =>
        AskAsync(user, AccountLetterKind.EmailConfirmation, email, PathOf(confirmationLink));

    public Task SendPasswordResetLinkAsync(Account user, string email, string resetLink) =>
        AskAsync(user, AccountLetterKind.PasswordReset, email, PathOf(resetLink));

    public Task SendPasswordResetCodeAsync(Account user, string email, string resetCode) =>
        AskAsync(user, AccountLetterKind.PasswordReset, email, ResetPassword.LinkOf(user.Id, WebUtility.HtmlDecode(resetCode)));

    // Identity's endpoints give a whole address, encoded for HTML; the mail puts the service's own before the rest.
    private static string PathOf(string link)
    {
        var decoded = WebUtility.HtmlDecode(link);
        var isWhole = decoded.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        return (isWhole ? new Uri(decoded).PathAndQuery : decoded).TrimStart('/');
    }

    private async Task AskAsync(Account user, AccountLetterKind kind, string email, string link)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var lately = now - Pause;
        if (await db.AccountLetters.AnyAsync(l => l.AccountId == user.Id && l.Kind == kind && l.Address == email && l.AskedAt > lately))
            return;
        db.AccountLetters.Add(new AccountLetter
        {
            AccountId = user.Id,
            Kind = kind,
            Address = email,
            Link = link,
            AskedAt = now,
            ExpiresAt = now + Lasts,
        });
        await db.SaveChangesAsync();
        reminders.Wake();
    }
}
