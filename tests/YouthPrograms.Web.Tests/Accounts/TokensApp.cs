using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Accounts;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Accounts;

/// <summary>The service with a clock that the test sets, and accounts of its own.</summary>
public sealed class TokensApp : ProgramsApp
{
    private static int number;

    public SettableClock Clock { get; } = new();

    public async Task<string> AccountAsync(MembershipRole role = MembershipRole.Administrator)
    {
        var email = $"owner-{Interlocked.Increment(ref number)}@example.test";
        await CreateAccountAsync(email, role);
        return email;
    }

    /// <summary>A token of an account that has no other.</summary>
    public async Task<NewToken> TokenAsync(TokenScope scope) => await TokenAsync(await AccountAsync(), scope);

    protected override TimeProvider? LoadedBy => Clock;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
