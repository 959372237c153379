using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Reminders.Jobs;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>A row that breaks a rule, in words with its numbers.</summary>
public sealed record Finding(string Question, string Row);

/// <summary>The last run, and since when nothing was found; null when something is, or nothing was ever asked.</summary>
public sealed record AuditorBoard(AuditorRun? Last, IReadOnlyList<Finding> Findings, DateTime? SoundSince);

/// <summary>Asks every question of the auditor and writes down what was found: every night, and when somebody wants to know.</summary>
public sealed class RunAuditor(ProgramsDb db, TimeProvider clock)
{
    private const int MostFindings = 100;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The work of the night, for the scheduler.</summary>
    public static NightlyWork Nightly { get; } =
        new("auditor", (services, cancellation) => services.GetRequiredService<RunAuditor>().AskAsync(cancellation));

    public async Task<Outcome<AuditorRun>> RunAsync(Viewer viewer, CancellationToken cancellation) =>
        viewer.IsAdministrator || viewer.IsAuditor ? await AskAsync(cancellation) : Problems.Forbidden();

    public async Task<AuditorBoard> BoardAsync(CancellationToken cancellation)
    {
        var last = await db.AuditorRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);
        if (last is null)
            return new(null, [], null);
        var broken = await db.AuditorRuns.Where(r => r.Violations > 0).MaxAsync(r => (long?)r.Id, cancellation) ?? 0;
        var since = await db.AuditorRuns.Where(r => r.Id > broken).MinAsync(r => (DateTime?)r.StartedAt, cancellation);
        return new(last, JsonSerializer.Deserialize<List<Finding>>(last.Findings)!, since);
    }

    private async Task<AuditorRun> AskAsync(CancellationToken cancellation)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        List<Finding> found = [];
        foreach (var question in AuditorQuestions.All)
            found.AddRange((await question.AskAsync(db, cancellation)).Select(row => new Finding(question.Code, row)));
        var run = new AuditorRun
        {
            StartedAt = started,
            EndedAt = clock.GetUtcNow().UtcDateTime,
            Questions = AuditorQuestions.All.Count,
            Violations = found.Count,
            Findings = JsonSerializer.Serialize(found.Take(MostFindings), Readable),
        };
        db.AuditorRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }
}
