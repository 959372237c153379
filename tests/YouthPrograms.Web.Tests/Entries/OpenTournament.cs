using System.Text;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Tests.Entries;

/// <summary>A published tournament that is open for registration, with two delegations, their coaches and an organizer.</summary>
public sealed class OpenTournament
{
    private static int made;

    private readonly ProgramsApp app;

    private OpenTournament(ProgramsApp app) => this.app = app;

    public required string Slug { get; init; }

    public required long Id { get; init; }

    /// <summary>The delegation of most tests.</summary>
    public required long Home { get; init; }

    public required long Away { get; init; }

    public string Coach => $"coach@{Slug}.example";

    public string AwayCoach => $"away@{Slug}.example";

    public string Organizer => $"organizer@{Slug}.example";

    public string RosterPage => $"/coach/{Home}/roster";

    public static async Task<OpenTournament> MakeAsync(ProgramsApp app, Action<Tournament>? change = null)
    {
        var tournament = Row($"open-{Interlocked.Increment(ref made)}-{Guid.NewGuid().ToString("N")[..6]}");
        change?.Invoke(tournament);
        await app.InDatabaseAsync(async db =>
        {
            db.Tournaments.Add(tournament);
            return await db.SaveChangesAsync();
        });
        var open = new OpenTournament(app)
        {
            Slug = tournament.Slug,
            Id = tournament.Id,
            Home = tournament.Delegations[0].Id,
            Away = tournament.Delegations[1].Id,
        };
        await app.CreateAccountAsync(open.Coach, MembershipRole.Coach, m => m.DelegationId = open.Home);
        await app.CreateAccountAsync(open.AwayCoach, MembershipRole.Coach, m => m.DelegationId = open.Away);
        await app.CreateAccountAsync(open.Organizer, MembershipRole.Organizer, m => m.TournamentId = open.Id);
        return open;
    }

    /// <summary>Sends a file as the coach does and gives the answer.</summary>
    public async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] content, string name = "roster.csv", long? delegation = null)
    {
        var page = $"/coach/{delegation ?? Home}/roster";
        return await browser.PostFormAsync(page, page, [], ("File", name, content));
    }

    public Task<HttpResponseMessage> UploadAsync(HttpClient browser, string csv, long? delegation = null) =>
        UploadAsync(browser, Encoding.UTF8.GetBytes(csv), "roster.csv", delegation);

    /// <summary>Imports without a browser.</summary>
    public async Task<RosterReport> ImportAsync(string csv, long? delegation = null)
    {
        await using var services = app.Services.CreateAsyncScope();
        var request = new ImportRosterRequest(delegation ?? Home, Encoding.UTF8.GetBytes(csv));
        return (await services.ServiceProvider.GetRequiredService<ImportRoster>().RunAsync(request, Administrator, default)).Value;
    }

    /// <summary>What is stored of a delegation: athletes and entries in force.</summary>
    public Task<(int Athletes, int Entries)> CountAsync(long? delegation = null) => app.InDatabaseAsync(db =>
    {
        var id = delegation ?? Home;
        return Task.FromResult((
            db.Athletes.Count(a => a.DelegationId == id),
            db.Entries.Count(e => e.DelegationId == id && (e.State == EntryState.Submitted || e.State == EntryState.Accepted))));
    });

    public Task<Event> EventAsync(string code) => app.InDatabaseAsync(db => Task.FromResult(db.Events.Single(e => e.TournamentId == Id && e.Code == code)));

    public static Viewer Administrator => new() { AccountId = 1, Now = TimeProvider.System.GetUtcNow().UtcDateTime, IsAdministrator = true };

    private static Tournament Row(string slug)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var tournament = new Tournament
        {
            Slug = slug,
            Name = "测试公开赛",
            NameEn = "Test Open",
            Sport = "table-tennis",
            State = TournamentState.RegistrationOpen,
            StartsOn = DateOnly.FromDateTime(now).AddDays(30),
            EndsOn = DateOnly.FromDateTime(now).AddDays(32),
            TimeZone = "Asia/Shanghai",
            PublishedAt = now.AddDays(-2),
            RegistrationOpensAt = now.AddDays(-1),
            RegistrationClosesAt = now.AddDays(10),
        };
        foreach (var (letter, gender) in new[] { ("B", EventGender.Boys), ("G", EventGender.Girls) })
        {
            foreach (var year in (int[])[2010, 2011, 2012])
            {
                tournament.Events.Add(EventRow($"{letter}S{year}", EventKind.Singles, gender, year, new EventLimits { EntriesPerDelegation = 4, EventsPerAthlete = 2 }));
                tournament.Events.Add(EventRow($"{letter}T{year}", EventKind.Team, gender, year,
                    new EventLimits { EntriesPerDelegation = 1, EventsPerAthlete = 2, TeamSizeFrom = 3, TeamSizeTo = 4 }));
            }
        }
        tournament.Delegations.Add(new Delegation { Code = "ZZ", Name = "郑州", NameEn = "Zhengzhou" });
        tournament.Delegations.Add(new Delegation { Code = "KF", Name = "开封", NameEn = "Kaifeng" });
        return tournament;
    }

    private static Event EventRow(string code, EventKind kind, EventGender gender, int year, EventLimits limits) => new()
    {
        Code = code,
        Name = code + "项目",
        NameEn = code,
        Kind = kind,
        Gender = gender,
        BirthYearFrom = year,
        BirthYearTo = year,
        Format = new EventFormat(),
        MatchFormat = new EventMatchFormat(),
        Limits = limits,
        TieFormat = kind == EventKind.Team ? "world-team" : null,
    };
}
