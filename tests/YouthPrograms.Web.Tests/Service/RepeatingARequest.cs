using System.Net;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Reminders.Jobs;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>A program that does not know whether its request arrived sends it again under the same Idempotency-Key.</summary>
public sealed class RepeatingARequest(KeyedApp app) : IClassFixture<KeyedApp>
{
    [Fact]
    public async Task Is_answered_the_same_and_done_once()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        var first = await client.SendAsync(await app.TableAsync(table, key));
        var second = await client.SendAsync(await app.TableAsync(table, key));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await Shown(first), await Shown(second));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, await app.CountAsync(table));
        // Without the key the work is tried once more.
        var unkeyed = await app.TableAsync(table, key);
        unkeyed.Headers.Remove("Idempotency-Key");
        Assert.Equal("taken", (await (await client.SendAsync(unkeyed)).JsonAsync(409)).Code());
    }

    [Fact]
    public async Task A_refusal_is_answered_the_same()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        await (await client.SendAsync(await app.TableAsync(table, KeyedApp.Unique("key")))).JsonAsync(201);
        var first = await client.SendAsync(await app.TableAsync(table, key));
        Assert.Equal("taken", (await first.JsonAsync(409)).Code());
        Assert.Equal(await Shown(first), await Shown(await client.SendAsync(await app.TableAsync(table, key))));
    }

    [Fact]
    public async Task A_batch_is_answered_the_same_and_done_once()
    {
        var (client, key) = (await AdminAsync(), KeyedApp.Unique("key"));
        var requests = new[] { new { id = "1", method = "post", url = "Me/YouthPrograms.RevokeToken", body = new { id = 0 } } };
        var first = await client.SendAsync(KeyedApp.Keyed("$batch", new { requests }, key));
        Assert.Equal(await Shown(first), await Shown(await client.SendAsync(KeyedApp.Keyed("$batch", new { requests }, key))));
        Assert.Equal(200, (int)first.StatusCode);
    }

    [Fact]
    public async Task A_change_and_a_deletion_take_keys_as_well()
    {
        var client = await AdminAsync();
        var table = (await (await client.SendAsync(await app.TableAsync(KeyedApp.Unique("table"), KeyedApp.Unique("key")))).JsonAsync(201)).Id();
        client.DefaultRequestHeaders.Add("Idempotency-Key", KeyedApp.Unique("key"));
        Assert.Equal(204, (int)(await client.RemoveAsync($"Tables({table})")).StatusCode);
        Assert.Equal(204, (int)(await client.RemoveAsync($"Tables({table})")).StatusCode);
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        Assert.Equal(404, (int)(await client.RemoveAsync($"Tables({table})")).StatusCode);
    }

    [Fact]
    public async Task Another_request_under_the_key_is_refused()
    {
        var (client, key) = (await AdminAsync(), KeyedApp.Unique("key"));
        var table = KeyedApp.Unique("table");
        await (await client.SendAsync(await app.TableAsync(KeyedApp.Unique("table"), key))).JsonAsync(201);
        Assert.Equal("idempotency-key-reused", (await (await client.SendAsync(await app.TableAsync(table, key))).JsonAsync(422)).Code());
        Assert.Equal("idempotency-key-reused", (await (await client.SendAsync(KeyedApp.Keyed("Venues", new { }, key))).JsonAsync(422)).Code());
        Assert.Equal(0, await app.CountAsync(table));
    }

    [Fact]
    public async Task Another_account_has_keys_of_its_own()
    {
        var (table, key) = (KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        await (await (await AdminAsync()).SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
        var other = await app.ProgramAsync("organizer@demo.test");
        Assert.Equal("taken", (await (await other.SendAsync(await app.TableAsync(table, key))).JsonAsync(409)).Code());
    }

    [Fact]
    public async Task One_that_is_under_way_is_waited_for()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        HttpResponseMessage? meanwhile = null;
        var same = await app.TableAsync(table, key);
        app.AtWork = () =>
        {
            app.AtWork = null;
            meanwhile = client.SendAsync(same).GetAwaiter().GetResult();
        };
        await (await client.SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
        Assert.Equal("idempotency-in-progress", (await meanwhile!.JsonAsync(409)).Code());
        Assert.Equal(TimeSpan.FromSeconds(1), meanwhile!.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Our_own_fault_is_not_kept()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        app.AtWork = () =>
        {
            app.AtWork = null;
            throw new InvalidOperationException("A bug.");
        };
        Assert.Equal(500, (int)(await client.SendAsync(await app.TableAsync(table, key))).StatusCode);
        await (await client.SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
    }

    [Fact]
    public async Task A_caller_who_hung_up_finds_the_answer_of_the_work()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        using var hangUp = new CancellationTokenSource();
        app.AtWork = () =>
        {
            app.AtWork = null;
            hangUp.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.SendAsync(await app.TableAsync(table, key), hangUp.Token));
        var again = await UntilDoneAsync(client, table, key);
        Assert.Equal(201, (int)again.StatusCode);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, await app.CountAsync(table));
    }

    [Fact]
    public async Task What_a_dead_node_left_open_is_taken_over_after_a_while()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        app.AtWork = () =>
        {
            app.AtWork = null;
            // As if the process had ended here: the claim is still there when the clock has gone on.
            app.Clock.Forward(TimeSpan.FromMinutes(6));
            var other = client.SendAsync(app.TableAsync(table, key).GetAwaiter().GetResult()).GetAwaiter().GetResult();
            Assert.Equal(201, (int)other.StatusCode);
        };
        // The first to begin finds the table there, and its answer does not take the place of the other's.
        Assert.Equal("taken", (await (await client.SendAsync(await app.TableAsync(table, key))).JsonAsync(409)).Code());
        await (await client.SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
    }

    [Fact]
    public async Task It_is_forgotten_after_a_day()
    {
        var (table, key) = (KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        await (await (await AdminAsync()).SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
        app.Clock.Forward(TimeSpan.FromHours(24));
        // Whether or not the job has run yet.
        Assert.Equal("taken", (await (await (await AdminAsync()).SendAsync(await app.TableAsync(table, key))).JsonAsync(409)).Code());
        app.Clock.Forward(TimeSpan.FromHours(24));
        await app.InDatabaseAsync(db => new ForgetAnswersJob(db, app.Clock).RunAsync(default));
        Assert.Equal(0, await app.InDatabaseAsync(db => db.KeyedRequests.CountAsync()));
    }

    [Fact]
    public async Task What_is_kept_is_encrypted()
    {
        var table = KeyedApp.Unique("table");
        var key = KeyedApp.Unique("key");
        await (await (await AdminAsync()).SendAsync(await app.TableAsync(table, key))).JsonAsync(201);
        var rows = await app.InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"""SELECT "KeyHash" || ' ' || "RequestHash" || ' ' || "Answer" AS "Value" FROM "KeyedRequests" WHERE "Answer" IS NOT NULL""").ToListAsync());
        var kept = await app.InDatabaseAsync(db => db.KeyedRequests.OrderByDescending(r => r.Id).Select(r => r.Answer).FirstAsync());
        Assert.Contains("Location", kept, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.False(row.Contains("Location", StringComparison.Ordinal) || row.Contains(key, StringComparison.Ordinal)));
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task A_strangers_key_is_ignored()
    {
        var (table, key) = (KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        var before = await app.InDatabaseAsync(db => db.KeyedRequests.CountAsync());
        for (var i = 0; i < 2; i++)
            Assert.False((await app.Browser().SendAsync(KeyedApp.Keyed("Me/YouthPrograms.RevokeToken", new { id = 1 }, key))).Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(before, await app.InDatabaseAsync(db => db.KeyedRequests.CountAsync()));
        Assert.Equal(0, await app.CountAsync(table));
    }

    [Fact]
    public async Task A_key_without_sense_is_refused()
    {
        var client = await AdminAsync();
        foreach (var key in new[] { new string('k', 201), "schlüssel" })
            Assert.Equal("idempotency-key-invalid", (await (await client.SendAsync(KeyedApp.Keyed("Venues", new { }, key))).JsonAsync(400)).Code());
        var two = KeyedApp.Keyed("Venues", new { }, "one");
        two.Headers.Add("Idempotency-Key", "two");
        Assert.Equal("idempotency-key-invalid", (await (await client.SendAsync(two)).JsonAsync(400)).Code());
    }

    [Fact]
    public async Task Twenty_at_once_are_done_once_and_all_get_the_answer()
    {
        var (client, table, key) = (await AdminAsync(), KeyedApp.Unique("table"), KeyedApp.Unique("key"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => UntilDoneAsync(client, table, key))));
        Assert.All(answers, answer => Assert.Equal(201, (int)answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(Shown))).Distinct());
        Assert.Equal(19, answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal(1, await app.CountAsync(table));
    }

    private Task<HttpClient> AdminAsync() => app.ProgramAsync("admin@demo.test");

    private async Task<HttpResponseMessage> UntilDoneAsync(HttpClient client, string table, string key)
    {
        while (true)
        {
            var answer = await client.SendAsync(await app.TableAsync(table, key));
            if (answer.Headers.RetryAfter is null)
                return answer;
            await Task.Delay(20);
        }
    }

    /// <summary>All that the caller can see of an answer, but that it is an earlier one.</summary>
    private static async Task<string> Shown(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Headers.ETag} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
}
