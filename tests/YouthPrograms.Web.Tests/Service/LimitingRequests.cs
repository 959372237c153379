using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Limits so low that a test reaches them; each test has callers and addresses of its own.</summary>
public sealed class LimitingRequests(LimitingRequests.LimitedApp app) : IClassFixture<LimitingRequests.LimitedApp>
{
    // More than a limit of three, even should a slow machine refill it now and then.
    private const int Many = 12;

    [Fact]
    public async Task A_token_that_asks_too_often_is_told_when_to_come_back()
    {
        var token = (await app.TokenAsync("officer@demo.test", TokenScope.Read)).Token;
        var refused = await SendManyAsync("192.0.2.1", token: token);
        Assert.NotNull(refused);
        var answer = refused;
        Assert.InRange(int.Parse(answer.Response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture), 1, 60);
        var error = JsonSerializer.Deserialize<JsonElement>(await new StreamReader(answer.Response.Body).ReadToEndAsync());
        Assert.Equal("too-many-requests", error.Code());
        Assert.StartsWith("Too many requests", error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        // Another address does not help it; another token of the account is another caller.
        Assert.NotNull(await SendManyAsync("192.0.2.2", token: token));
        var other = (await app.TokenAsync("officer@demo.test", TokenScope.Read)).Token;
        Assert.Equal(200, (await SendAsync("192.0.2.3", token: other)).Response.StatusCode);
    }

    [Fact]
    public async Task An_address_that_asks_too_often_waits_and_others_do_not()
    {
        Assert.NotNull(await SendManyAsync("198.51.100.7"));
        Assert.Equal(200, (await SendAsync("198.51.100.8")).Response.StatusCode);
        // The pages are not what is limited.
        Assert.Equal(200, (await SendAsync("198.51.100.7", path: "/")).Response.StatusCode);
    }

    [Fact]
    public async Task A_network_of_the_newer_protocol_counts_as_one_address()
    {
        HttpContext? refused = null;
        for (var i = 1; i <= Many; i++)
            refused = await SendAsync($"2001:db8:0:7::{i}") is { Response.StatusCode: 429 } answer ? answer : refused;
        Assert.NotNull(refused);
        Assert.Equal(200, (await SendAsync("2001:db8:0:8::1")).Response.StatusCode);
    }

    [Theory]
    [InlineData("/auth/login", "application/json")]
    [InlineData("/account/sign-in", "text/html")]
    public async Task Signing_in_is_limited_by_address(string path, string type)
    {
        var refused = await SendManyAsync("203.0.113." + path.Length, path, HttpMethods.Post);
        Assert.StartsWith(type, refused!.Response.ContentType, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Response.Headers.RetryAfter.ToString());
    }

    [Fact]
    public async Task A_batch_counts_as_the_requests_in_it()
    {
        var requests = Enumerable.Range(1, Many).Select(i => new { id = $"{i}", method = "GET", url = "Tournaments/$count" });
        var answer = await app.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse("127.0.0.1");
            http.Request.Headers["X-Forwarded-For"] = "198.51.100.44";
            http.Request.Method = HttpMethods.Post;
            http.Request.Path = "/odata/$batch";
            http.Request.ContentType = "application/json";
            http.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { requests }));
        });
        var parts = JsonSerializer.Deserialize<JsonElement>(await new StreamReader(answer.Response.Body).ReadToEndAsync()).GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal(Many, parts.Count);
        Assert.All(parts.Take(6), part => Assert.Equal(200, part.GetProperty("status").GetInt32()));
        var refused = parts.First(part => part.GetProperty("status").GetInt32() == 429);
        Assert.InRange(int.Parse(refused.GetProperty("headers").GetProperty("retry-after").GetString()!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("too-many-requests", refused.GetProperty("body").Code());
    }

    [Fact]
    public async Task Asking_ever_new_questions_is_limited_and_asking_a_known_one_is_not()
    {
        Task<HttpContext> SelectAsync(string names, string address) => SendAsync(address, "/odata/Delegations", query: "?$select=" + names);

        HttpContext? refused = null;
        foreach (var names in new[] { "Id,Code", "Id,Name", "Id,NameEn", "Code", "Name", "NameEn", "Code,Name", "Code,NameEn" })
            refused ??= await SelectAsync(names, "198.51.100.55") is { Response.StatusCode: 429 } answer ? answer : null;
        Assert.NotNull(refused);
        Assert.InRange(int.Parse(refused.Response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("too-many-requests", JsonSerializer.Deserialize<JsonElement>(await new StreamReader(refused.Response.Body).ReadToEndAsync()).Code());
        // What somebody has asked before costs little, whoever asks it now.
        Assert.Equal(200, (await SelectAsync("Id,Code", "198.51.100.55")).Response.StatusCode);
        Assert.Equal(200, (await SelectAsync("Name,Id", "198.51.100.56")).Response.StatusCode);
    }

    [Fact]
    public async Task What_reads_no_rows_is_new_once()
    {
        for (var i = 0; i < 4; i++)
            Assert.Equal(200, (await SendAsync("198.51.100.57", "/odata/Tournaments(1)/MedalTable()")).Response.StatusCode);
    }

    [Fact]
    public async Task The_word_of_a_stranger_on_their_address_does_not_count()
    {
        HttpContext? refused = null;
        for (var i = 1; i <= Many; i++)
            refused = await SendAsync($"203.0.113.{i}", from: "198.51.100.99") is { Response.StatusCode: 429 } answer ? answer : refused;
        Assert.NotNull(refused);
    }

    [Fact]
    public async Task The_machine_itself_is_not_limited()
    {
        Assert.Null(await SendManyAsync(null));
    }

    [Theory]
    [InlineData("RateLimits:CallerPerMinute", "0", "RateLimits")]
    [InlineData("Programs:TrustedProxies", "10.0.0.0/8, nonsense", "Programs:TrustedProxies")]
    public void A_setting_without_sense_ends_the_start_and_is_named(string key, string value, string named)
    {
        using var wrong = new WrongApp(key, value);
        var refused = Assert.ThrowsAny<Exception>(() => wrong.Services);
        Assert.Contains(named, refused.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The first answer that says too many, or null.</summary>
    private async Task<HttpContext?> SendManyAsync(string? address, string path = "/odata/Tournaments", string method = "GET", string? token = null)
    {
        for (var i = 0; i < Many; i++)
        {
            if (await SendAsync(address, path, method, token) is { Response.StatusCode: 429 } refused)
                return refused;
        }
        return null;
    }

    /// <summary>As the proxy on this machine passes it on, unless it comes from elsewhere.</summary>
    private Task<HttpContext> SendAsync(
        string? address, string path = "/odata/Tournaments", string method = "GET", string? token = null, string from = "127.0.0.1", string query = "") =>
        app.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
            http.Request.Method = method;
            http.Request.Path = path;
            http.Request.QueryString = new(query);
            if (method == HttpMethods.Post)
                http.Request.ContentType = "application/x-www-form-urlencoded";
            http.Request.Headers.AcceptLanguage = "en";
            if (address is not null)
                http.Request.Headers["X-Forwarded-For"] = address;
            if (token is not null)
                http.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token).ToString();
        });

    public sealed class LimitedApp : ProgramsApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:Enabled", "true");
            builder.UseSetting("RateLimits:CallerPerMinute", "3");
            builder.UseSetting("RateLimits:AddressPerMinute", "6");
            builder.UseSetting("RateLimits:SignInPerMinute", "3");
            builder.UseSetting("RateLimits:NewShapesPerMinute", "2");
            builder.UseSetting("Programs:TrustedProxies", "127.0.0.1");
        }
    }

    private sealed class WrongApp(string key, string value) : ProgramsApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(key, value);
        }
    }
}
