using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders.Messages;

/// <summary>The draw of an event is public: to coaches by delegation, to guardians by their children's public names.</summary>
internal sealed class DrawLetters(ProgramsDb db, Links links)
{
    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts)
    {
        var drawn = await db.Events.AsNoTracking().Include(e => e.Tournament.Venue).SingleAsync(e => e.Id == message.SubjectId);
        var tournament = drawn.Tournament;
        var name = texts.Choose(drawn.Name, drawn.NameEn);
        var isCoach = message.Reason == Reasons.CoachOfDelegation;
        var (lead, who) = isCoach ? await ForCoachAsync(message, texts) : await ForGuardianAsync(message, texts);
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts["draw-published-subject", name, texts.Choose(tournament.Name, tournament.NameEn)],
            Lead = lead,
            Lines =
            [
                (texts["label-what"], name),
                .. TournamentLines.WhenAndWhere(tournament, texts),
                (texts["label-who"], who),
                (texts["label-bring"], texts["bring-tournament"]),
                (texts["label-give-back"], isCoach
                    ? texts["give-back-draw-coach", links.Coach.AbsoluteUri]
                    : texts["give-back-draw-guardian"]),
            ],
            Link = (texts["open-draw"], links.Event(tournament.Slug, drawn.Code)),
            Why = texts[$"why-{message.Reason}"],
        };
        return (letter, null);
    }

    private async Task<(string Lead, string Who)> ForCoachAsync(Message message, MailTexts texts)
    {
        var entries = await db.Entries.AsNoTracking().Include(e => e.Delegation)
            .Where(e => e.EventId == message.SubjectId && e.State < EntryState.Rejected
                && db.Memberships.Any(m => m.AccountId == message.AccountId && m.Role == MembershipRole.Coach
                    && m.DelegationId == e.DelegationId))
            .ToListAsync();
        var delegations = entries
            .Select(e => texts.Choose(e.Delegation.Name, e.Delegation.NameEn)).Distinct().Order(StringComparer.Ordinal);
        return (texts["draw-published-lead-coach", entries.Count], string.Join(texts["list-separator"], delegations));
    }

    // The public name and no other: a mail outlives the consent to the full one.
    private async Task<(string Lead, string Who)> ForGuardianAsync(Message message, MailTexts texts)
    {
        var names = await db.EntryMembers
            .Where(x => x.Entry.EventId == message.SubjectId && x.Entry.State < EntryState.Rejected
                && db.Memberships.Any(m => m.AccountId == message.AccountId && m.Role == MembershipRole.Guardian
                    && m.AthleteId == x.AthleteId))
            .OrderBy(x => x.AthleteId)
            .Select(x => x.Athlete.PublicName)
            .ToListAsync();
        return (texts["draw-published-lead-guardian"], string.Join(texts["list-separator"], names.Distinct()));
    }
}
