using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

public sealed class SettingTheOrderOfPlay(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Theory]
    [InlineData("2026-05-01T09:30", true)]
    [InlineData("2026-05-01T09:54", true)]
    [InlineData("2026-05-01T09:06", true)]
    [InlineData("2026-05-01T09:55", false)]
    [InlineData("2026-05-01T09:05", false)]
    public async Task A_table_is_taken_for_as_long_as_its_match_is_planned_to_last(string at, bool isTaken)
    {
        var order = await OrderAsync();
        await order.SetAsync("A", 1, "2026-05-01T09:30", order.Tables[0]);
        var answer = await order.SendAsync("A", 2, at, order.Tables[0]);
        if (isTaken)
            Assert.Contains("小项 A 第1场", Assert.Single((await answer.ReadPageAsync()).ProblemsAt("TableId")), StringComparison.Ordinal);
        Assert.Equal(isTaken ? 409 : 303, (int)answer.StatusCode);
        Assert.Equal(303, (int)(await order.SendAsync("A", 2, at, order.Tables[1])).StatusCode);
    }

    [Theory]
    [InlineData("2026-05-01T01:50:00Z", "player-taken-then")]
    [InlineData("2026-05-01T02:14:00Z", "too-little-rest")]
    public async Task A_child_of_two_events_has_one_match_at_a_time_and_rests_between(string at, string code)
    {
        var order = await OrderAsync();
        await order.SetAsync("A", 1, "2026-05-01T09:30", order.Tables[0]);
        var program = await app.ProgramAsync("admin@demo.test");
        var refused = await (await program.ChangeAsync($"Matches({order.Other[0].Id})", new { ScheduledAt = at, TableId = order.Tables[1] })).JsonAsync(409);
        Assert.Equal((code, "ScheduledAt"), (refused.Code(), refused.GetProperty("error").GetProperty("target").GetString()));
        var rested = await program.ChangeAsync($"Matches({order.Other[0].Id})", new { ScheduledAt = "2026-05-01T02:15:00Z", TableId = order.Tables[1] });
        Assert.Equal(200, (int)rested.StatusCode);
    }

    [Fact]
    public async Task Two_desks_never_give_one_table_to_two_matches()
    {
        for (var round = 0; round < 20; round++)
        {
            var order = await OrderAsync();
            var outcomes = await Task.WhenAll(order.Rivals.Select(match => Task.Run(() => ScheduleAsync(match, order.Tables[0]))));
            Assert.Single(outcomes, outcome => outcome.Problem is null);
            Assert.Single(outcomes, outcome => outcome.Problem?.Code == "table-taken-then");
        }
    }

    // What the lock is for: the same two desks, each believing what it read before the other wrote.
    [Fact]
    public async Task Without_looking_under_the_lock_they_would()
    {
        var order = await OrderAsync();
        using var bothHaveLooked = new CountdownEvent(2);
        var outcomes = await Task.WhenAll(order.Rivals.Select(match => Task.Factory.StartNew(
            () => BelieveAsync(match, order.Tables[0], bothHaveLooked), TaskCreationOptions.LongRunning).Unwrap()));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
    }

    private static readonly DateTime HalfPastNine = new(2026, 5, 1, 1, 30, 0, DateTimeKind.Utc);

    private async Task<Outcome<Done>> ScheduleAsync(Match match, long table)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await RunAsync(scope.ServiceProvider.GetRequiredService<ScheduleMatch>(), match, table);
    }

    private async Task<Outcome<Done>> BelieveAsync(Match match, long table, CountdownEvent bothHaveLooked)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        var seen = new OrderOfPlay(db).ConflictsAsync(db.Matches.Include(m => m.Event).Single(m => m.Id == match.Id), HalfPastNine, table, default).Result;
        bothHaveLooked.Signal();
        bothHaveLooked.Wait(TestContext.Current.CancellationToken);
        return await RunAsync(ActivatorUtilities.CreateInstance<ScheduleMatch>(scope.ServiceProvider, new Believing(db, seen)), match, table);
    }

    private static Task<Outcome<Done>> RunAsync(ScheduleMatch schedule, Match match, long table) =>
        schedule.RunAsync(new(match.Id, HalfPastNine, null, table), new Viewer { IsAdministrator = true }, default);

    private async Task<Order> OrderAsync()
    {
        PlayingTable[] tables = [new() { Name = "1" }, new() { Name = "2" }];
        var made = await MadeTournament.CreateAsync(app, t => t.Tables.AddRange(tables));
        var (first, second) = (await made.AddSinglesAsync("A", 4), await made.AddSinglesAsync("B", 2));
        await made.DrawAndPublishAsync("A");
        await made.DrawAndPublishAsync("B");
        var (own, other) = (await made.MatchesAsync(first), await made.MatchesAsync(second));
        // A child of the first match of A is entered in B as well.
        await app.InDatabaseAsync(async db =>
        {
            var child = db.EntryMembers.First(m => m.EntryId == own[0].SideAId).AthleteId;
            db.EntryMembers.First(m => m.EntryId == other[0].SideAId).AthleteId = child;
            return await db.SaveChangesAsync();
        });
        return new Order(made, own, other, [.. tables.Select(table => table.Id)]);
    }

    private sealed record Order(MadeTournament Made, IReadOnlyList<Match> Own, IReadOnlyList<Match> Other, long[] Tables)
    {
        /// <summary>Two matches of different events without a child in common.</summary>
        public IEnumerable<Match> Rivals => [Own[1], Other[0]];

        public Task<HttpResponseMessage> SendAsync(string code, int match, string at, long table)
        {
            var desk = $"{Made.Desk(code)}/results/{match}";
            return Made.Organizer.PostFormAsync(desk, $"{desk}/schedule", new() { ["ScheduledAt"] = at, ["NotBefore"] = "", ["TableId"] = $"{table}" });
        }

        public async Task SetAsync(string code, int match, string at, long table) =>
            Assert.Equal(303, (int)(await SendAsync(code, match, at, table)).StatusCode);
    }

    private sealed class Believing(ProgramsDb db, IReadOnlyList<Problem> seen) : OrderOfPlay(db)
    {
        protected internal override Task<IReadOnlyList<Problem>> ConflictsAsync(Match match, DateTime? at, long? table, CancellationToken cancellation) =>
            Task.FromResult(seen);
    }
}
