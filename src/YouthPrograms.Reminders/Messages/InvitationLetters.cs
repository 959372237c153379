using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Messages;

/// <summary>Somebody is asked to coach a delegation; the link is theirs and works once.</summary>
internal sealed class InvitationLetters(ProgramsDb db, Links links)
{
    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts, DateTime now)
    {
        var invitation = await db.Invitations.AsNoTracking().Include(i => i.Delegation.Tournament.Venue)
            .SingleAsync(i => i.Id == message.SubjectId);
        var tournament = invitation.Delegation.Tournament;
        var times = new LocalTimes(texts, tournament.TimeZone);
        var delegation = texts.Choose(invitation.Delegation.Name, invitation.Delegation.NameEn);
        var name = texts.Choose(tournament.Name, tournament.NameEn);
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts["coach-invited-subject", delegation, name],
            Lead = texts["coach-invited-lead", delegation],
            Lines =
            [
                (texts["label-what"], name),
                .. TournamentLines.WhenAndWhere(tournament, texts),
                (texts["label-who"], delegation),
                (texts["label-next"], texts["coach-invited-next", times.DateTime(invitation.ExpiresAt), times.FromNow(invitation.ExpiresAt, now)]),
                (texts["label-give-back"], texts["give-back-invitation"]),
            ],
            Link = (texts["open-invitation"], links.Invitation(invitation.Token)),
            Why = texts[$"why-{message.Reason}"],
        };
        return (letter, null);
    }
}
