using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class AnsweringAnOffer(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_school_accepts_on_its_page_and_the_booking_is_firm()
    {
        var (session, school, entry) = await OfferedAsync();
        var browser = await SchoolAsync(school);
        var page = $"/school?school={school}";
        var answer = await browser.PostFormAsync(page, $"/school/waitlist/{entry}/accept", []);
        Assert.Equal($"/school?school={school}&said=offer-accepted", answer.Headers.Location!.ToString());
        Assert.Equal(WaitlistState.Accepted, (await app.ReadEntryAsync(entry)).State);
        Assert.Equal(BookingState.Confirmed, await StateOfAsync(session, "四(1)班"));
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Declining_ends_the_waiting_and_gives_the_seats_back()
    {
        var (session, school, entry) = await OfferedAsync();
        var browser = await SchoolAsync(school);
        var answer = await browser.PostFormAsync($"/school?school={school}", $"/school/waitlist/{entry}/decline", []);
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(WaitlistState.Declined, (await app.ReadEntryAsync(entry)).State);
        Assert.Equal(0, (await app.ReadSessionAsync(session)).SeatsTaken);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Who_declines_a_part_keeps_the_place()
    {
        var (session, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        var booked = (await app.BookAsync(session, school, "三(1)班", 26, 2)).Value;
        var entry = (await app.WaitAsync(session, school, "四(1)班", 26, 2, smallest: 10)).Value;
        await app.RunAsync<ResizeBooking, Outcome<Booking>>(use => use.RunAsync(new(booked.Id, 10, 1), TrainingApp.Speaking(school), default));
        var declined = await AnswerAsync<DeclineOffer>((use, request, viewer) => use.RunAsync(request, viewer, default), entry.Id, school);
        Assert.Equal((WaitlistState.Waiting, 1), (declined.Value.State, declined.Value.Position));
        Assert.Equal("no-open-offer", (await AnswerAsync<AcceptOffer>((use, request, viewer) => use.RunAsync(request, viewer, default), entry.Id, school)).Problem!.Code);
    }

    [Fact]
    public async Task An_offer_that_has_run_out_is_refused()
    {
        var (session, school, entry) = await OfferedAsync();
        app.Clock.Forward(TimeSpan.FromDays(15));
        var late = await AnswerAsync<AcceptOffer>((use, request, viewer) => use.RunAsync(request, viewer, default), entry, school);
        Assert.Equal("hold-expired", late.Problem!.Code);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Another_school_finds_no_such_entry()
    {
        var (_, _, entry) = await OfferedAsync();
        var stranger = await app.SchoolAsync();
        Assert.Equal("waitlist-entry-not-found", (await AnswerAsync<AcceptOffer>((use, request, viewer) => use.RunAsync(request, viewer, default), entry, stranger)).Problem!.Code);
    }

    [Fact]
    public async Task A_program_answers_the_same_offer()
    {
        var (_, school, entry) = await OfferedAsync();
        var email = $"program-{entry}@example.test";
        await app.CreateAccountAsync(email, MembershipRole.SchoolContact, m => m.SchoolId = school);
        var program = await app.ProgramAsync(email);
        var answer = await (await program.RunAsync($"WaitlistEntries({entry})", "AcceptOffer")).JsonAsync(200);
        Assert.Equal("Accepted", answer.GetProperty("State").GetString());
        Assert.Equal("no-open-offer", (await (await program.RunAsync($"WaitlistEntries({entry})", "DeclineOffer")).JsonAsync(409)).Code());
    }

    private Task<Outcome<WaitlistEntry>> AnswerAsync<TUseCase>(
        Func<TUseCase, OfferRequest, Data.Viewer, Task<Outcome<WaitlistEntry>>> answer, long entry, long school)
        where TUseCase : notnull =>
        app.RunAsync<TUseCase, Outcome<WaitlistEntry>>(use => answer(use, new OfferRequest(entry), TrainingApp.Speaking(school)));

    private async Task<HttpClient> SchoolAsync(long school)
    {
        var email = TrainingApp.Unique("offer") + "@example.test";
        await app.CreateAccountAsync(email, MembershipRole.SchoolContact, m => m.SchoolId = school);
        return await app.SignInAsync(email);
    }

    private Task<BookingState> StateOfAsync(long session, string label) =>
        app.InDatabaseAsync(db => Task.FromResult(db.Bookings.Single(b => b.SessionId == session && b.ClassLabel == label).State));

    // 30 seats, taken by one class and then freed: the class that waited is offered them.
    private async Task<(long Session, long School, long Entry)> OfferedAsync()
    {
        var (session, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        var booked = (await app.BookAsync(session, school, "三(1)班", 26, 2)).Value;
        var entry = (await app.WaitAsync(session, school, "四(1)班")).Value;
        await app.CancelAsync(booked);
        return (session, school, entry.Id);
    }
}
