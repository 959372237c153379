using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Tests.Tournaments;

/// <summary>A tournament of its own for a scenario, with an organizer, delegations and accepted entries.</summary>
internal sealed class MadeTournament
{
    private const string FullName = "郑小明";

    private readonly ProgramsApp app;

    private MadeTournament(ProgramsApp app, string slug, long id, HttpClient organizer) =>
        (this.app, Slug, Id, Organizer) = (app, slug, id, organizer);

    public string Slug { get; }

    public long Id { get; }

    public HttpClient Organizer { get; }

    /// <summary>A published tournament whose registration has ended.</summary>
    public static async Task<MadeTournament> CreateAsync(ProgramsApp app, Action<Tournament>? change = null)
    {
        var slug = "t" + Guid.NewGuid().ToString("N")[..10];
        var tournament = new Tournament
        {
            Slug = slug,
            Name = "测试赛",
            NameEn = "Test cup",
            Sport = "table-tennis",
            State = TournamentState.RegistrationClosed,
            StartsOn = new DateOnly(2026, 5, 1),
            EndsOn = new DateOnly(2026, 5, 3),
            TimeZone = "Asia/Shanghai",
            PublishedAt = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        tournament.Delegations.AddRange(Enumerable.Range(1, 4).Select(n => new Delegation { Code = $"D{n}", Name = $"{n}队", NameEn = $"Team {n}" }));
        change?.Invoke(tournament);
        await app.InDatabaseAsync(async db =>
        {
            db.Tournaments.Add(tournament);
            return await db.SaveChangesAsync();
        });
        var email = $"{slug}@example.test";
        await app.CreateAccountAsync(email, MembershipRole.Organizer, m => m.TournamentId = tournament.Id);
        return new MadeTournament(app, slug, tournament.Id, await app.SignInAsync(email));
    }

    /// <summary>One that lasts, with a published knock-out <c>A</c> of so many entries and two tables.</summary>
    public static async Task<(MadeTournament Made, long Event, long[] Tables)> DrawnAsync(ProgramsApp app, int entries)
    {
        PlayingTable[] tables = [new() { Name = "1" }, new() { Name = "2" }];
        var made = await CreateAsync(app, t =>
        {
            // Or the links of its scorers would have ended.
            t.EndsOn = new DateOnly(2098, 5, 3);
            t.Tables.AddRange(tables);
        });
        var id = await made.AddSinglesAsync("A", entries);
        await made.DrawAndPublishAsync("A");
        return (made, id, [.. tables.Select(t => t.Id)]);
    }

    public string Desk(string code) => $"/organize/{Slug}/{code}";

    /// <summary>A knock-out of singles with so many entries, the best of five; the first child of each delegation has consent.</summary>
    public Task<long> AddSinglesAsync(string code, int entries, StageFormat stages = StageFormat.Knockout, EntryState state = EntryState.Accepted) =>
        app.InDatabaseAsync(async db =>
        {
            var @event = NewEvent(code, EventKind.Singles, stages);
            var delegations = await DelegationsAsync(db);
            for (var i = 0; i < entries; i++)
            {
                var athlete = NewAthlete(delegations[i % delegations.Count], i);
                var entry = new Entry
                {
                    Delegation = athlete.Delegation,
                    State = state,
                    Seed = i < 2 ? i + 1 : null,
                    Label = athlete.PublicName,
                    LabelEn = athlete.PublicName,
                };
                entry.Members.Add(new EntryMember { Athlete = athlete, Order = 1 });
                @event.Entries.Add(entry);
            }
            db.Events.Add(@event);
            await db.SaveChangesAsync();
            return @event.Id;
        });

    /// <summary>A knock-out of two teams by the World Team format.</summary>
    public Task<long> AddTeamsAsync(string code) => app.InDatabaseAsync(async db =>
    {
        var @event = NewEvent(code, EventKind.Team, StageFormat.Knockout);
        @event.TieFormat = "world-team";
        foreach (var delegation in (await DelegationsAsync(db)).Take(2))
        {
            var entry = new Entry { Delegation = delegation, State = EntryState.Accepted, Label = delegation.Name, LabelEn = delegation.NameEn };
            entry.Members.AddRange(Enumerable.Range(1, 3).Select(order => new EntryMember { Athlete = NewAthlete(delegation, 100 + order), Order = order }));
            @event.Entries.Add(entry);
        }
        db.Events.Add(@event);
        await db.SaveChangesAsync();
        return @event.Id;
    });

    public async Task DrawAsync(string code)
    {
        await DoneAsync(code, "commit", []);
        await DoneAsync(code, "witness", new() { ["text"] = "4 2 6" });
        await DoneAsync(code, "make", []);
    }

    public async Task PublishAsync(string code) => await DoneAsync(code, "publish", []);

    public async Task DrawAndPublishAsync(string code)
    {
        await DrawAsync(code);
        await PublishAsync(code);
    }

    public Task<HttpResponseMessage> SendAsync(string code, string form, Dictionary<string, string> fields) =>
        Organizer.PostFormAsync(Desk(code), $"{Desk(code)}/{form}", fields);

    public async Task DoneAsync(string code, string form, Dictionary<string, string> fields)
    {
        var answer = await SendAsync(code, form, fields);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> TypeAsync(string code, int match, string games, Dictionary<string, string>? more = null) =>
        Organizer.PostFormAsync($"{Desk(code)}/results", $"{Desk(code)}/results",
            new(more ?? []) { ["match"] = $"{match}", ["games"] = games });

    public async Task RecordAsync(string code, int match, string games, Dictionary<string, string>? more = null)
    {
        var answer = await TypeAsync(code, match, games, more);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> CorrectAsync(string code, int match, Dictionary<string, string> fields) =>
        Organizer.PostFormAsync($"{Desk(code)}/results/{match}", $"{Desk(code)}/results/{match}/correct", fields);

    public Task<List<Match>> MatchesAsync(long eventId) =>
        app.InDatabaseAsync(db => db.Matches.AsNoTracking().Where(m => m.EventId == eventId).OrderBy(m => m.Number).ToListAsync());

    /// <summary>Plays the open matches until none is left: the entry drawn first of the two wins in straight games.</summary>
    public async Task PlayOutAsync(string code, long eventId)
    {
        while ((await MatchesAsync(eventId)).Where(m => m.State is MatchState.Ready).ToList() is { Count: > 0 } open)
        {
            foreach (var match in open)
                await RecordAsync(code, match.Number, match.SideAId < match.SideBId ? "5 5 5" : "-5 -5 -5");
        }
    }

    public static Side WinnerOf(Match match) => match.WinnerId == match.SideAId ? Side.A : Side.B;

    private Event NewEvent(string code, EventKind kind, StageFormat stages) => new()
    {
        TournamentId = Id,
        Code = code,
        Name = $"小项{code}",
        NameEn = $"Event {code}",
        Kind = kind,
        Format = new EventFormat { Stages = stages, Third = ThirdPlace.Playoff, Placings = PlacingsTo.To8 },
        MatchFormat = new EventMatchFormat(),
        Limits = new EventLimits(),
    };

    private Task<List<Delegation>> DelegationsAsync(ProgramsDb db) =>
        db.Delegations.Where(d => d.TournamentId == Id).OrderBy(d => d.Code).ToListAsync();

    private Athlete NewAthlete(Delegation delegation, int number) => new()
    {
        Delegation = delegation,
        PublicName = number % 2 == 0 ? $"{FullName}{number}" : "郑*",
        AgeGroup = "2011",
        RosterNumber = number + 1,
        Record = new AthleteRecord
        {
            TournamentId = Id,
            FullName = $"{FullName}{number}",
            BirthDate = new DateOnly(2011, 3, 14),
            BirthYear = 2011,
            Fingerprint = Guid.NewGuid().ToString("N"),
        },
    };
}
