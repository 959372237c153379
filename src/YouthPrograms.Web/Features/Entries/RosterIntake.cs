using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// Saves the good lines of a roster and keeps the others. The same line a second time changes nothing: athletes are found
/// by their fingerprint, and an entry that is there is not made again. Lines only ever add entries; withdrawing one is a
/// decision of its own.
/// </summary>
public sealed class RosterIntake(ProgramsDb db, Fingerprints fingerprints, UnsavedLines unsaved, AfterCommit after)
{
    private const int Attempts = 2;

    /// <summary>What the lines kept so far would become now; saves nothing. Null where the viewer does not lead the delegation.</summary>
    public async Task<RosterReport?> LookAsync(long delegationId, Viewer viewer, CancellationToken cancellation)
    {
        if (await DelegationRoster.LoadAsync(db, delegationId, viewer, cancellation) is not { } roster)
            return null;
        var lines = await unsaved.ReadAsync(delegationId, cancellation);
        if (lines.Count == 0)
            return RosterReport.Nothing;
        var judged = await JudgeAsync(roster, lines, await fingerprints.KeyAsync(cancellation), cancellation);
        return RosterReport.Nothing with { Unsaved = [.. judged.Refused.Select(line => line.Line)], Problems = ProblemsOf(judged) };
    }

    public async Task<Outcome<RosterReport>> TakeAsync(
        long delegationId, Func<IReadOnlyList<RosterLine>, IReadOnlyList<RosterLine>> choose, string? reason, Viewer viewer, CancellationToken cancellation)
    {
        var key = await fingerprints.KeyAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TakeOnceAsync(delegationId, choose, reason, key, viewer, cancellation);
            }
            // Another delegation saved the same child a moment ago, or a guardian a consent: judged once more, the line says so.
            catch (DbUpdateException refused)
                when (attempt < Attempts && (refused is DbUpdateConcurrencyException || db.IsUniqueViolation(refused)))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome<RosterReport>> TakeOnceAsync(
        long delegationId,
        Func<IReadOnlyList<RosterLine>, IReadOnlyList<RosterLine>> choose,
        string? reason,
        FingerprintKey key,
        Viewer viewer,
        CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await DelegationRoster.LockAsync(db, delegationId, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Delegation");
        if (RegistrationWindow.Check(roster.Tournament, viewer, reason) is { } closed)
            return closed;
        var lines = choose(await unsaved.ReadAsync(delegationId, cancellation));
        var judged = await JudgeAsync(roster, lines, key, cancellation);
        db.Acting.Why = reason;
        var report = Apply(roster, judged, viewer.Now);
        await unsaved.KeepAsync(delegationId, [.. report.Unsaved, .. LinesWaiting(judged, report)], cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await AnnounceAsync(roster.Tournament, report, cancellation);
        return report;
    }

    private async Task AnnounceAsync(Tournament tournament, RosterReport report, CancellationToken cancellation)
    {
        if (report.Added + report.Changed + report.Entered == 0)
            return;
        await after.PublishedChangedAsync(tournament.Slug, cancellation);
        after.Wake();
    }

    private async Task<RosterJudgement> JudgeAsync(
        DelegationRoster roster, IReadOnlyList<RosterLine> lines, FingerprintKey key, CancellationToken cancellation)
    {
        var read = lines.OrderBy(line => line.Line).Select(line => RosterCheck.Check(line, roster.Events)).ToArray();
        var own = read.Where(line => line.Facts is not null).Select(line => key.Of(line.Facts!)).ToArray();
        var elsewhere = await db.AthleteRecords
            .Where(r => r.TournamentId == roster.Tournament.Id && r.Athlete.DelegationId != roster.Delegation.Id && own.Contains(r.Fingerprint))
            .Select(r => r.Fingerprint)
            .ToListAsync(cancellation);
        return RosterJudgement.Of(roster, read, key, elsewhere.ToHashSet());
    }

    private RosterReport Apply(DelegationRoster roster, RosterJudgement judged, DateTime now)
    {
        var (added, changed, unchanged, entered) = (0, 0, 0, 0);
        var teams = new Dictionary<Event, List<Athlete>>();
        foreach (var line in judged.Accepted)
        {
            var athlete = Save(roster, line, now, ref added, ref changed, ref unchanged);
            foreach (var wish in line.Wishes)
            {
                if (wish.Kind != EventKind.Team)
                    db.Entries.Add(roster.Enter(wish, [athlete]));
                else if (!teams.TryAdd(wish, [athlete]))
                    teams[wish].Add(athlete);
            }
            entered += line.Wishes.Count(wish => wish.Kind != EventKind.Team);
        }
        var waiting = Teams(roster, teams, ref entered);
        return new RosterReport(
            added, changed, unchanged, entered, [.. judged.Refused.Select(line => line.Line)], ProblemsOf(judged), waiting);
    }

    private Athlete Save(DelegationRoster roster, AcceptedLine line, DateTime now, ref int added, ref int changed, ref int unchanged)
    {
        var facts = line.Checked.Facts!;
        if (line.Athlete is { } known && AthleteFacts.Of(known) == facts)
        {
            unchanged++;
            return known;
        }
        var athlete = line.Athlete ?? AthleteFacts.Blank(roster.Delegation, roster.FreeNumber(line.Checked.Number));
        facts.WriteTo(athlete, roster.Events, line.Fingerprint, now);
        if (line.Athlete is not null)
        {
            changed++;
            roster.Relabel(athlete);
            return athlete;
        }
        added++;
        roster.Athletes.Add(athlete);
        db.Athletes.Add(athlete);
        return athlete;
    }

    private List<WaitingTeam> Teams(DelegationRoster roster, Dictionary<Event, List<Athlete>> teams, ref int entered)
    {
        List<WaitingTeam> waiting = [];
        foreach (var (e, athletes) in teams)
        {
            if (roster.TeamOf(e) is { } team)
            {
                DelegationRoster.Add(team, athletes);
            }
            else if (athletes.Count < (e.Limits.TeamSizeFrom ?? 1))
            {
                waiting.Add(new WaitingTeam(e.Code, athletes.Count, e.Limits.TeamSizeFrom!.Value));
            }
            else
            {
                db.Entries.Add(roster.Enter(e, [.. athletes.OrderBy(a => a.RosterNumber)]));
                entered++;
            }
        }
        return waiting;
    }

    // Lines that are saved but whose team is not: the next fix may complete it.
    private static IEnumerable<RosterLine> LinesWaiting(RosterJudgement judged, RosterReport report) => judged.Accepted
        .Where(line => line.Wishes.Any(wish => report.Waiting.Any(team => team.EventCode == wish.Code)))
        .Select(line => line.Checked.Line);

    private static List<RosterProblem> ProblemsOf(RosterJudgement judged) =>
        [.. judged.Refused.SelectMany(line => line.Problems.Select(problem => new RosterProblem(line.Line.Line, problem)))];
}
