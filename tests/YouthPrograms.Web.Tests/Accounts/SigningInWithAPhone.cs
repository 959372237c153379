using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Accounts;

/// <summary>Two-step sign-in, with an authenticator app written here from RFC 6238.</summary>
public sealed class SigningInWithAPhone(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Page = "/account/two-factor";
    private static int people;

    [Fact]
    public async Task Asks_for_the_code_once_it_is_switched_on_and_not_before()
    {
        var (person, email) = await PersonAsync();
        await person.PostFormAsync(Page, Page + "/start", []);
        var setUp = await person.PageAsync(Page);
        Assert.NotNull(setUp.QuerySelector("svg.qr path"));
        var key = setUp.QuerySelector("#two-factor-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={key}&issuer=YouthPrograms", setUp.QuerySelector("a[href^='otpauth://']")!.GetAttribute("href"), StringComparison.Ordinal);
        // A set-up that was begun asks nobody for anything.
        Assert.Equal("/account", (await SignInAsync(app.Browser(), email)).Headers.Location!.ToString());

        var wrong = await person.PostFormAsync(Page, Page + "/enable", new() { ["code"] = "000000" });
        Assert.Single((await wrong.ReadPageAsync()).ProblemsAt("code"));
        var on = await person.PostFormAsync(Page, Page + "/enable", new() { ["code"] = Grouped(CodeOf(key)) });
        Assert.True(on.Headers.CacheControl!.NoStore);
        var codes = (await on.ReadPageAsync()).QuerySelectorAll("ul.codes code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        // Who switched it on stays signed in, and reads the codes no second time.
        var after = await person.PageAsync(Page);
        Assert.Empty(after.QuerySelectorAll("ul.codes"));
        Assert.Contains("10", after.QuerySelector(".tag")!.ParentElement!.TextContent, StringComparison.Ordinal);

        var browser = app.Browser();
        var asked = await SignInAsync(browser, email);
        Assert.Equal("/account/sign-in/code?ReturnUrl=%2Faccount", asked.Headers.Location!.ToString());
        var refused = await browser.PostFormAsync(asked.Headers.Location.ToString(), "/account/sign-in/code", new() { ["code"] = "12345" });
        Assert.Single((await refused.ReadPageAsync()).ProblemsAt("code"));
        var done = await browser.PostFormAsync(asked.Headers.Location.ToString(), "/account/sign-in/code", new() { ["code"] = CodeOf(key), ["returnUrl"] = "/account" });
        Assert.Equal("/account", done.Headers.Location!.ToString());
        Assert.Equal(200, (int)(await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.What == "TwoFactorOn" && e.Who == email)));
    }

    [Fact]
    public async Task Takes_each_recovery_code_once()
    {
        var (person, email, codes, _) = await WithPhoneAsync();
        await EnterAsync(email, codes[0], "/account");
        var again = await CodeAsync(app.Browser(), email, codes[0]);
        Assert.Single((await again.ReadPageAsync()).ProblemsAt("code"));
        Assert.Contains("9", (await person.PageAsync(Page)).QuerySelector(".tag")!.ParentElement!.TextContent, StringComparison.Ordinal);
        // New ones take the place of the old.
        var password = await app.PasswordOfAsync(email);
        var renewed = await person.PostFormAsync(Page, Page + "/codes", new() { ["password"] = password });
        var fresh = (await renewed.ReadPageAsync()).QuerySelectorAll("ul.codes code").Select(code => code.TextContent).ToList();
        Assert.Single((await (await CodeAsync(app.Browser(), email, codes[1])).ReadPageAsync()).ProblemsAt("code"));
        // Small letters and spaces are how people copy.
#pragma warning disable CA1308
        await EnterAsync(email, " " + fresh[0].ToLowerInvariant(), "/account");
#pragma warning restore CA1308
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.What == "RecoveryCodesRenewed" && e.Who == email)));
    }

    [Fact]
    public async Task A_page_left_open_does_not_let_anybody_guess_the_password()
    {
        var (person, email, _, _) = await WithPhoneAsync();
        for (var i = 0; i < 10; i++)
            Assert.Single((await (await SendAsync(person, Page + "/disable", $"guess-{i}")).ReadPageAsync()).ProblemsAt("password"));
        var right = await SendAsync(person, Page + "/disable", await app.PasswordOfAsync(email));
        Assert.Single((await right.ReadPageAsync()).ProblemsAt("password"));
        Assert.True(await app.InDatabaseAsync(db => db.Users.AnyAsync(a => a.Email == email && a.TwoFactorEnabled && a.LockoutEnd != null)));
    }

    [Theory]
    [InlineData("""{"enable":false}""")]
    [InlineData("""{"resetSharedKey":true}""")]
    [InlineData("""{"resetRecoveryCodes":true}""")]
    [InlineData("{}")]
    public async Task No_other_address_tells_its_key_or_switches_it_off(string body)
    {
        var (person, email, codes, _) = await WithPhoneAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        Assert.Equal(404, (int)(await person.PostAsync(new Uri("/auth/manage/2fa", UriKind.Relative), content)).StatusCode);
        await EnterAsync(email, codes[0], "/account");
    }

    [Fact]
    public async Task A_program_signs_in_with_the_code()
    {
        var (_, email, _, key) = await WithPhoneAsync();
        var password = await app.PasswordOfAsync(email);
        Assert.Equal(401, (int)(await app.Browser().PostAsJsonAsync("/auth/login", new { email, password })).StatusCode);
        Assert.Equal(200, (int)(await app.Browser().PostAsJsonAsync("/auth/login", new { email, password, twoFactorCode = CodeOf(key) })).StatusCode);
    }

    [Fact]
    public async Task Is_switched_off_with_the_password_or_by_an_administrator()
    {
        var (person, email, _, key) = await WithPhoneAsync();
        var wrong = await SendAsync(person, Page + "/disable", "wrong");
        Assert.Single((await wrong.ReadPageAsync()).ProblemsAt("password"));
        var off = await SendAsync(person, Page + "/disable", await app.PasswordOfAsync(email));
        Assert.Equal(Page + "?said=two-factor-off", off.Headers.Location!.ToString());
        Assert.Equal("/account", (await SignInAsync(app.Browser(), email)).Headers.Location!.ToString());
        // The key that the phone has is worth nothing any more.
        Assert.NotEqual(key, (await person.PageAsync(Page)).QuerySelector("#two-factor-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));

        var (_, lost, _, _) = await WithPhoneAsync();
        var id = await app.InDatabaseAsync(db => db.Users.Where(a => a.Email == lost).Select(a => a.Id).SingleAsync());
        var action = $"/operate/members/accounts/{id}/two-factor-off";
        Assert.Equal("/account/denied", (await SendAsync(person, action, "")).Headers.Location!.AbsolutePath);
        var admin = await app.SignInAsync("admin@demo.test");
        Assert.NotNull((await admin.PageAsync("/operate/members")).QuerySelector($"form[action='{action}']"));
        Assert.Equal("/operate/members?said=two-factor-off", (await admin.PostFormAsync("/operate/members", action, [])).Headers.Location!.ToString());
        Assert.Equal("/account", (await SignInAsync(app.Browser(), lost)).Headers.Location!.ToString());
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.What == "TwoFactorOff" && e.SubjectId == id && e.Who == "admin@demo.test")));
    }

    [Theory]
    [InlineData(MembershipRole.Guardian)]
    [InlineData(null)]
    public async Task An_administrator_helps_whoever_it_is(MembershipRole? role)
    {
        var (_, email, _, _) = await WithPhoneAsync();
        var id = await app.InDatabaseAsync(db => db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());
        await app.InDatabaseAsync(db => role is { } given
            ? db.Memberships.Where(m => m.AccountId == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, given))
            : db.Memberships.Where(m => m.AccountId == id).ExecuteDeleteAsync());
        var members = await (await app.SignInAsync("admin@demo.test")).PageAsync("/operate/members");
        Assert.Single(members.QuerySelectorAll($"form[action='/operate/members/accounts/{id}/two-factor-off']"));
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account()
    {
        var (_, email, _, key) = await WithPhoneAsync();
        var browser = app.Browser();
        for (var i = 0; i < 10; i++)
            await CodeAsync(browser, email, "000000");
        Assert.Single((await (await CodeAsync(app.Browser(), email, CodeOf(key))).ReadPageAsync()).QuerySelectorAll("form[action='/account/sign-in']"));
    }

    [Fact]
    public async Task Nobody_gets_to_the_second_step_without_the_first()
    {
        Assert.Equal("/account/sign-in", (await app.Browser().GetAsync("/account/sign-in/code")).Headers.Location!.ToString());
    }

    private async Task<(HttpClient Person, string Email)> PersonAsync()
    {
        var email = $"phone-{Interlocked.Increment(ref people)}@account.example";
        await app.CreateAccountAsync(email, MembershipRole.Organizer);
        return (await app.SignInAsync(email), email);
    }

    private async Task<(HttpClient Person, string Email, List<string> Codes, string Key)> WithPhoneAsync()
    {
        var (person, email) = await PersonAsync();
        await person.PostFormAsync(Page, Page + "/start", []);
        var key = (await person.PageAsync(Page)).QuerySelector("#two-factor-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var on = await person.PostFormAsync(Page, Page + "/enable", new() { ["code"] = CodeOf(key) });
        return (person, email, [.. (await on.ReadPageAsync()).QuerySelectorAll("ul.codes code").Select(code => code.TextContent)], key);
    }

    private async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email) =>
        await browser.PostFormAsync(
            "/account/sign-in?ReturnUrl=%2Faccount", "/account/sign-in",
            new() { ["email"] = email, ["password"] = await app.PasswordOfAsync(email), ["returnUrl"] = "/account" });

    /// <summary>Password first, then the code.</summary>
    private async Task<HttpResponseMessage> CodeAsync(HttpClient browser, string email, string code)
    {
        var asked = await SignInAsync(browser, email);
        return asked.Headers.Location is { } second
            ? await browser.PostFormAsync(second.ToString(), "/account/sign-in/code", new() { ["code"] = code, ["returnUrl"] = "/account" })
            : asked;
    }

    private async Task EnterAsync(string email, string code, string address) =>
        Assert.Equal(address, (await CodeAsync(app.Browser(), email, code)).Headers.Location!.ToString());

    // The second button of a form leads elsewhere, and some have no form at all.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient person, string action, string password)
    {
        var token = (await person.PageAsync(Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var fields = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("password", password)]);
        return await person.PostAsync(new Uri(action, UriKind.Relative), fields);
    }

    private static string Grouped(string code) => code[..3] + " " + code[3..];

    private static string CodeOf(string key)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What authenticator apps compute.
        var hash = HMACSHA1.HashData(Bytes(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", null);
    }

    // RFC 4648, five bits a letter.
    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
