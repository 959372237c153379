using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Accounts;

public sealed class WhatATokenMayDo(TokensApp app) : IClassFixture<TokensApp>
{
    [Fact]
    public async Task One_that_reads_reads()
    {
        var client = app.WithToken((await app.TokenAsync(TokenScope.Read)).Token);
        Assert.Equal(200, (int)(await client.GetAsync("/odata/Memberships?$top=1")).StatusCode);
        Assert.Equal(200, (int)(await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/odata/Tournaments"))).StatusCode);
        var query = await client.PostAsync("/odata/Tournaments/$query", new StringContent("$top=1", Encoding.UTF8, "text/plain"));
        Assert.Single((await query.JsonAsync(200)).GetProperty("value").EnumerateArray());
    }

    [Theory]
    [InlineData("POST", "Venues")]
    [InlineData("POST", "Me/YouthPrograms.RevokeToken")]
    [InlineData("POST", "$batch")]
    [InlineData("PATCH", "Me")]
    [InlineData("PUT", "Me")]
    [InlineData("DELETE", "Memberships(1)")]
    public async Task One_that_reads_does_nothing_else(string method, string address)
    {
        var client = app.WithToken((await app.TokenAsync(TokenScope.Read)).Token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var request = new HttpRequestMessage(new HttpMethod(method), "/odata/" + address) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        var refused = await (await client.SendAsync(request)).JsonAsync(403);
        Assert.Equal("token-reads-only", refused.Code());
        Assert.StartsWith("This token only reads", refused.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_writes_writes_as_its_owner_and_the_audit_says_by_which()
    {
        var owner = await app.AccountAsync();
        var token = await app.TokenAsync(owner, TokenScope.Write);
        var name = $"Venue {token.Id}";
        await (await app.WithToken(token.Token).CreateAsync("Venues", new
        {
            Code = $"V{token.Id}",
            Name = name,
            NameEn = name,
            Address = "",
            AddressEn = "",
            TimeZone = "Asia/Shanghai",
            Capacity = 10,
        })).JsonAsync(201);
        var who = await app.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Subject == "Venue" && e.After!.Contains(name)).Select(e => e.Who).SingleAsync());
        Assert.Equal($"{owner} ({token.Token[..12]}…)", who);
    }

    [Fact]
    public async Task None_makes_another()
    {
        var client = app.WithToken((await app.TokenAsync(TokenScope.Write)).Token);
        var refused = await client.RunAsync("Me", "CreateToken", new { name = "child", scope = "Read", expiresOn = Day(1) });
        Assert.Equal("tokens-make-no-tokens", (await refused.JsonAsync(403)).Code());
    }

    [Fact]
    public async Task One_ends_itself_and_no_other()
    {
        var owner = await app.AccountAsync();
        var (one, other) = (await app.TokenAsync(owner, TokenScope.Write), await app.TokenAsync(owner, TokenScope.Write));
        var client = app.WithToken(one.Token);
        Assert.Equal("forbidden", (await (await client.RunAsync("Me", "RevokeToken", new { id = other.Id })).JsonAsync(403)).Code());
        await (await client.RunAsync("Me", "RevokeToken", new { id = one.Id })).JsonAsync(204);
        Assert.Equal(401, (int)(await client.GetAsync("/odata/Me")).StatusCode);
        await app.WithToken(other.Token).ReadAsync("Me");
    }

    [Fact]
    public async Task A_program_with_a_password_makes_lists_and_ends_them()
    {
        var owner = await app.AccountAsync(MembershipRole.Trainer);
        var client = await app.ProgramAsync(owner);
        var answer = await client.RunAsync("Me", "CreateToken", new { name = "report", scope = "Read", expiresOn = Day(365) });
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var made = await answer.JsonAsync(200);
        await app.WithToken(made.GetProperty("Token").GetString()!).ReadAsync("Me");

        var listed = Assert.Single((await client.ReadAsync("Me/Tokens")).GetProperty("value").EnumerateArray());
        Assert.Equal(("report", "Read"), (listed.GetProperty("Name").GetString(), listed.GetProperty("Scope").GetString()));
        Assert.False(listed.TryGetProperty("Hash", out _));
        Assert.False(listed.TryGetProperty("Token", out _));
        Assert.Equal(400, (int)(await client.GetAsync("/odata/AccessTokens?$filter=Hash ne null")).StatusCode);

        await (await client.RunAsync("Me", "RevokeToken", new { id = listed.Id() })).JsonAsync(204);
        Assert.NotEqual("Null", (await client.ReadAsync($"AccessTokens({listed.Id()})")).GetProperty("RevokedAt").ValueKind.ToString());
    }

    [Fact]
    public async Task Nobody_ends_that_of_another_but_an_administrator()
    {
        var token = await app.TokenAsync(await app.AccountAsync(MembershipRole.Trainer), TokenScope.Read);
        var stranger = await app.ProgramAsync(await app.AccountAsync(MembershipRole.Trainer));
        await (await stranger.RunAsync("Me", "RevokeToken", new { id = token.Id })).JsonAsync(404);
        await app.WithToken(token.Token).ReadAsync("Me");
        var admin = await app.ProgramAsync(await app.AccountAsync());
        await (await admin.RunAsync("Me", "RevokeToken", new { id = token.Id })).JsonAsync(204);
        Assert.Equal(401, (int)(await app.WithToken(token.Token).GetAsync("/odata/Me")).StatusCode);
    }

    [Theory]
    [InlineData("", 30, "required")]
    [InlineData("late", 367, "out-of-range")]
    [InlineData("yesterday", -2, "out-of-range")]
    public async Task It_needs_a_name_and_an_end_within_a_year(string name, int days, string code)
    {
        var client = await app.ProgramAsync(await app.AccountAsync());
        var refused = await client.RunAsync("Me", "CreateToken", new { name, scope = "Read", expiresOn = Day(days) });
        Assert.Equal(code, (await refused.JsonAsync(400)).Code());
    }

    private string Day(int days) => DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
