using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>The table of routes, walked with every role.</summary>
public sealed class EveryEndpoint(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private static readonly string[] Everybody =
        ["", "organizer", "coach", "school", "parent", "trainer", "officer", "scorer", "admin", "auditor", "accountant", "volunteer", "donor"];

    /// <summary>Who gets each closed page; everybody else is asked to sign in or refused. Public pages have no entry.</summary>
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["/account"] = Everybody[1..],
        ["/account/tokens"] = Everybody[1..],
        ["/account/two-factor"] = Everybody[1..],
        ["/coach"] = ["coach"],
        ["/organize"] = ["organizer", "admin"],
        ["/school"] = ["school"],
        ["/family"] = Everybody[1..],
        ["/train"] = ["trainer"],
        ["/office"] = ["officer", "admin"],
        ["/office/sessions/new"] = ["officer", "admin"],
        ["/office/kits"] = ["officer", "admin"],
        ["/office/kits/picks"] = ["officer", "admin"],
        ["/office/kits/lots/1"] = ["officer", "admin"],
        ["/office/kits/handouts/1"] = ["officer", "admin"],
        ["/office/money"] = ["officer", "admin", "auditor", "accountant"],
        ["/office/money/ledger"] = ["officer", "admin", "auditor", "accountant"],
        ["/office/disclosures"] = ["officer", "admin", "auditor", "accountant"],
        ["/donations"] = Everybody[1..],
        ["/volunteer"] = ["volunteer"],
        ["/volunteer/desk"] = ["organizer", "officer", "admin"],
        ["/operate"] = ["admin", "auditor"],
        ["/operate/audit"] = ["admin", "auditor"],
        ["/operate/auditor"] = ["admin", "auditor"],
        ["/operate/members"] = ["admin"],
    };

    [Fact]
    public void Says_who_may_use_it()
    {
        var silent = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => !endpoint.Metadata.OfType<IAuthorizeData>().Any() && !endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            .Select(endpoint => endpoint.DisplayName)
            // In Development the framework looks for files that were added after the build; the fallback policy closes that.
            .Where(name => name != "Fallback {**path:file}");
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Opens_for_those_it_names_and_for_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var role in Everybody)
        {
            var browser = role.Length == 0 ? app.Browser() : await app.SignInAsync($"{role}@demo.test");
            foreach (var (address, admitted) in Closed)
            {
                var answer = await browser.GetAsync(address);
                var expected = admitted.Contains(role) ? 200 : 302;
                if ((int)answer.StatusCode != expected)
                    wrong.Add($"{address} as '{role}': {(int)answer.StatusCode} instead of {expected}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Hides_the_rows_of_others()
    {
        var token = await app.TokenAsync("officer@demo.test", TokenScope.Read);
        var (gift, signup) = await app.InDatabaseAsync(async db => (
            await db.Donations.Where(d => d.DonorId == null).Select(d => d.Id).FirstAsync(), await db.Signups.Select(s => s.Id).FirstAsync()));
        var (delegation, booking, session) = await app.InDatabaseAsync(async db => (
            await db.Delegations.Where(d => d.Code == "LY").Select(d => d.Id).FirstAsync(),
            await db.Bookings.Where(b => b.School.Code != "S3").Select(b => b.Id).FirstAsync(),
            await db.TrainingSessions.Select(s => s.Id).FirstAsync()));
        var (handout, other, certificate) = await app.InDatabaseAsync(async db => (
            await db.Handouts.Where(h => h.Booking.School.Code != "S3").Select(h => h.Id).FirstAsync(),
            await db.TrainingSessions.Where(s => s.Trainers.All(t => t.Trainer.Code != "T1")).Select(s => s.Id).FirstAsync(),
            await db.Certificates.Where(c => c.School!.Code != "S3").Select(c => c.Id).FirstAsync()));
        (string Role, string Address)[] foreign =
        [
            ("school", $"/odata/Handouts({handout})"),
            ("donor", $"/odata/Handouts({handout})"),
            ("school", $"/odata/Certificates({certificate})"),
            ("school", "/odata/Lots(1)"),
            ("trainer", "/odata/StockMovements(1)"),
            ("trainer", $"/train/sessions/{other}"),
            ("coach", $"/coach/{delegation}"),
            ("coach", $"/coach/{delegation}/roster"),
            ("coach", $"/coach/{delegation}/athletes/new"),
            ("coach", $"/odata/Bookings({booking})"),
            ("school", $"/school/bookings/{booking}"),
            ("school", $"/mails/bookings/{booking}"),
            ("coach", $"/mails/bookings/{booking}"),
            ("school", $"/odata/Bookings({booking})"),
            ("school", $"/odata/AthleteRecords(1)"),
            ("scorer", "/organize/school-cup/BS1415/results"),
            ("parent", "/family/1"),
            ("trainer", "/odata/AuditEvents(1)"),
            ("trainer", $"/odata/AccessTokens({token.Id})"),
            ("auditor", $"/odata/AccessTokens({token.Id})"),
            ("auditor", "/odata/AthleteRecords(1)"),
            ("donor", $"/donations/{gift}"),
            ("donor", $"/odata/Donations({gift})"),
            ("school", $"/odata/Donations({gift})"),
            ("donor", $"/odata/Signups({signup})"),
            ("organizer", $"/odata/Signups({signup})"),
        ];
        var wrong = new List<string>();
        foreach (var (role, address) in foreign)
        {
            var answer = await (await app.SignInAsync($"{role}@demo.test")).GetAsync(address);
            if ((int)answer.StatusCode != 404)
                wrong.Add($"{address} as {role}: {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
        Assert.Equal(200, (int)(await (await app.SignInAsync("officer@demo.test")).GetAsync($"/office/sessions/{session}")).StatusCode);
    }
}
