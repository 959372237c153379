using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Twenty equal requests at the same moment, for work that nothing but the key keeps from being done twenty times.</summary>
public sealed class RacingForAKey(KeyedApp app) : IClassFixture<KeyedApp>
{
    [Fact]
    public async Task Does_the_work_once()
    {
        Assert.Equal(1, await DoneAsync(app));
    }

    internal static async Task<int> DoneAsync(KeyedApp app)
    {
        var (client, key, name) = (await app.ProgramAsync("admin@demo.test"), KeyedApp.Unique("key"), KeyedApp.Unique("token"));
        var wanted = new { name, scope = "Read", expiresOn = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(1) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(() => client.SendAsync(KeyedApp.Keyed("Me/YouthPrograms.CreateToken", wanted, key)))));
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 200 or 409, $"{answer.StatusCode}"));
        return await app.InDatabaseAsync(db => db.AccessTokens.CountAsync(t => t.Name == name));
    }
}

/// <summary>What the guard is for: the same race with one that believes every key to be new.</summary>
public sealed class RacingWithoutTheKey(RacingWithoutTheKey.TrustingApp app) : IClassFixture<RacingWithoutTheKey.TrustingApp>
{
    [Fact]
    public async Task Does_it_again_and_again()
    {
        var done = await RacingForAKey.DoneAsync(app);
        Assert.True(done > 1, $"Done {done} times: the race proves nothing if it is done once without the guard.");
    }

    public sealed class TrustingApp : KeyedApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<RequestKeys, TrustingKeys>());
        }
    }

    private sealed class TrustingKeys(ProgramsDb db, PersonalDataCipher cipher, TimeProvider clock) : RequestKeys(db, cipher, clock)
    {
        protected internal override Task<KeyState> ClaimAsync(KeyedCall call, CancellationToken cancellation) =>
            Task.FromResult<KeyState>(new Claimed(0, 0));
    }
}
