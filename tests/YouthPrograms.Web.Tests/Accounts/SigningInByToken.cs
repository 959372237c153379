using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Accounts;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Accounts;

public sealed class SigningInByToken(TokensApp app) : IClassFixture<TokensApp>
{
    [Fact]
    public async Task Works_as_a_bearer_token_and_as_a_password_with_any_name()
    {
        var owner = await app.AccountAsync();
        var token = (await app.TokenAsync(owner, TokenScope.Read)).Token;
        foreach (var client in new[] { app.WithToken(token), WithPassword(owner, token), WithPassword("", token), WithPassword("anybody", token) })
            Assert.Equal(owner, (await client.ReadAsync("Me")).GetProperty("Email").GetString());
    }

    [Fact]
    public async Task A_password_of_an_account_is_no_token()
    {
        var owner = await app.AccountAsync();
        await RefusedAsync(WithPassword(owner, ProgramsApp.Password));
    }

    [Fact]
    public async Task Is_refused_once_it_has_expired_and_the_ways_to_sign_in_are_named()
    {
        var token = await app.TokenAsync(TokenScope.Write);
        await app.WithToken(token.Token).ReadAsync("Me");
        await app.InDatabaseAsync(db => db.AccessTokens.Where(t => t.Id == token.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, app.Clock.GetUtcNow().UtcDateTime)));
        await RefusedAsync(app.WithToken(token.Token));
        await RefusedAsync(WithPassword("x", token.Token));
    }

    [Fact]
    public async Task Is_refused_once_it_was_revoked()
    {
        var token = await app.TokenAsync(TokenScope.Write);
        await (await app.WithToken(token.Token).RunAsync("Me", "RevokeToken", new { id = token.Id })).JsonAsync(204);
        await RefusedAsync(app.WithToken(token.Token));
    }

    [Fact]
    public async Task Is_refused_while_its_account_is_locked()
    {
        var owner = await app.AccountAsync();
        var client = app.WithToken((await app.TokenAsync(owner, TokenScope.Read)).Token);
        await LockAsync(owner, app.Clock.GetUtcNow().AddMinutes(5));
        await RefusedAsync(client);
        await LockAsync(owner, app.Clock.GetUtcNow().AddMinutes(-5));
        await client.ReadAsync("Me");
    }

    [Fact]
    public async Task Is_refused_when_it_is_cut_mistyped_or_made_up()
    {
        var token = (await app.TokenAsync(TokenScope.Read)).Token;
        // The chance in the middle and the end; a sound checksum does not make a token.
        foreach (var wrong in new[] { token[..^1], token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..], "ypt_", Web.Security.TokenText.Make() })
            await RefusedAsync(app.WithToken(wrong));
    }

    [Fact]
    public async Task A_stranger_is_told_both_ways_and_a_reader_of_public_rows_none()
    {
        var refused = await app.Browser().GetAsync("/odata/Me");
        Assert.Equal(401, (int)refused.StatusCode);
        AssertNamesWays(refused);
        var open = await app.Browser().GetAsync("/odata/Tournaments");
        Assert.Equal(200, (int)open.StatusCode);
        Assert.Empty(open.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Is_of_no_use_outside_the_data_service()
    {
        var client = app.WithToken((await app.TokenAsync(TokenScope.Write)).Token);
        Assert.Equal(401, (int)(await client.GetAsync("/auth/manage/info")).StatusCode);
        Assert.Equal(302, (int)(await client.GetAsync("/account/tokens")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_still_works()
    {
        var owner = await app.AccountAsync();
        Assert.Equal(owner, (await (await app.SignInAsync(owner)).ReadAsync("Me")).GetProperty("Email").GetString());
    }

    [Fact]
    public async Task Its_last_use_is_noted_by_the_hour()
    {
        var token = await app.TokenAsync(TokenScope.Read);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var hour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        Assert.Null(await LastUseAsync(token));
        await app.WithToken(token.Token).ReadAsync("Me");
        Assert.Equal(hour, await LastUseAsync(token));
        app.Clock.Forward(TimeSpan.FromHours(1));
        await app.WithToken(token.Token).ReadAsync("Me");
        Assert.Equal(hour.AddHours(1), await LastUseAsync(token));
    }

    private static async Task RefusedAsync(HttpClient client)
    {
        // Public rows, too: a program must not take them for all that its account sees.
        foreach (var address in new[] { "/odata/Me", "/odata/Tournaments" })
        {
            var answer = await client.GetAsync(address);
            Assert.Equal("credentials-refused", (await answer.JsonAsync(401)).Code());
            AssertNamesWays(answer);
        }
    }

    private static void AssertNamesWays(HttpResponseMessage answer) =>
        Assert.Equal(["Basic", "Bearer"], answer.Headers.WwwAuthenticate.Select(way => way.Scheme));

    private HttpClient WithPassword(string name, string password)
    {
        var client = app.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        return client;
    }

    private Task<DateTime?> LastUseAsync(NewToken token) =>
        app.InDatabaseAsync(db => db.AccessTokens.Where(t => t.Id == token.Id).Select(t => t.LastUsedAt).SingleAsync());

    private Task<int> LockAsync(string email, DateTimeOffset until) => app.InDatabaseAsync(async db =>
    {
        var account = await db.Users.SingleAsync(a => a.Email == email);
        (account.LockoutEnabled, account.LockoutEnd) = (true, until);
        return await db.SaveChangesAsync();
    });
}
