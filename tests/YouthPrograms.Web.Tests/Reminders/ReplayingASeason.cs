using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>
/// Some weeks of bookings, moves, cancellations, refusals by the mail server and nights without a node, on a fake clock
/// with a fixed seed. Afterwards the outbox must add up.
/// </summary>
public class ReplayingASeason
{
    private const int Sessions = 8;
    private static readonly TimeSpan Step = TimeSpan.FromHours(2);

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Every_mail_leaves_once_and_none_is_silently_gone(string database)
    {
        await using var host = await RemindersHost.CreateAsync(database);
        await host.AddRulesAsync();
        await host.ChangeAsync(Tell);
        var chance = new Random(20261126);
        host.Transport.Answer = _ => Task.FromResult(
            chance.Next(10) == 0 ? new Delivery(DeliveryState.NotSent, "450 later") : Delivery.Accepted);
        // One connection, so that the random answers come in one order.
        host.Connections = 1;

        while (await IsGoingOnAsync(host))
        {
            await host.ChangeAsync(db => Happen(db, chance, host.Clock.Now));
            // Every night of the first week there is no node from 20:00 to 06:00 in Shanghai.
            if (host.Clock.Now > RemindersHost.Start.AddDays(7) || host.Clock.Now.Hour is < 12 or >= 22)
                await host.PlanAndSendAsync();
            host.Clock.Advance(Step);
        }

        var messages = await host.MessagesAsync();
        AssertAddsUp(messages, host.Transport.Mails);
        await host.WithDbAsync(db => AssertEveryBookingWasToldAsync(db, messages));
    }

    private static async Task<bool> IsGoingOnAsync(RemindersHost host)
    {
        var going = false;
        await host.WithDbAsync(db =>
        {
            going = db.TrainingSessions.Any(s => s.EndsAt > host.Clock.Now);
            return Task.CompletedTask;
        });
        return going;
    }

    private static void AssertAddsUp(List<Message> messages, IReadOnlyList<OutgoingMail> mails)
    {
        Assert.All(messages, m => Assert.Contains(m.State, new[]
        {
            MessageState.Sent, MessageState.Cancelled, MessageState.Missed, MessageState.Suppressed, MessageState.Failed,
        }));
        Assert.Equal(messages.Sum(m => m.Attempts), mails.Count);
        Assert.All(messages.Where(m => m.State is MessageState.Sent), m => Assert.InRange(m.SentAt!.Value, m.DueAt, m.DeadlineAt));
        Assert.Contains(messages, m => m.State is MessageState.Sent && m.Attempts > 1);
    }

    private static Task AssertEveryBookingWasToldAsync(ProgramsDb db, List<Message> messages)
    {
        var told = messages.ToLookup(m => m.SubjectId, m => m.Template);
        foreach (var booking in db.Bookings)
        {
            var cancelled = booking.State is BookingState.CancelledBySchool;
            Assert.Equal(cancelled, told[booking.Id].Contains("booking-cancelled"));
            // A class that books while no node plans, and whose session moves before one does, hears of the new time only.
            Assert.True(cancelled || told[booking.Id].Intersect(["booking-confirmed", "booking-moved"]).Any());
            Assert.True(cancelled || told[booking.Id].Contains("session-tomorrow"));
        }
        return Task.CompletedTask;
    }

    private static void Tell(ProgramsDb db)
    {
        var first = Stories.Session();
        for (var i = 0; i < Sessions; i++)
        {
            var session = Stories.Session();
            (session.Code, session.Course, session.Venue) = ($"X{i}", first.Course, first.Venue);
            session.StartsAt = RemindersHost.Start.AddDays(4 + i);
            session.EndsAt = session.StartsAt.AddHours(2);
            db.Add(session);
        }
        db.Add(Stories.Account("school"));
        db.Add(new School { Code = "S1", Name = "实验小学", NameEn = "Experimental Primary School", District = "金水区" });
    }

    // About every twelve hours a class books; now and then a session still days away moves, or a school gives back.
    private static void Happen(ProgramsDb db, Random chance, DateTime now)
    {
        var ahead = db.TrainingSessions.Where(s => s.StartsAt > now.AddDays(2)).OrderBy(s => s.Id).ToList();
        if (ahead.Count == 0)
            return;
        var session = ahead[chance.Next(ahead.Count)];
        if (chance.Next(6) == 0)
            db.Add(Book(db, session, now));
        if (chance.Next(80) == 0)
            PlanningTheOutbox.Move(session, TimeSpan.FromHours(26));
        var given = db.Bookings.Where(b => b.SessionId == session.Id && b.State == BookingState.Confirmed).OrderBy(b => b.Id).ToList();
        if (given.Count > 0 && chance.Next(25) == 0)
            given[0].State = BookingState.CancelledBySchool;
    }

    private static Booking Book(ProgramsDb db, TrainingSession session, DateTime now) => new()
    {
        Session = session,
        School = db.Schools.Single(),
        ClassLabel = $"{now:MMddHH}班",
        Pupils = 30,
        Adults = 2,
        State = BookingState.Confirmed,
        BookedBy = db.Users.Single(),
        BookedAt = now,
        AcceptedRevision = session.ScheduleRevision,
    };
}
