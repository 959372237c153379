using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>Every class that has some of a recalled lot is written to, once, and nobody else.</summary>
public class RecallingALot
{
    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Writes_to_every_class_that_has_it_and_to_nobody_else(string database)
    {
        await using var host = await RemindersHost.CreateAsync(database);
        await host.AddRulesAsync();
        await host.ChangeAsync(db =>
        {
            var first = Stories.Handout(Stories.Booking(Stories.Account("one")), recalledAt: null);
            db.Add(first);
            db.Add(Another(first, "two", HandoutState.Received, handed: 20));
            db.Add(Another(first, "packed", HandoutState.Packed, handed: 0));
        });
        await host.PlanAndSendAsync();
        Assert.DoesNotContain(await host.MessagesAsync(), message => message.RuleCode == "lot-recalled");

        await host.ChangeAsync(db =>
        {
            var lot = db.Lots.Single();
            (lot.State, lot.RecalledAt, lot.RecallReason) = (LotState.Recalled, host.Clock.Now, "反光条脱落");
        });
        await host.PlanAndSendAsync();
        await host.PlanAndSendAsync();
        var told = (await host.MessagesAsync()).Where(message => message.RuleCode == "lot-recalled").ToList();
        Assert.Equal(["one@demo.test", "two@demo.test"], told.Select(message => message.Address).Order());
        Assert.Equal(2, host.Transport.Mails.Count(mail => mail.Text.Contains("反光条脱落", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_news_for_a_month()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.AddRulesAsync();
        await host.ChangeAsync(db => db.Add(Stories.Handout(Stories.Booking(Stories.Account("one")), recalledAt: host.Clock.Now.AddDays(-31))));
        await host.PlanAndSendAsync();
        Assert.DoesNotContain(await host.MessagesAsync(), message => message.RuleCode == "lot-recalled");
    }

    /// <summary>Another class of the same session, with pieces of the same lot.</summary>
    private static Handout Another(Handout first, string name, HandoutState state, int handed)
    {
        var line = first.Lines[0];
        return new()
        {
            Booking = new Booking
            {
                Session = first.Booking.Session,
                School = first.Booking.School,
                ClassLabel = name,
                Pupils = 20,
                Adults = 2,
                State = BookingState.Confirmed,
                BookedBy = Stories.Account(name),
                BookedAt = RemindersHost.Start,
            },
            State = state,
            HandedOverAt = handed > 0 ? RemindersHost.Start : null,
            SignedAt = state >= HandoutState.Received ? RemindersHost.Start : null,
            Lines = { new HandoutLine { Item = line.Item, Lot = line.Lot, Place = line.Place, Wanted = 20, Reserved = 20, Packed = 20, Handed = handed } },
        };
    }
}
