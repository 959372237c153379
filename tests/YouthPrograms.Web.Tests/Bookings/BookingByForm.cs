using AngleSharp.Html.Dom;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class BookingByForm(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_class_is_booked_in_one_form()
    {
        var (school, browser) = await SchoolAsync();
        var session = await app.SessionAsync();
        var answer = await PostAsync(browser, session, Form(pupils: "43", adults: "3"));
        Assert.Equal(303, (int)answer.StatusCode);
        var page = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("三(1)班", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".said"));
        Assert.Contains("三(1)班", (await browser.PageAsync($"/school?school={school}")).Body!.TextContent, StringComparison.Ordinal);
        await app.AssertCountersAsync(session);
    }

    [Theory]
    [InlineData("0", "2", "Pupils")]
    [InlineData("10000", "2", "Pupils")]
    [InlineData("-1", "2", "Pupils")]
    [InlineData("many", "2", "Pupils")]
    [InlineData("99999999999", "2", "Pupils")]
    [InlineData("", "2", "Pupils")]
    [InlineData("43", "1", "Adults")]
    public async Task A_wrong_number_is_told_at_its_field_and_nothing_typed_is_lost(string pupils, string adults, string field)
    {
        var (_, browser) = await SchoolAsync();
        var answer = await PostAsync(browser, await app.SessionAsync(), Form(pupils, adults));
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Single(page.ProblemsAt(field));
        Assert.Equal(pupils, Value(page, "Pupils"));
        Assert.Equal(adults, Value(page, "Adults"));
        Assert.Equal("三(1)班", Value(page, "ClassLabel"));
        Assert.Equal("教务处", Value(page, "ContactName"));
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=AccessNeeds][value=wheelchair]")!).IsChecked);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var (_, browser) = await SchoolAsync();
        var fields = Form(pupils: "43", adults: "1");
        (fields["ClassLabel"], fields["ContactEmail"]) = ("", "no address");
        var page = await (await PostAsync(browser, await app.SessionAsync(), fields)).ReadPageAsync();
        Assert.All((string[])["ClassLabel", "Adults", "ContactEmail"], field => Assert.Single(page.ProblemsAt(field)));
    }

    [Fact]
    public async Task A_class_that_is_booked_already_is_told_at_its_field()
    {
        var (_, browser) = await SchoolAsync();
        var session = await app.SessionAsync();
        await PostAsync(browser, session, Form());
        var answer = await PostAsync(browser, session, Form());
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Single((await answer.ReadPageAsync()).ProblemsAt("ClassLabel"));
    }

    [Fact]
    public async Task A_full_session_offers_others_with_what_was_typed_and_its_waitlist()
    {
        var (school, browser) = await SchoolAsync();
        var session = await app.SessionAsync(seats: 40);
        var near = await app.SessionAsync(days: 21, twinOf: session);
        await app.BookAsync(session, await app.SchoolAsync());
        var answer = await PostAsync(browser, session, Form());
        Assert.Equal(409, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        var link = page.QuerySelector($"a[href^='/school/sessions/{near}/book']")!.GetAttribute("href")!;
        var other = await browser.PageAsync(link);
        Assert.Equal(("三(1)班", "20", "2"), (Value(other, "ClassLabel"), Value(other, "Pupils"), Value(other, "Adults")));

        Assert.NotNull(page.QuerySelector($"button[formaction='/school/sessions/{session}/wait']"));
        var fields = Form();
        fields["SchoolId"] = ((IHtmlInputElement)page.QuerySelector("input[name=SchoolId]")!).Value;
        fields["__RequestVerificationToken"] = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var waits = await browser.PostAsync($"/school/sessions/{session}/wait", new FormUrlEncodedContent(fields));
        Assert.Equal(303, (int)waits.StatusCode);
        var front = await browser.PageAsync($"/school?school={school}");
        Assert.Contains("第 1 位", front.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(front.QuerySelector("form[action$='/withdraw']"));
    }

    [Fact]
    public async Task An_expired_form_books_nothing_and_keeps_what_was_typed()
    {
        var (school, browser) = await SchoolAsync();
        var session = await app.SessionAsync();
        var fields = Form();
        fields["SchoolId"] = $"{school}";
        var answer = await browser.PostAsync($"/school/sessions/{session}/book", new FormUrlEncodedContent(fields));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("三(1)班", Value(await answer.ReadPageAsync(), "ClassLabel"));
        Assert.Equal(0, (await app.ReadSessionAsync(session)).SeatsTaken);
    }

    [Fact]
    public async Task Nobody_books_for_a_foreign_school()
    {
        var (_, browser) = await SchoolAsync();
        var session = await app.SessionAsync();
        var fields = Form();
        fields["SchoolId"] = $"{await app.SchoolAsync()}";
        Assert.Equal(404, (int)(await PostAsync(browser, session, fields)).StatusCode);
        Assert.Equal(0, (await app.ReadSessionAsync(session)).SeatsTaken);
    }

    [Fact]
    public async Task The_booking_of_a_foreign_school_does_not_exist()
    {
        var (_, browser) = await SchoolAsync();
        var own = await PostAsync(browser, await app.SessionAsync(), Form());
        var foreign = (await app.BookAsync(await app.SessionAsync(), await app.SchoolAsync())).Value;
        await browser.PageAsync($"/school/bookings/{foreign.Id}", 404);
        var page = await browser.PageAsync(own.Headers.Location!.ToString());
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var answer = await browser.PostAsync($"/school/bookings/{foreign.Id}/cancel",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal(BookingState.Confirmed, (await app.ReadBookingAsync(foreign.Id)).State);
    }

    [Fact]
    public async Task A_booking_is_resized_moved_and_cancelled_by_its_forms()
    {
        var (school, browser) = await SchoolAsync();
        var session = await app.SessionAsync();
        var other = await app.SessionAsync(days: 25, twinOf: session);
        var booking = (await app.BookAsync(session, school)).Value;
        var page = $"/school/bookings/{booking.Id}";
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, page + "/resize", new() { ["Pupils"] = "30", ["Adults"] = "2" })).StatusCode);
        var moved = await browser.PostFormAsync(page, page + "/move", new() { ["ToSessionId"] = $"{other}" });
        var target = moved.Headers.Location!.ToString().Split('?')[0];
        Assert.Equal(303, (int)(await browser.PostFormAsync(target, target + "/cancel", [])).StatusCode);
        await app.AssertCountersAsync(session);
        Assert.Equal(0, (await app.ReadSessionAsync(other)).SeatsTaken);
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_is_refused()
    {
        var (school, browser) = await SchoolAsync();
        var booking = (await app.BookAsync(await app.SessionAsync(), school)).Value;
        var page = $"/school/bookings/{booking.Id}";
        var answer = await browser.PostFormAsync(page, page + "/resize",
            new() { ["Pupils"] = "30", ["Adults"] = "2", ["RowVersion"] = "0" });
        Assert.Equal(412, (int)answer.StatusCode);
        Assert.Equal("30", Value(await answer.ReadPageAsync(), "Pupils"));
    }

    [Fact]
    public async Task Two_hundred_posts_at_once_fill_the_session_and_no_more()
    {
        var (_, browser) = await SchoolAsync();
        var session = await app.SessionAsync(seats: 30, groups: 200, pupilsPerAdult: 0);
        var page = await browser.PageAsync($"/school/sessions/{session}/book");
        var hidden = page.QuerySelectorAll("form[method=post] input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(one => one.Name!, one => one.Value);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => browser.PostAsync($"/school/sessions/{session}/book",
            new FormUrlEncodedContent(new Dictionary<string, string>(hidden) { ["ClassLabel"] = $"c{number}", ["Pupils"] = "1", ["Adults"] = "0" }))));
        Assert.Equal(30, answers.Count(answer => (int)answer.StatusCode == 303));
        Assert.Equal(170, answers.Count(answer => (int)answer.StatusCode == 409));
        await app.AssertCountersAsync(session);
    }

    private async Task<(long School, HttpClient Browser)> SchoolAsync()
    {
        var school = await app.SchoolAsync();
        var email = TrainingApp.Unique("contact") + "@example.test";
        await app.CreateAccountAsync(email, MembershipRole.SchoolContact, membership => membership.SchoolId = school);
        return (school, await app.SignInAsync(email));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, long session, Dictionary<string, string> fields) =>
        browser.PostFormAsync($"/school/sessions/{session}/book", $"/school/sessions/{session}/book", fields);

    private static Dictionary<string, string> Form(string pupils = "20", string adults = "2") => new()
    {
        ["ClassLabel"] = "三(1)班",
        ["Pupils"] = pupils,
        ["Adults"] = adults,
        ["ContactName"] = "教务处",
        ["AccessNeeds"] = "wheelchair",
    };

    private static string? Value(IHtmlDocument page, string field) => page.QuerySelector("#" + field)!.GetAttribute("value");
}
