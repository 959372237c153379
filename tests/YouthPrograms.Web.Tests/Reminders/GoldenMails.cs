using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using static YouthPrograms.Web.Tests.Reminders.PlanningTheOutbox;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>
/// Every mail in both languages as it stands in the folder, to be read by people: <c>Golden/*.eml</c>. Run with
/// <c>WRITE_GOLDEN=1</c> to write them anew. Only what a mail client makes up itself is replaced: date, boundary,
/// base64 and the order of parameters.
/// </summary>
public sealed partial class GoldenMails
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_booking_is_confirmed(string language) => TellsAsync("booking-confirmed", language, async host =>
    {
        await host.TellABookingAsync(language);
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_booking_for_tomorrow_is_confirmed_and_reminded_of_in_one(string language) =>
        TellsAsync("booking-confirmed", language, "booking-confirmed-late", async host =>
        {
            host.Clock.Now = Shanghai(30, 16);
            await host.TellABookingAsync(language, host.Clock.Now);
            await host.PlanAndSendAsync();
        });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_session_moves(string language) => TellsAsync("booking-moved", language, async host =>
    {
        await host.TellABookingAsync(language);
        await host.PlanAndSendAsync();
        await host.ChangeBookingAsync(b => Move(b.Session, TimeSpan.FromDays(2)));
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_school_cancels(string language) => TellsAsync("booking-cancelled", language, async host =>
    {
        await host.TellABookingAsync(language);
        await host.PlanAndSendAsync();
        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_organizer_cancels(string language) =>
        TellsAsync("booking-cancelled", language, "booking-cancelled-by-organizer", async host =>
        {
            await host.TellABookingAsync(language);
            await host.PlanAndSendAsync();
            await host.ChangeBookingAsync(b => (b.State, b.Session.CancelReason) =
                (BookingState.CancelledByOrganizer, language == "en" ? "Power cut in the hall <all day>" : "展馆全天停电"));
            await host.PlanAndSendAsync();
        });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_session_is_tomorrow(string language) => TellsAsync("session-tomorrow", language, async host =>
    {
        await host.TellABookingAsync(language);
        await host.PlanAndSendAsync();
        host.Clock.Now = Shanghai(30, 15);
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_coach_hears_of_the_draw(string language) =>
        TellsAsync("draw-published", language, "draw-published-coach", async host =>
        {
            await host.AddRulesAsync();
            await host.ChangeAsync(db =>
            {
                var tournament = Stories.Tournament();
                var singles = Stories.Event(tournament);
                var zhengzhou = Stories.Delegation(tournament, "ZZ", "郑州队", "Zhengzhou");
                (singles.PublishedAt, singles.PublishRevision) = (host.Clock.Now, 1);
                Stories.Enter(db, singles, zhengzhou, "李*", guardian: null);
                Stories.Enter(db, singles, zhengzhou, "王*", guardian: null);
                db.Add(Stories.CoachOf(Stories.Account("coach", language), zhengzhou));
            });
            await host.PlanAndSendAsync();
        });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_guardian_hears_of_the_draw(string language) =>
        TellsAsync("draw-published", language, "draw-published-guardian", async host =>
        {
            await host.AddRulesAsync();
            await host.ChangeAsync(db =>
            {
                var tournament = Stories.Tournament();
                var singles = Stories.Event(tournament);
                (singles.PublishedAt, singles.PublishRevision) = (host.Clock.Now, 1);
                Stories.Enter(
                    db, singles, Stories.Delegation(tournament, "ZZ", "郑州队", "Zhengzhou"), "李*", Stories.Account("parent", language));
            });
            await host.PlanAndSendAsync();
        });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Entries_close(string language) => TellsAsync("registration-closing", language, async host =>
    {
        await host.AddRulesAsync();
        await host.ChangeAsync(db => db.Add(Stories.CoachOf(
            Stories.Account("coach", language), Stories.Delegation(Stories.Tournament(), "ZZ", "郑州队", "Zhengzhou"))));
        host.Clock.Now = new DateTime(2026, 12, 10, 10, 0, 0, DateTimeKind.Utc);
        await host.ChangeAsync(db => db.ReminderRules.Single(r => r.Code == "registration-closing").Offset = "-1d");
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_coach_is_invited(string language) => TellsAsync("coach-invited", language, async host =>
    {
        await host.AddRulesAsync();
        await host.ChangeAsync(db => db.Add(new Invitation
        {
            Delegation = Stories.Delegation(Stories.Tournament(), "ZZ", "郑州队", "Zhengzhou"),
            Email = "invited@demo.test",
            Language = language,
            Code = "0123",
            Token = "signed-token",
            InvitedAt = host.Clock.Now,
            ExpiresAt = host.Clock.Now.AddDays(14),
        }));
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task A_lot_is_recalled(string language) => TellsAsync("lot-recalled", language, async host =>
    {
        await host.AddRulesAsync();
        await host.ChangeAsync(db => db.Add(Stories.Handout(Stories.Booking(Stories.Account("teacher", language)), recalledAt: host.Clock.Now)));
        await host.PlanAndSendAsync();
    });

    [Theory]
    [InlineData("zh-CN", AccountLetterKind.PasswordReset, "password-reset")]
    [InlineData("en", AccountLetterKind.PasswordReset, "password-reset")]
    [InlineData("zh-CN", AccountLetterKind.EmailConfirmation, "email-confirmation")]
    [InlineData("en", AccountLetterKind.EmailConfirmation, "email-confirmation")]
    public Task An_account_asks_for_a_letter(string language, AccountLetterKind kind, string template) => TellsAsync(template, language, async host =>
    {
        await host.AddRulesAsync();
        await host.ChangeAsync(db => db.Add(new AccountLetter
        {
            Account = Stories.Account("forgetful", language),
            Kind = kind,
            Address = "forgetful@demo.test",
            Link = "account/reset?account=7&code=c29tZS1jb2Rl",
            AskedAt = host.Clock.Now,
            ExpiresAt = host.Clock.Now.AddDays(1),
        }));
        await host.PlanAndSendAsync();
    });

    private static Task TellsAsync(string template, string language, Func<RemindersHost, Task> story) =>
        TellsAsync(template, language, template, story);

    private static async Task TellsAsync(string template, string language, string name, Func<RemindersHost, Task> story)
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite, recording: false);
        await story(host);
        var message = await host.TheMessageAsync(template);
        var files = Directory.GetFiles(host.MailFolder, "*.eml").Select(File.ReadAllText);
        var mail = Readable(files.Single(f => f.Contains($"Message-ID: {message.MessageId}", StringComparison.Ordinal)));

        var golden = Path.Combine(Folder(), $"{name}.{language}.eml");
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(golden, mail);
        Assert.Equal(await File.ReadAllTextAsync(golden), mail);
    }

    private static string Readable(string mail)
    {
        var boundary = Boundary().Match(mail).Groups[1].Value;
        mail = Date().Replace(mail.Replace(boundary, "=_part", StringComparison.Ordinal), "Date: Thu, 26 Nov 2026 09:00:00 +0800\r\n");
        mail = Method().Replace(mail, "text/calendar; charset=utf-8; $1");
        return Base64().Replace(mail, m =>
            m.Groups[1].Value + "8bit" + "\r\n\r\n" + Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[2].Value)) + "\r\n--");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    [GeneratedRegex("boundary=\"?([^\";\r\n]+)")]
    private static partial Regex Boundary();

    // The client writes the parameters in an order that differs from run to run.
    [GeneratedRegex("text/calendar; (method=[A-Z]+); charset=utf-8")]
    private static partial Regex Method();

    [GeneratedRegex("Date: [^\r\n]+\r\n")]
    private static partial Regex Date();

    [GeneratedRegex("(Content-Transfer-Encoding: )base64\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--")]
    private static partial Regex Base64();
}
