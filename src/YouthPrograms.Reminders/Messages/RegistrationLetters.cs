using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Messages;

/// <summary>Entries close soon: to coaches whose delegation has entered nothing.</summary>
internal sealed class RegistrationLetters(ProgramsDb db, Links links)
{
    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts, DateTime now)
    {
        var tournament = await db.Tournaments.AsNoTracking().Include(t => t.Venue).SingleAsync(t => t.Id == message.SubjectId);
        var times = new LocalTimes(texts, tournament.TimeZone);
        var closes = tournament.RegistrationClosesAt!.Value;
        var name = texts.Choose(tournament.Name, tournament.NameEn);
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts["registration-closing-subject", name],
            Lead = texts["registration-closing-lead"],
            Lines =
            [
                (texts["label-what"], name),
                (texts["label-when"], texts["registration-closing-when",
                    times.DateTime(closes), times.FromNow(closes, now), TournamentLines.Days(tournament, texts)]),
                .. TournamentLines.Where(tournament, texts),
                (texts["label-who"], string.Join(texts["list-separator"], await DelegationsAsync(message, texts))),
                (texts["label-bring"], texts["bring-entries"]),
                (texts["label-give-back"], texts["give-back-registration"]),
            ],
            Link = (texts["open-coach"], links.Coach),
            Why = texts[$"why-{message.Reason}"],
        };
        return (letter, null);
    }

    private async Task<IEnumerable<string>> DelegationsAsync(Message message, MailTexts texts)
    {
        var delegations = await db.Delegations.AsNoTracking()
            .Where(d => d.TournamentId == message.SubjectId && !d.Entries.Any(e => e.State < EntryState.Rejected)
                && db.Memberships.Any(m =>
                    m.AccountId == message.AccountId && m.Role == MembershipRole.Coach && m.DelegationId == d.Id))
            .OrderBy(d => d.Code)
            .ToListAsync();
        return delegations.Select(d => texts.Choose(d.Name, d.NameEn));
    }
}

/// <summary>Lines that all mails about a tournament share.</summary>
internal static class TournamentLines
{
    public static IEnumerable<(string Label, string Value)> WhenAndWhere(Tournament tournament, MailTexts texts) =>
        [(texts["label-when"], Days(tournament, texts)), .. Where(tournament, texts)];

    // The venue of a tournament may not be settled yet.
    public static IEnumerable<(string Label, string Value)> Where(Tournament tournament, MailTexts texts)
    {
        if (tournament.Venue is { } venue)
        {
            yield return (
                texts["label-where"],
                texts["place", texts.Choose(venue.Name, venue.NameEn), texts.Choose(venue.Address, venue.AddressEn)]);
        }
    }

    public static string Days(Tournament tournament, MailTexts texts)
    {
        var times = new LocalTimes(texts, tournament.TimeZone);
        return tournament.StartsOn == tournament.EndsOn
            ? times.Date(tournament.StartsOn)
            : texts["days", times.Date(tournament.StartsOn), times.Date(tournament.EndsOn)];
    }
}
