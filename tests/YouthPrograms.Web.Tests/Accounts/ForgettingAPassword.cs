using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Accounts;

public sealed class ForgettingAPassword(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Another = "another-horse-8";

    [Fact]
    public async Task The_link_of_the_mail_sets_a_new_one_and_works_once()
    {
        await app.CreateAccountAsync("forgetful@example.test", MembershipRole.Volunteer);
        var browser = app.Browser();
        await AskAsync(browser, "forgetful@example.test");
        var link = "/" + await LinkAsync("forgetful@example.test");
        var reset = await browser.PostFormAsync(link, "/account/reset", new() { ["password"] = Another });
        Assert.Equal("/account/sign-in?said=password-reset", reset.Headers.Location!.ToString());
        Assert.Equal(400, (int)(await SignInAsync("forgetful@example.test", ProgramsApp.Password)).StatusCode);
        Assert.Equal(303, (int)(await SignInAsync("forgetful@example.test", Another)).StatusCode);

        var again = await (await browser.PostFormAsync(link, "/account/reset", new() { ["password"] = "a-third-horse-9" })).ReadPageAsync();
        Assert.Single(again.ProblemsAt("password"));
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_there_is_an_account()
    {
        await app.CreateAccountAsync("known@example.test", MembershipRole.Volunteer);
        var (known, unknown) = (await AskAsync(app.Browser(), "known@example.test"), await AskAsync(app.Browser(), "unknown@example.test"));
        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AccountLetters.CountAsync(l => l.Address == "known@example.test")));
        Assert.Equal(0, await app.InDatabaseAsync(db => db.AccountLetters.CountAsync(l => l.Address == "unknown@example.test")));
    }

    [Fact]
    public async Task Asking_again_and_again_sends_one_mail()
    {
        await app.CreateAccountAsync("impatient@example.test", MembershipRole.Volunteer);
        for (var i = 0; i < 3; i++)
            await AskAsync(app.Browser(), "impatient@example.test");
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AccountLetters.CountAsync(l => l.Address == "impatient@example.test")));
    }

    [Fact]
    public async Task A_weak_password_is_refused_at_its_field()
    {
        await app.CreateAccountAsync("weak@example.test", MembershipRole.Volunteer);
        var browser = app.Browser();
        await AskAsync(browser, "weak@example.test");
        var link = "/" + await LinkAsync("weak@example.test");
        var refused = await (await browser.PostFormAsync(link, "/account/reset", new() { ["password"] = "short" })).ReadPageAsync();
        Assert.Single(refused.ProblemsAt("password"));
        Assert.Equal(303, (int)(await SignInAsync("weak@example.test", ProgramsApp.Password)).StatusCode);
    }

    [Fact]
    public async Task A_program_asks_through_Identitys_endpoint_and_gets_the_same_mail()
    {
        await app.CreateAccountAsync("program@example.test", MembershipRole.Volunteer);
        var client = app.Browser();
        Assert.Equal(200, (int)(await client.PostAsJsonAsync("/auth/forgotPassword", new { email = "program@example.test" })).StatusCode);
        var link = "/" + await LinkAsync("program@example.test");
        var reset = await client.PostFormAsync(link, "/account/reset", new() { ["password"] = Another });
        Assert.Equal(303, (int)reset.StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string email) =>
        browser.PostFormAsync("/account/forgot", "/account/forgot", new() { ["email"] = email });

    private Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        app.Browser().PostFormAsync("/account/sign-in", "/account/sign-in", new() { ["email"] = email, ["password"] = password });

    private Task<string> LinkAsync(string email) => app.InDatabaseAsync(async db =>
        (await db.AccountLetters.SingleAsync(l => l.Address == email && l.Kind == AccountLetterKind.PasswordReset)).Link);
}
