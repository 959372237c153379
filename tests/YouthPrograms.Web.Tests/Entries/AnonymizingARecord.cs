using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Entries;

public sealed class AnonymizingARecord(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Nothing_of_the_child_is_left_but_the_results()
    {
        var (made, id, athlete) = await PlayedAsync();
        await EndAsync(made);
        var page = $"/coach/{athlete.DelegationId}/athletes/{athlete.Id}";
        var answer = await made.Organizer.PostFormAsync(page, $"{page}/anonymize", new() { ["reason"] = "家长要求", ["forGood"] = "true" });
        Assert.Equal(303, (int)answer.StatusCode);

        var kept = await app.InDatabaseAsync(db => db.Athletes.AsNoTracking().Include(a => a.Record.Consents).Include(a => a.Guardians)
            .Include(a => a.Memberships).ThenInclude(m => m.Entry).SingleAsync(a => a.Id == athlete.Id));
        var record = kept.Record;
        Assert.Equal(("*", "*"), (record.FullName, kept.PublicName));
        Assert.Null(record.BirthDate ?? (object?)record.School ?? record.Documents ?? record.GuardianName ?? record.GuardianPhone);
        Assert.NotNull(record.AnonymizedAt);
        Assert.Empty(record.Consents);
        Assert.Empty(kept.Guardians);
        Assert.All(kept.Memberships, m => Assert.Equal("*", m.Entry.Label));
        Assert.NotEmpty(await app.InDatabaseAsync(db => db.Results.Where(r => r.Match.EventId == id).ToListAsync()));
        Assert.DoesNotContain(athlete.PublicName, (await app.Browser().GetStringAsync($"/t/{made.Slug}/S")), StringComparison.Ordinal);
        var audit = await app.InDatabaseAsync(db => db.AuditEvents.Where(e => e.Subject == "AthleteRecord" && e.SubjectId == record.Id && e.What == "Modified")
            .OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal("家长要求", audit.Why);
        Assert.DoesNotContain("郑小明", audit.Before + audit.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_tournament_keeps_its_records()
    {
        var (made, _, athlete) = await PlayedAsync();
        var admin = await app.ProgramAsync("admin@demo.test");
        var record = await RecordOfAsync(athlete);
        var refused = await (await admin.RunAsync($"AthleteRecords({record})", "Anonymize", new { reason = "test" })).JsonAsync(409);
        Assert.Equal("tournament-not-over", refused.Code());
        await EndAsync(made);
        var gone = await (await admin.RunAsync($"AthleteRecords({record})", "Anonymize", new { reason = "test" })).JsonAsync(200);
        Assert.Equal("*", gone.GetProperty("FullName").GetString());
        Assert.Equal("already-anonymized", (await (await admin.RunAsync($"AthleteRecords({record})", "Anonymize", new { reason = "test" })).JsonAsync(409)).Code());
    }

    [Fact]
    public async Task A_reason_and_a_word_that_it_is_for_good_are_asked_for()
    {
        var (made, _, athlete) = await PlayedAsync();
        await EndAsync(made);
        var page = $"/coach/{athlete.DelegationId}/athletes/{athlete.Id}";
        var refused = await (await made.Organizer.PostFormAsync(page, $"{page}/anonymize", new() { ["reason"] = "" })).ReadPageAsync();
        Assert.Single(refused.ProblemsAt("reason"));
        Assert.Single(refused.ProblemsAt("forGood"));
        Assert.Null((await app.InDatabaseAsync(db => db.AthleteRecords.AsNoTracking().SingleAsync(r => r.AthleteId == athlete.Id))).AnonymizedAt);
    }

    [Fact]
    public async Task A_guardian_may_and_a_coach_may_not()
    {
        var (made, _, athlete) = await PlayedAsync();
        await EndAsync(made);
        await app.CreateAccountAsync($"coach-{made.Slug}@example.test", MembershipRole.Coach, m => m.DelegationId = athlete.DelegationId);
        await app.CreateAccountAsync($"parent-{made.Slug}@example.test", MembershipRole.Guardian, m => m.AthleteId = athlete.Id);
        var coach = await app.ProgramAsync($"coach-{made.Slug}@example.test");
        await (await coach.RunAsync($"AthleteRecords({await RecordOfAsync(athlete)})", "Anonymize", new { reason = "test" })).JsonAsync(403);
        var parent = await app.SignInAsync($"parent-{made.Slug}@example.test");
        var page = $"/family/{athlete.Id}";
        Assert.Equal(303, (int)(await parent.PostFormAsync(page, $"{page}/anonymize", new() { ["reason"] = "请删除", ["forGood"] = "true" })).StatusCode);
        // The child's record is nobody's any more.
        await parent.PageAsync(page, 404);
    }

    private Task<long> RecordOfAsync(Athlete athlete) =>
        app.InDatabaseAsync(db => db.AthleteRecords.Where(r => r.AthleteId == athlete.Id).Select(r => r.Id).SingleAsync());

    private Task<int> EndAsync(MadeTournament made) => app.InDatabaseAsync(db => db.Tournaments.Where(t => t.Id == made.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TournamentState.Completed)));

    private async Task<(MadeTournament Made, long Event, Athlete Athlete)> PlayedAsync()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("S", 2);
        await made.DrawAndPublishAsync("S");
        await made.PlayOutAsync("S", id);
        return (made, id, await app.InDatabaseAsync(db => db.EntryMembers.Where(m => m.Entry.EventId == id).OrderBy(m => m.Id).Select(m => m.Athlete).AsNoTracking().FirstAsync()));
    }
}
