using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Family;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>Rosters, consents, decisions and seeds of a demo tournament.</summary>
internal sealed class DemoEntries(DemoStage stage)
{
    private const string Guardian = "parent@demo.test";

    public async Task EnterAsync(TournamentSeed seed, CancellationToken cancellation)
    {
        var delegations = await stage.AskAsync(db => db.Delegations.Where(d => d.TournamentId == stage.Tournament.Id)
            .Select(d => new { d.Id, d.Code, HasAthletes = d.Athletes.Count > 0 }).ToDictionaryAsync(d => d.Code, cancellation));
        var at = stage.Tournament.RegistrationOpensAt!.Value.AddHours(6);
        foreach (var roster in seed.Rosters.Where(roster => !delegations[roster.Delegation].HasAthletes))
        {
            var content = await File.ReadAllBytesAsync(roster.Path, cancellation);
            var report = await stage.DoAsync<ImportRoster, RosterReport>(at, (import, viewer) =>
                import.RunAsync(new(delegations[roster.Delegation].Id, content, Path.GetFileName(roster.Path)), viewer, cancellation));
            if (report.Problems.Count > 0 || report.Waiting.Count > 0)
                throw new InvalidOperationException($"{roster.Path}: {string.Join("; ", report.Problems)} {string.Join("; ", report.Waiting)}");
        }
        await ConsentAsync(at.AddDays(1), cancellation);
        stage.Say($"  {stage.Tournament.Slug}: {seed.Rosters.Count} rosters");
    }

    /// <summary>Accepts what waits and sets the seeds, until the event is drawn.</summary>
    public async Task DecideAsync(TournamentSeed seed, CancellationToken cancellation)
    {
        var at = stage.Tournament.RegistrationClosesAt!.Value.AddHours(2);
        foreach (var @event in (await stage.EventsAsync(cancellation)).Where(e => e.State == EventState.Setup))
        {
            await stage.DoAsync<AcceptAll, int>(at, (accept, viewer) => accept.RunAsync(new(@event.Id), viewer, cancellation));
            var seeds = await SeedsAsync(@event, seed.Seeds.GetValueOrDefault(@event.Code, []), cancellation);
            var isCommitted = await stage.AskAsync(db => db.Draws.AnyAsync(d => d.EventId == @event.Id, cancellation));
            if (!isCommitted)
                await stage.DoAsync<SetSeeds, Done>(at, (set, viewer) => set.RunAsync(new(@event.Id, seeds), viewer, cancellation));
        }
    }

    // Every second child by its row, so that full and masked names stand side by side; the demo's parent stands for all.
    private async Task ConsentAsync(DateTime at, CancellationToken cancellation)
    {
        var guardian = await stage.AskAsync(db => db.Users.Where(a => a.Email == Guardian).Select(a => a.Id).SingleAsync(cancellation));
        var children = await stage.AskAsync(db => db.Athletes
            .Where(a => a.Delegation.TournamentId == stage.Tournament.Id && a.RosterNumber % 2 == 1
                && !a.Record.Consents.Any(c => c.Kind == ConsentKind.PublicName))
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellation));
        foreach (var child in children)
        {
            await stage.DoAsync<GiveConsent, Done>(new Viewer { AccountId = guardian, Guards = [child], Now = at }, (give, viewer) =>
                give.RunAsync(new(child, ConsentKind.PublicName), viewer, cancellation));
        }
    }

    private async Task<Dictionary<long, int>> SeedsAsync(Event @event, IReadOnlyList<SeededEntry> seeded, CancellationToken cancellation)
    {
        var entries = await stage.AskAsync(db => db.Entries.Where(e => e.EventId == @event.Id)
            .Select(e => new { e.Id, e.Delegation.Code, Rows = e.Members.Select(m => m.Athlete.RosterNumber).ToList() }).ToListAsync(cancellation));
        return seeded
            .Select((who, index) => (Entry: entries.Single(e => e.Code == who.Delegation && (who.RosterNumber is not { } row || e.Rows.Contains(row))), Seed: index + 1))
            .ToDictionary(x => x.Entry.Id, x => x.Seed);
    }
}
