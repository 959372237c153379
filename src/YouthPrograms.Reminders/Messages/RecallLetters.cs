using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Messages;

/// <summary>A lot is called back: to the school of each class that has some of it.</summary>
internal sealed class RecallLetters(ProgramsDb db, Links links)
{
    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts)
    {
        var handout = await db.Handouts.AsNoTracking().Include(h => h.Booking.School).Include(h => h.Booking.Session)
            .Include(h => h.Lines).ThenInclude(l => l.Lot!.Item).SingleAsync(h => h.Id == message.SubjectId);
        var recalled = handout.Lines.FindAll(line => line.Handed > 0 && line.Lot!.RecalledAt is not null);
        var times = new LocalTimes(texts, handout.Booking.Session.TimeZone);
        var (booking, items) = (handout.Booking, string.Join(texts["list-separator"], recalled.Select(line => Name(line, texts))));
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts["lot-recalled-subject", items],
            Lead = texts["lot-recalled-lead"],
            Lines =
            [
                (texts["label-what"], string.Join(texts["list-separator"], recalled.Select(line => Goods(line, texts)))),
                (texts["label-reason"], string.Join(texts["list-separator"], recalled.Select(line => line.Lot!.RecallReason).Distinct())),
                (texts["label-who"], texts["class", texts.Choose(booking.School.Name, booking.School.NameEn), booking.ClassLabel, booking.Pupils, booking.Adults]),
                (texts["label-when"], texts["lot-recalled-when", times.DateTime(handout.HandedOverAt!.Value)]),
                (texts["label-next"], texts["lot-recalled-next"]),
            ],
            Link = (texts["open-bookings"], links.School),
            Why = texts[$"why-{message.Reason}"],
        };
        return (letter, null);
    }

    private static string Name(HandoutLine line, MailTexts texts) => texts.Choose(line.Lot!.Item.Name, line.Lot.Item.NameEn);

    private static string Goods(HandoutLine line, MailTexts texts) => texts["lot-recalled-goods", Name(line, texts), line.Lot!.Code, line.Handed];
}
