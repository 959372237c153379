using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Publishing;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Use cases with transactions of their own, several in one atomicity group.</summary>
public sealed class BatchingByProgram(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task A_group_that_fails_has_changed_nothing_and_nobody_hears_of_it()
    {
        var made = await MadeTournament.CreateAsync(app);
        await using var listener = await ListenAsync(made.Slug);
        var next = listener.MoveNextAsync();
        Assert.Equal("1:424 2:404", await BatchAsync(made, Cancel("1", made.Id, "rain"), Cancel("2", 999_999, "rain")));
        Assert.Equal(TournamentState.RegistrationClosed, await StateAsync(made.Id));
        Assert.Equal(0, await app.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Why == "rain")));
        Assert.False(next.IsCompleted);

        // The same again, without the failure: the write lock is free, and one word goes out.
        Assert.Equal("1:200", await BatchAsync(made, Cancel("1", made.Id, "storm")));
        Assert.Equal(TournamentState.Cancelled, await StateAsync(made.Id));
        Assert.True(await next);
    }

    [Fact]
    public async Task A_group_is_committed_whole_and_a_reason_stays_with_its_request()
    {
        var made = await MadeTournament.CreateAsync(app);
        await using var listener = await ListenAsync(made.Slug);
        var next = listener.MoveNextAsync();
        var admin = await app.ProgramAsync("admin@demo.test");
        Assert.Equal("1:200 2:201", await BatchAsync(
            admin, Cancel("1", made.Id, "hail"),
            new { id = "2", atomicityGroup = "g", method = "post", url = "Delegations", body = new { TournamentId = made.Id, Code = "Z9", Name = "新队", NameEn = "New" } }));
        Assert.True(await next);
        Assert.Equal(TournamentState.Cancelled, await StateAsync(made.Id));
        var whys = await app.InDatabaseAsync(db => db.AuditEvents.OrderByDescending(e => e.Id).Take(2).Select(e => e.Why).ToListAsync());
        Assert.Equal([null, "hail"], whys);
    }

    private static object Cancel(string id, long tournament, string reason) => new
    {
        id,
        atomicityGroup = "g",
        method = "post",
        url = $"Tournaments({tournament})/YouthPrograms.Cancel",
        body = new { reason },
    };

    private async Task<string> BatchAsync(MadeTournament made, params object[] requests) =>
        await BatchAsync(await app.ProgramAsync($"{made.Slug}@example.test"), requests);

    private static async Task<string> BatchAsync(HttpClient client, params object[] requests)
    {
        var body = await (await client.CreateAsync("$batch", new { requests })).JsonAsync(200);
        return string.Join(' ', body.GetProperty("responses").EnumerateArray().Select(r => $"{r.GetProperty("id")}:{r.GetProperty("status")}"));
    }

    private Task<TournamentState> StateAsync(long id) => app.InDatabaseAsync(db => db.Tournaments.Where(t => t.Id == id).Select(t => t.State).SingleAsync());

    /// <summary>Past the number that every listener is given at once.</summary>
    private async Task<IAsyncEnumerator<long>> ListenAsync(string slug)
    {
        var numbers = app.Services.GetRequiredService<LiveUpdates>().ListenAsync(slug, CancellationToken.None).GetAsyncEnumerator();
        await numbers.MoveNextAsync();
        return numbers;
    }
}
