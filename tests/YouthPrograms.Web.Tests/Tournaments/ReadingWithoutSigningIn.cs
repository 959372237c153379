using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Publishing;

namespace YouthPrograms.Web.Tests.Tournaments;

public sealed class ReadingWithoutSigningIn(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Finds_the_bracket_as_a_picture_and_as_a_list()
    {
        var (made, _) = await PublishedAsync(8);
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/A");
        Assert.NotNull(page.QuerySelector(".bracket svg[role=img][aria-label]"));
        Assert.Equal(7, page.QuerySelectorAll(".bracket svg rect").Length);
        Assert.Equal(7, page.QuerySelectorAll("#bracket-list tbody tr").Length);
    }

    [Fact]
    public async Task Is_told_by_HEAD_what_GET_would_answer()
    {
        var (made, _) = await PublishedAsync(2);
        foreach (var (path, status) in new[] { ($"/t/{made.Slug}", 200), ("/t/nowhere", 404), ("/site.css", 200), ("/odata/Tournaments", 200), ("/organize", 302) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await app.Browser().SendAsync(request);
            using var got = await app.Browser().GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((status, status), ((int)answer.StatusCode, (int)got.StatusCode));
            Assert.Equal(got.Content.Headers.ContentType, answer.Content.Headers.ContentType);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Finds_groups_with_a_standing_that_explains_itself()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4, StageFormat.RoundRobin);
        await made.DrawAndPublishAsync("A");
        await made.PlayOutAsync("A", id);
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/A");
        Assert.Equal(4, page.QuerySelectorAll(".group table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("按积分", page.QuerySelector("#why-1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_no_full_name_without_consent_and_no_birth_date()
    {
        var (made, id) = await PublishedAsync(8);
        await made.PlayOutAsync("A", id);
        var hidden = await app.InDatabaseAsync(db => db.AthleteRecords
            .Where(r => r.TournamentId == made.Id && r.Athlete.PublicName != r.FullName).Select(r => r.FullName).ToListAsync());
        Assert.Equal(4, hidden.Count);
        foreach (var path in new[] { "", "/A", "/medals", "/schedule", "/d/D1", "/d/D2", "/A/draw", "/A/draw.json" })
        {
            var text = await app.Browser().GetStringAsync($"/t/{made.Slug}{path}");
            Assert.All(hidden, name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
            Assert.DoesNotContain("2011-03-14", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Finds_nothing_of_an_unpublished_tournament()
    {
        var made = await MadeTournament.CreateAsync(app, t => t.PublishedAt = null);
        await made.AddSinglesAsync("A", 4);
        foreach (var path in new[] { "", "/A", "/medals", "/schedule", "/d/D1", "/A/draw", "/A/draw.json" })
            Assert.Equal(404, (int)(await app.Browser().GetAsync($"/t/{made.Slug}{path}")).StatusCode);
        var page = await made.Organizer.PageAsync($"/t/{made.Slug}");
        Assert.Contains("未公布", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_the_entries_but_no_draw_before_it_is_published()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/A");
        Assert.Null(page.QuerySelector(".bracket"));
        Assert.Equal(4, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(404, (int)(await app.Browser().GetAsync($"/t/{made.Slug}/A/draw")).StatusCode);
        Assert.NotNull((await made.Organizer.PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
    }

    [Fact]
    public async Task Waits_for_the_end_of_an_embargo()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        var past = await made.SendAsync("A", "publish", new() { ["embargoUntil"] = "2020-01-01T10:00" });
        Assert.Single((await past.ReadPageAsync()).ProblemsAt("embargoUntil"));
        await made.DoneAsync("A", "publish", new() { ["embargoUntil"] = "2099-01-01T10:00" });
        Assert.Null((await app.Browser().PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
        var until = await app.InDatabaseAsync(db => db.Events.Where(e => e.TournamentId == made.Id).Select(e => e.PublishedAt).SingleAsync());
        Assert.Equal(new DateTime(2099, 1, 1, 2, 0, 0, DateTimeKind.Utc), until);
    }

    [Fact]
    public async Task Reads_the_draw_when_its_embargo_ends_on_the_page_that_was_open()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        await made.DoneAsync("A", "publish", new() { ["embargoUntil"] = "2099-01-01T10:00" });
        Assert.Null((await app.Browser().PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ends.CancelAfter(TimeSpan.FromSeconds(30));
        await using var numbers = app.Services.GetRequiredService<LiveUpdates>().ListenAsync(made.Slug, ends.Token).GetAsyncEnumerator(ends.Token);
        Assert.True(await numbers.MoveNextAsync());
        // Nobody is told of this; the clock alone ends it.
        var soon = DateTime.UtcNow.AddSeconds(1);
        await app.InDatabaseAsync(db => db.Events.Where(e => e.TournamentId == made.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.PublishedAt, soon)));

        Assert.True(await numbers.MoveNextAsync());

        Assert.NotNull((await app.Browser().PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
    }

    [Fact]
    public async Task Sees_a_withdrawn_publication_disappear()
    {
        var (made, _) = await PublishedAsync(4);
        Assert.NotNull((await app.Browser().PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
        await made.DoneAsync("A", "unpublish", []);
        Assert.Null((await app.Browser().PageAsync($"/t/{made.Slug}/A")).QuerySelector(".bracket"));
    }

    [Fact]
    public async Task Counts_medals_by_delegation()
    {
        var (made, id) = await PublishedAsync(8);
        await made.PlayOutAsync("A", id);
        var rows = (await app.Browser().PageAsync($"/t/{made.Slug}/medals")).QuerySelectorAll("table.medals tbody tr");
        var medals = rows.Select(row => row.QuerySelectorAll("td.number").Skip(1).Select(cell => int.Parse(cell.TextContent, null)).ToArray()).ToArray();
        Assert.Equal((1, 1, 1), (medals.Sum(m => m[0]), medals.Sum(m => m[1]), medals.Sum(m => m[2])));
        Assert.Equal(1, medals[0][0]);
    }

    [Fact]
    public async Task Hears_of_a_result_on_an_open_page_and_then_reads_it()
    {
        var (made, id) = await PublishedAsync(4);
        var page = $"/t/{made.Slug}/A";
        Assert.DoesNotContain("3–0", (await app.Browser().PageAsync(page)).QuerySelector("#bracket-list")!.TextContent, StringComparison.Ordinal);
        using var ends = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = await app.Browser().GetAsync($"/t/{made.Slug}/live", HttpCompletionOption.ResponseHeadersRead, ends.Token);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(ends.Token));
        await NextAsync(stream, ends.Token);
        await made.RecordAsync("A", (await made.MatchesAsync(id)).First(m => m.State == MatchState.Ready).Number, "5 5 5");
        await NextAsync(stream, ends.Token);
        Assert.Contains("3–0", (await app.Browser().PageAsync(page)).QuerySelector("#bracket-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_what_is_on_at_the_front_door()
    {
        var made = await MadeTournament.CreateAsync(app);
        var hidden = await MadeTournament.CreateAsync(app, t => t.PublishedAt = null);
        var page = await app.Browser().PageAsync("/");
        Assert.NotNull(page.QuerySelector($"a[href='/t/{made.Slug}']"));
        Assert.Null(page.QuerySelector($"a[href='/t/{hidden.Slug}']"));
        Assert.NotNull(page.QuerySelector("main a[href='/safety']"));
    }

    private static async Task NextAsync(StreamReader stream, CancellationToken cancellation)
    {
        while (await stream.ReadLineAsync(cancellation) is { } line && !line.StartsWith("data:", StringComparison.Ordinal))
            Assert.False(line.StartsWith("error", StringComparison.Ordinal));
    }

    private async Task<(MadeTournament Made, long EventId)> PublishedAsync(int entries)
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", entries);
        await made.DrawAndPublishAsync("A");
        return (made, id);
    }
}
