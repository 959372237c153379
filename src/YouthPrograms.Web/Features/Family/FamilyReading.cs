using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

public sealed record ChildRow(
    long AthleteId,
    string FullName,
    string PublicName,
    string Delegation,
    string DelegationEn,
    string Tournament,
    string TournamentEn,
    string Slug,
    string TimeZone,
    IReadOnlyList<ConsentRow> Consents,
    IReadOnlyList<ChildEntryRow> Entries)
{
    public ConsentRow? ConsentTo(ConsentKind kind, DateTime now) =>
        Consents.FirstOrDefault(c => c.Kind == kind && c.WithdrawnAt is null && c.ExpiresAt > now);
}

public sealed record ConsentRow(ConsentKind Kind, string TextVersion, DateTime GivenAt, DateTime ExpiresAt, DateTime? WithdrawnAt);

public sealed record ChildEntryRow(string Code, string Name, string NameEn, EntryState State, string? Reason);

/// <param name="Child">As on the list of children.</param>
/// <param name="Record">What is stored.</param>
/// <param name="Next">Matches to come.</param>
/// <param name="Played">Results, the last first.</param>
/// <param name="Now">When it was read.</param>
public sealed record ChildScreen(
    ChildRow Child, AthleteRecordRow Record, IReadOnlyList<MatchRow> Next, IReadOnlyList<MatchRow> Played, DateTime Now);

/// <summary>What a parent sees of their children.</summary>
public sealed class FamilyReading(ProgramsDb db, ReadAthleteRecord read)
{
    public Task<List<ChildRow>> ChildrenAsync(Viewer viewer, CancellationToken cancellation) => db.Athletes.AsNoTracking().AsSplitQuery()
        .Where(a => viewer.Guards.Contains(a.Id))
        .OrderByDescending(a => a.Delegation.Tournament.StartsOn).ThenBy(a => a.Id)
        .Select(a => new ChildRow(
            a.Id, a.Record.FullName, a.PublicName, a.Delegation.Name, a.Delegation.NameEn, a.Delegation.Tournament.Name,
            a.Delegation.Tournament.NameEn, a.Delegation.Tournament.Slug, a.Delegation.Tournament.TimeZone,
            a.Record.Consents.OrderBy(c => c.Id).Select(c => new ConsentRow(c.Kind, c.TextVersion, c.GivenAt, c.ExpiresAt, c.WithdrawnAt)).ToList(),
            a.Memberships.OrderBy(m => m.Entry.Event.Position)
                .Select(m => new ChildEntryRow(m.Entry.Event.Code, m.Entry.Event.Name, m.Entry.Event.NameEn, m.Entry.State, m.Entry.Reason)).ToList()))
        .ToListAsync(cancellation);

    /// <summary>Null unless the viewer is a guardian of the athlete. The birth date is read, and that is written down.</summary>
    public async Task<ChildScreen?> FindAsync(long athleteId, Viewer viewer, CancellationToken cancellation)
    {
        if ((await ChildrenAsync(viewer, cancellation)).Find(c => c.AthleteId == athleteId) is not { } child)
            return null;
        var record = await read.RunAsync(athleteId, viewer, cancellation);
        if (record.IsRefused(out _))
            return null;
        var matches = await MatchesAsync(athleteId, viewer, cancellation);
        return new ChildScreen(
            child,
            record.Value,
            [.. matches.Where(m => m.State is MatchState.Ready or MatchState.Running)],
            [.. matches.Where(m => m.State == MatchState.Completed).Reverse()],
            viewer.Now);
    }

    private Task<List<MatchRow>> MatchesAsync(long athleteId, Viewer viewer, CancellationToken cancellation) => db.Matches.AsNoTracking()
        .VisibleTo(viewer)
        .Where(m => m.SideA!.Members.Any(x => x.AthleteId == athleteId) || m.SideB!.Members.Any(x => x.AthleteId == athleteId))
        .OrderBy(m => m.ScheduledAt == null).ThenBy(m => m.ScheduledAt).ThenBy(m => m.EventId).ThenBy(m => m.Number)
        .Select(m => new MatchRow(
            m.Event.Tournament.Slug, m.Event.Code, m.Event.Name, m.Event.NameEn, m.Number, m.State, m.ScheduledAt, m.Table!.Name,
            m.SideA!.Label, m.SideA.LabelEn, m.SideB!.Label, m.SideB.LabelEn, m.ScoreA, m.ScoreB))
        .ToListAsync(cancellation);
}
