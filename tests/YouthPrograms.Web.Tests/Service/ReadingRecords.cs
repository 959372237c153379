using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Whoever may read children's records leaves a trace of it, however the request is written.</summary>
public sealed class ReadingRecords(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Theory]
    [InlineData("AthleteRecords", "")]
    [InlineData("Athletes", "?$expand=Record")]
    [InlineData("Athletes", "?$expand=Rec%6Frd")]
    [InlineData("Athletes", "?$expand=*")]
    [InlineData("Athletes", "?$filter=Record/Verified&$select=Id")]
    [InlineData("Delegations", "?$expand=Athletes($expand=Record)")]
    public async Task Is_written_down(string set, string query)
    {
        var token = (await app.ProgramAsync("admin@demo.test")).DefaultRequestHeaders.Authorization!.ToString();
        var before = await CountAsync();
        // Straight to the pipeline: a client would tidy the address and write the letter plainly.
        var answer = await app.Server.SendAsync(http =>
        {
            http.Request.Method = HttpMethods.Get;
            http.Request.Path = "/odata/" + set;
            http.Request.QueryString = new QueryString(query);
            http.Request.Headers.Authorization = token;
        });
        await new StreamReader(answer.Response.Body).ReadToEndAsync();
        Assert.Equal(200, answer.Response.StatusCode);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Is_written_down_when_it_is_posted_or_comes_in_a_batch()
    {
        var program = await app.ProgramAsync("admin@demo.test");
        var before = await CountAsync();
        using var query = new StringContent("$expand=Record&$top=1", Encoding.UTF8, "text/plain");
        (await program.PostAsync(new Uri("/odata/Athletes/$query", UriKind.Relative), query, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        Assert.Equal(before + 1, await CountAsync());

        using var batch = new StringContent(
            """{"requests":[{"id":"1","method":"GET","url":"AthleteRecords?$top=1"},{"id":"2","method":"GET","url":"Tournaments"},{"id":"3","method":"GET","url":"Athletes?$expand=Record&$top=1"}]}""",
            Encoding.UTF8, "application/json");
        (await program.PostAsync(new Uri("/odata/$batch", UriKind.Relative), batch, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        Assert.Equal(before + 3, await CountAsync());
    }

    [Fact]
    public async Task Is_written_down_when_the_caller_hangs_up_within_the_answer()
    {
        const string Large = "/odata/Athletes?$expand=Record,Delegation($expand=Tournament)";
        await (await MadeTournament.CreateAsync(app)).AddSinglesAsync("A", 300);
        var program = await app.ProgramAsync("admin@demo.test");
        var before = await CountAsync();
        // First without a plan, then, once one was learnt, with it.
        await HangUpAsync(program, Large);
        await UntilAsync(before + 1);
        Assert.InRange((await program.GetStringAsync(new Uri(Large, UriKind.Relative), TestContext.Current.CancellationToken)).Length, 130_000, int.MaxValue);
        await UntilAsync(before + 2);
        await HangUpAsync(program, Large);
        await UntilAsync(before + 3);
    }

    [Fact]
    public async Task Is_not_written_down_when_none_was_asked_for()
    {
        var program = await app.ProgramAsync("admin@demo.test");
        var before = await CountAsync();
        foreach (var url in new[] { "/odata/Athletes?$top=1", "/odata/Athletes?$filter=contains(PublicName,'Record')", "/odata/$metadata" })
            (await program.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        Assert.Equal(before, await CountAsync());
    }

    private static async Task HangUpAsync(HttpClient program, string address)
    {
        using var answer = await program.GetAsync(
            new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await body.ReadExactlyAsync(new byte[100], TestContext.Current.CancellationToken);
    }

    // The service notices some time after the caller has gone.
    private async Task UntilAsync(int expected)
    {
        for (var i = 0; i < 200 && await CountAsync() < expected; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await CountAsync());
    }

    private Task<int> CountAsync() => app.InDatabaseAsync(db => db.AuditEvents.CountAsync(audit => audit.What == "ReadRecords"));
}
