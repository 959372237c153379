using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>Whoever may read children's records leaves a trace of it, however the request is written.</summary>
public sealed class ReadingRecords(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Theory]
    [InlineData("AthleteRecords", "")]
    [InlineData("Athletes", "?$expand=Record")]
    [InlineData("Athletes", "?$expand=Rec%6Frd")]
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

    private Task<int> CountAsync() => app.InDatabaseAsync(db => db.AuditEvents.CountAsync(audit => audit.What == "ReadRecords"));
}
