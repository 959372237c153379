using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Tournaments;

public sealed class AskingWhatIsNeeded(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task A_member_sees_beside_the_standing_what_each_of_its_results_leads_to()
    {
        var (made, id, entry) = await BegunAsync();
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/S");
        var link = page.QuerySelector($"a[href='?needs={entry}#needs']");
        Assert.NotNull(link);
        var asked = await app.Browser().PageAsync($"/t/{made.Slug}/S?needs={entry}");
        var section = asked.QuerySelector("#needs");
        Assert.NotNull(section);
        Assert.NotEmpty(section.QuerySelectorAll("tbody tr"));
        Assert.Contains("前2名", section.TextContent, StringComparison.Ordinal);
        Assert.Equal(id, await EventOfAsync(made));
    }

    [Fact]
    public async Task A_program_reads_the_same()
    {
        var (_, id, entry) = await BegunAsync();
        var needs = await app.Browser().ReadAsync($"Events({id})/YouthPrograms.WhatNeeds(entryId={entry})");
        Assert.Equal((entry, 2), (needs.GetProperty("EntryId").GetInt64(), needs.GetProperty("Place").GetInt32()));
        var rows = needs.GetProperty("ByOwnResults").EnumerateArray().ToList();
        Assert.True(rows[0].GetProperty("Own")[0].GetProperty("IsWon").GetBoolean());
        Assert.False(rows[^1].GetProperty("Own")[0].GetProperty("IsWon").GetBoolean());
        Assert.NotEqual("Certain", rows[^1].GetProperty("Prospect").GetString());
    }

    [Fact]
    public async Task Whoever_is_in_no_group_is_refused_at_the_parameter()
    {
        var (_, id, _) = await BegunAsync();
        var answer = await app.Browser().ReadAsync($"Events({id})/YouthPrograms.WhatNeeds(entryId=999999999)", 409);
        Assert.Equal("needs-no-group", answer.Code());
        Assert.Equal("entryId", answer.GetProperty("error").GetProperty("target").GetString());
    }

    [Fact]
    public async Task Nobody_asks_before_the_draw_is_public()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("S", 8, StageFormat.GroupsThenKnockout);
        await made.DrawAsync("S");
        var entry = (await made.MatchesAsync(id))[0].SideAId;
        await app.Browser().ReadAsync($"Events({id})/YouthPrograms.WhatNeeds(entryId={entry})", 404);
        Assert.Null((await app.Browser().PageAsync($"/t/{made.Slug}/S?needs={entry}")).QuerySelector("#needs"));
    }

    private Task<long> EventOfAsync(MadeTournament made) =>
        app.InDatabaseAsync(db => Task.FromResult(db.Events.Single(e => e.TournamentId == made.Id).Id));

    // Two groups of four; the first match of each has been played.
    private async Task<(MadeTournament Made, long Event, long Entry)> BegunAsync()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("S", 8, StageFormat.GroupsThenKnockout);
        await made.DrawAndPublishAsync("S");
        var first = (await made.MatchesAsync(id)).First(m => m.State == MatchState.Ready && m.GroupId != null);
        await made.RecordAsync("S", first.Number, "5 5 5");
        return (made, id, first.SideBId!.Value);
    }
}
