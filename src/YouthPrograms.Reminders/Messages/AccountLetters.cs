using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Messages;

/// <summary>What an account asked for about itself: a new password, or to confirm an address.</summary>
internal sealed class AccountLetters(ProgramsDb db, Links links)
{
    // An account belongs to no venue; the service speaks the time of its district.
    private const string HomeZone = "Asia/Shanghai";

    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts, DateTime now)
    {
        var asked = await db.AccountLetters.AsNoTracking().SingleAsync(l => l.Id == message.SubjectId);
        var times = new LocalTimes(texts, HomeZone);
        var kind = asked.Kind switch
        {
            AccountLetterKind.PasswordReset => "password-reset",
            AccountLetterKind.EmailConfirmation => "email-confirmation",
        };
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts[$"{kind}-subject"],
            Lead = texts[$"{kind}-lead"],
            Lines =
            [
                (texts["label-next"], texts[$"{kind}-next", times.DateTime(asked.ExpiresAt), times.FromNow(asked.ExpiresAt, now)]),
                (texts["label-not-you"], texts[$"{kind}-not-you"]),
            ],
            Link = (texts[$"open-{kind}"], links.At(asked.Link)),
            Why = texts[$"why-{message.Reason}"],
        };
        return (letter, null);
    }
}
