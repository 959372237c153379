using System.Net.Http.Json;
using System.Text.Json;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class BookingByProgram(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Books_and_answers_the_booking()
    {
        var (school, client) = await SchoolAsync();
        var (status, body) = await ActAsync(client, $"TrainingSessions({await app.SessionAsync()})", "Book",
            new { schoolId = school, classLabel = "三(1)班", pupils = 20, adults = 2, accessNeeds = "quiet" });
        Assert.True(status is 200 or 201, $"{status}: {body}");
        Assert.Equal("Confirmed", body.GetProperty("State").GetString());
        Assert.Equal("quiet", body.GetProperty("AccessNeeds").GetString());
    }

    [Fact]
    public async Task A_refusal_names_the_code_the_parameter_and_what_would_fit()
    {
        var (school, client) = await SchoolAsync();
        var session = await app.SessionAsync(seats: 40);
        var near = await app.SessionAsync(days: 22, twinOf: session);
        await app.BookAsync(session, await app.SchoolAsync());
        var (status, body) = await ActAsync(client, $"TrainingSessions({session})", "Book",
            new { schoolId = school, classLabel = "三(1)班", pupils = 20, adults = 2 });
        var error = body.GetProperty("error");
        Assert.Equal((409, "seats-full", "pupils"), (status, error.GetProperty("code").GetString(), error.GetProperty("target").GetString()));
        var detail = error.GetProperty("details")[0];
        Assert.Equal(("nearby-session", $"TrainingSessions({near})"), (detail.GetProperty("code").GetString(), detail.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task Changes_what_it_booked()
    {
        var (school, client) = await SchoolAsync();
        var session = await app.SessionAsync();
        var other = await app.SessionAsync(days: 26, twinOf: session);
        var booking = (await app.BookAsync(session, school, hold: true)).Value.Id;
        Assert.Equal("Confirmed", (await ActAsync(client, $"Bookings({booking})", "Confirm", new { })).Body.GetProperty("State").GetString());
        Assert.Equal(30, (await ActAsync(client, $"Bookings({booking})", "Resize", new { pupils = 30, adults = 2 })).Body.GetProperty("Pupils").GetInt32());
        var moved = (await ActAsync(client, $"Bookings({booking})", "Move", new { sessionId = other })).Body.GetProperty("Id").GetInt64();
        Assert.Equal("CancelledBySchool", (await ActAsync(client, $"Bookings({moved})", "Cancel", new { })).Body.GetProperty("State").GetString());
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Waits_and_withdraws()
    {
        var (school, client) = await SchoolAsync();
        var session = await app.SessionAsync(seats: 30);
        await app.BookAsync(session, await app.SchoolAsync());
        var (_, entry) = await ActAsync(client, $"TrainingSessions({session})", "JoinWaitlist",
            new { schoolId = school, classLabel = "三(1)班", pupils = 20, adults = 2 });
        Assert.Equal(1, entry.GetProperty("Position").GetInt32());
        var (_, left) = await ActAsync(client, $"WaitlistEntries({entry.GetProperty("Id").GetInt64()})", "Withdraw", new { });
        Assert.Equal("Withdrawn", left.GetProperty("State").GetString());
    }

    [Fact]
    public async Task Only_a_school_books_and_only_an_officer_calls_off()
    {
        var (school, client) = await SchoolAsync();
        var session = $"TrainingSessions({await app.SessionAsync()})";
        var booking = new { schoolId = school, classLabel = "三(1)班", pupils = 20, adults = 2 };
        Assert.Equal(401, (await ActAsync(app.Browser(), session, "Book", booking)).Status);
        Assert.Equal(403, (await ActAsync(client, session, "Cancel", new { reason = "台风" })).Status);
        var foreign = (await app.BookAsync(await app.SessionAsync(), await app.SchoolAsync())).Value.Id;
        Assert.Equal(404, (await ActAsync(client, $"Bookings({foreign})", "Cancel", new { })).Status);
    }

    [Fact]
    public async Task An_officer_reschedules_and_calls_off()
    {
        var email = TrainingApp.Unique("officer") + "@example.test";
        await app.CreateAccountAsync(email, MembershipRole.ProgramOfficer);
        var client = await app.ProgramAsync(email);
        var session = $"TrainingSessions({await app.SessionAsync()})";
        var (_, moved) = await ActAsync(client, session, "Reschedule", new { startsAt = "2026-12-21T14:30:00+08:00" });
        Assert.Equal(1, moved.GetProperty("ScheduleRevision").GetInt32());
        Assert.Equal("Cancelled", (await ActAsync(client, session, "Cancel", new { reason = "台风" })).Body.GetProperty("State").GetString());
    }

    private async Task<(long School, HttpClient Client)> SchoolAsync()
    {
        var school = await app.SchoolAsync();
        var email = TrainingApp.Unique("program") + "@example.test";
        await app.CreateAccountAsync(email, MembershipRole.SchoolContact, membership => membership.SchoolId = school);
        return (school, await app.ProgramAsync(email));
    }

    private static async Task<(int Status, JsonElement Body)> ActAsync(HttpClient client, string entity, string action, object body)
    {
        var answer = await client.PostAsJsonAsync($"/odata/{entity}/YouthPrograms.{action}", body);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
