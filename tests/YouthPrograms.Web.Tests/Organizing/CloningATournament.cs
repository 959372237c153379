using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Organizing;

public sealed class CloningATournament(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Takes_events_tables_and_delegations_along_and_nobody_else()
    {
        var made = await MakeAsync();
        await made.AddSinglesAsync("S", 4);
        await app.InDatabaseAsync(db => db.Events.Where(e => e.TournamentId == made.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.BirthYearFrom, 2011).SetProperty(e => e.BirthYearTo, 2012).SetProperty(e => e.Name, "2011-2012年组")));
        var admin = await app.ProgramAsync("admin@demo.test");
        var answer = await (await admin.RunAsync($"Tournaments({made.Id})", "Clone", new { year = 2027 })).JsonAsync(200);
        var clone = await app.InDatabaseAsync(db => db.Tournaments.AsNoTracking().AsSplitQuery()
            .Include(t => t.Events).ThenInclude(e => e.Entries).Include(t => t.Tables).Include(t => t.Delegations).ThenInclude(d => d.Athletes)
            .SingleAsync(t => t.Id == answer.Id()));
        Assert.Equal((made.Slug + "-2027", TournamentState.Draft, null), (clone.Slug, clone.State, clone.PublishedAt));
        // 1 May 2026 is a Friday; so is 30 April 2027.
        Assert.Equal((new DateOnly(2027, 4, 30), new DateOnly(2027, 5, 2)), (clone.StartsOn, clone.EndsOn));
        Assert.Equal(DayOfWeek.Friday, clone.StartsOn.DayOfWeek);
        Assert.Equal(new DateTime(2027, 3, 31, 10, 0, 0, DateTimeKind.Utc), clone.RegistrationClosesAt);
        var @event = Assert.Single(clone.Events);
        Assert.Equal(("S", "2012-2013年组", EventState.Setup), (@event.Code, @event.Name, @event.State));
        Assert.Equal(2012, @event.BirthYearFrom);
        Assert.Equal(2013, @event.BirthYearTo);
        Assert.Equal(StageFormat.Knockout, @event.Format.Stages);
        Assert.Empty(@event.Entries);
        Assert.Equal(["1", "2"], clone.Tables.Select(t => t.Name).Order());
        Assert.Equal(4, clone.Delegations.Count);
        Assert.All(clone.Delegations, delegation => Assert.Empty(delegation.Athletes));
        await app.Browser().PageAsync($"/t/{clone.Slug}", 404);
    }

    [Fact]
    public async Task Is_refused_a_second_time_at_the_year()
    {
        var made = await MakeAsync();
        var admin = await app.SignInAsync("admin@demo.test");
        var page = $"/organize/{made.Slug}";
        var done = await admin.PostFormAsync(page, $"{page}/clone", new() { ["year"] = "2028" });
        Assert.Equal($"/organize/{made.Slug}-2028?said=tournament-cloned", done.Headers.Location!.ToString());
        var again = await admin.PostFormAsync(page, $"{page}/clone", new() { ["year"] = "2028" });
        Assert.Equal(409, (int)again.StatusCode);
        Assert.Single((await again.ReadPageAsync()).ProblemsAt("year"));
        Assert.Equal(400, (int)(await admin.PostFormAsync(page, $"{page}/clone", new() { ["year"] = "1887" })).StatusCode);
    }

    [Fact]
    public async Task Is_not_for_those_who_organize_this_one_only()
    {
        var made = await MakeAsync();
        await (await made.Organizer.RunAsync($"Tournaments({made.Id})", "Clone", new { year = 2029 })).JsonAsync(403);
        Assert.Null((await made.Organizer.PageAsync($"/organize/{made.Slug}")).QuerySelector("#clone"));
    }

    private Task<MadeTournament> MakeAsync() => MadeTournament.CreateAsync(app, t =>
    {
        t.RegistrationClosesAt = new DateTime(2026, 4, 1, 10, 0, 0, DateTimeKind.Utc);
        t.Tables.AddRange([new PlayingTable { Name = "1", Show = true }, new PlayingTable { Name = "2" }]);
    });
}
