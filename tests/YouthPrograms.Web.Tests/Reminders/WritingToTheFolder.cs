using System.Text;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Tests.Reminders;

public class WritingToTheFolder
{
    [Fact]
    public async Task Each_mail_is_one_whole_file_and_nothing_else_is_left()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite, recording: false);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();
        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        await host.PlanAndSendAsync();

        var entries = Directory.GetFileSystemEntries(host.MailFolder);
        Assert.Equal(2, entries.Length);
        Assert.All(entries, entry => Assert.Matches(@"20261126T010000Z-[^/]+\.eml$", entry));
        Assert.All(entries, entry => Assert.Equal(3, ReceivedParts.Of(File.ReadAllText(entry, Encoding.UTF8)).Parts.Count));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_reason_to_try_again()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite, recording: false);
        await host.TellABookingAsync();
        await File.WriteAllTextAsync(host.MailFolder, "a file stands where the folder should be");

        await host.PlanAndSendAsync();

        Assert.Equal(Data.Mail.MessageState.Retry, (await host.TheMessageAsync("booking-confirmed")).State);
    }

    [Fact]
    public async Task A_booking_moved_to_another_session_stays_one_appointment()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        await host.ChangeBookingAsync(b => b.Session.ScheduleRevision = 3);
        await host.WithDbAsync(db => MoveToAnotherSessionAsync(db));
        await host.PlanAndSendAsync();

        var calendars = host.Transport.Mails.Select(m => m.Calendar!.Content).ToList();
        Assert.Equal(2, calendars.Count);
        Assert.All(calendars, c => Assert.Contains("UID:booking-1@programs.test", c, StringComparison.Ordinal));
        Assert.Contains("SEQUENCE:0", calendars[0], StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:100", calendars[1], StringComparison.Ordinal);
    }

    private static async Task MoveToAnotherSessionAsync(Data.ProgramsDb db)
    {
        var first = db.Bookings.Single();
        var other = Stories.Booking(bookedBy: null);
        (other.BookedById, other.SchoolId, other.School) = (first.BookedById, first.SchoolId, null!);
        other.Session.Code = "X2";
        other.Session.Course.Code = "FIRE2";
        other.Session.Course.Program.Code = "P2";
        other.Session.Venue.Code = "V2";
        db.Add(other);
        await db.SaveChangesAsync();
        (first.State, first.MovedToId) = (BookingState.Moved, other.Id);
        await db.SaveChangesAsync();
    }
}
