using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Operations;

namespace YouthPrograms.Web.Tests.Demo;

/// <summary>The service on its first start with the whole demo.</summary>
public sealed class PlayedApp : ProgramsApp
{
    protected override bool PlaysDemo => true;
}

public sealed class PlayingTheDemo(PlayedApp app) : IClassFixture<PlayedApp>
{
    private const string Games = "model-games";

    [Fact]
    public async Task Brings_364_athletes_of_18_delegations_to_12_events()
    {
        Assert.Equal(364, await app.InDatabaseAsync(db => db.Athletes.CountAsync(a => a.Delegation.Tournament.Slug == Games)));
        Assert.Equal(18, await app.InDatabaseAsync(db => db.Athletes.Where(a => a.Delegation.Tournament.Slug == Games)
            .Select(a => a.DelegationId).Distinct().CountAsync()));
        var states = await app.InDatabaseAsync(db => db.Events.Where(e => e.Tournament.Slug == Games).Select(e => e.State).ToListAsync());
        Assert.Equal(Enumerable.Repeat(EventState.Completed, 12), states);
        Assert.Equal(TournamentState.Completed, await app.InDatabaseAsync(db => db.Tournaments.Where(t => t.Slug == Games).Select(t => t.State).SingleAsync()));
    }

    [Fact]
    public async Task Ends_every_event_with_places_1_to_8()
    {
        var places = await app.InDatabaseAsync(db => db.Placings.Where(p => p.Event.Tournament.Slug == Games && p.PlaceFrom <= 8)
            .Select(p => new { p.EventId, p.PlaceFrom, p.PlaceTo }).ToListAsync());
        Assert.All(places.GroupBy(p => p.EventId), e => Assert.Equal(Enumerable.Range(1, 8), e.Select(p => p.PlaceFrom).Order()));
        Assert.Equal(12, places.Select(p => p.EventId).Distinct().Count());
    }

    [Fact]
    public async Task Plays_the_boys_team_final_of_2011_to_the_last_game_of_the_last_rubber()
    {
        var final = await app.InDatabaseAsync(db => db.Matches.Include(m => m.Results)
            .SingleAsync(m => m.Event.Tournament.Slug == Games && m.Event.Code == "BT2011" && m.DecidesPlace == 1));
        Assert.Equal((3, 2), (final.ScoreA, final.ScoreB));
        var rubbers = final.Results.Where(r => r.Current).OrderBy(r => r.RubberNumber).ToList();
        Assert.Equal(5, rubbers.Count);
        Assert.Equal(2, rubbers.Take(4).Count(r => r.Winner == Competitions.Scoring.Side.A));
        Assert.Equal(5, rubbers[4].Games.Split(' ').Length);
    }

    [Fact]
    public async Task Shows_full_and_masked_names_by_consent()
    {
        var names = await app.InDatabaseAsync(db => db.Athletes.Where(a => a.Delegation.Tournament.Slug == Games)
            .Select(a => new { a.PublicName, a.Record.FullName, Consents = a.Record.Consents.Count }).ToListAsync());
        Assert.All(names, n => Assert.Equal(n.Consents > 0, n.PublicName == n.FullName));
        Assert.InRange(names.Count(n => n.Consents > 0), 150, 214);
    }

    [Fact]
    public async Task Has_walkovers_retirements_and_corrections_and_results_on_the_days_of_play()
    {
        var results = await app.InDatabaseAsync(db => db.Results.Where(r => r.Match.Event.Tournament.Slug == Games)
            .Select(r => new { r.Outcome, r.Version, r.RecordedAt }).ToListAsync());
        var tournament = await app.InDatabaseAsync(db => db.Tournaments.SingleAsync(t => t.Slug == Games));
        Assert.Contains(results, r => r.Outcome == Competitions.Scoring.MatchOutcome.Walkover);
        Assert.Contains(results, r => r.Outcome == Competitions.Scoring.MatchOutcome.Retired);
        Assert.Contains(results, r => r.Version == 2);
        Assert.All(results, r => Assert.InRange(DateOnly.FromDateTime(r.RecordedAt.AddHours(8)), tournament.StartsOn, tournament.EndsOn));
    }

    [Fact]
    public async Task Can_have_all_its_draws_made_again()
    {
        foreach (var code in await app.InDatabaseAsync(db => db.Events.Where(e => e.Tournament.Slug == Games).Select(e => e.Code).ToListAsync()))
        {
            var json = await app.Browser().GetStringAsync($"/t/{Games}/{code}/draw.json");
            Assert.True(Features.Draws.VerifyDraw.Verify(json)!.IsIdentical, code);
        }
    }

    [Fact]
    public async Task Puts_medals_and_brackets_on_public_pages_of_a_bearable_size()
    {
        var medals = (await app.Browser().PageAsync($"/t/{Games}/medals")).QuerySelectorAll("table.medals tbody tr");
        Assert.Equal(12, medals.Sum(row => int.Parse(row.QuerySelectorAll("td.number")[1].TextContent, null)));
        var page = await app.Browser().GetAsync($"/t/{Games}/BT2011");
        Assert.Equal(200, (int)page.StatusCode);
        foreach (var path in new[] { "", "/medals", "/schedule", "/d/ZZ", "/BT2011" })
            Assert.InRange((await app.Browser().GetByteArrayAsync($"/t/{Games}{path}")).Length, 1, 250_000);
    }

    [Fact]
    public async Task Changes_nothing_at_a_second_start()
    {
        var before = await CountsAsync();
        await using var services = app.Services.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<DemoPlay>()
            .RunAsync(SeedData.ReadTournaments(Preparation.SeedFolder), new DateOnly(2099, 1, 1), _ => { }, CancellationToken.None);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Goes_on_after_an_interruption_without_doing_anything_twice()
    {
        var before = await CountsAsync();
        await using var services = app.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<ProgramsDb>();
        await db.Secrets.Where(s => s.Name == "demo-played").ExecuteDeleteAsync();
        var today = (await db.Tournaments.SingleAsync(t => t.Slug == Games)).EndsOn.AddDays(1);
        await services.ServiceProvider.GetRequiredService<DemoPlay>()
            .RunAsync(SeedData.ReadTournaments(Preparation.SeedFolder), today, _ => { }, CancellationToken.None);
        Assert.Equal(before, await CountsAsync());
    }

    private async Task<string> CountsAsync() => JsonSerializer.Serialize(await app.InDatabaseAsync(async db => new[]
    {
        await db.Athletes.CountAsync(), await db.Entries.CountAsync(), await db.Consents.CountAsync(), await db.Draws.CountAsync(),
        await db.Matches.CountAsync(), await db.Results.CountAsync(), await db.Placings.CountAsync(),
    }));
}
