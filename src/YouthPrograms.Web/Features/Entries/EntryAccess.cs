using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Whose rows a viewer may change: the coach those of the delegation, the organizer those of the tournament.</summary>
internal static class EntryAccess
{
    public static IQueryable<Delegation> LedBy(this IQueryable<Delegation> delegations, Viewer viewer) => delegations.Where(d =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(d.TournamentId) || viewer.Coaches.Contains(d.Id));

    public static IQueryable<Athlete> LedBy(this IQueryable<Athlete> athletes, Viewer viewer) => athletes.Where(a =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(a.Delegation.TournamentId)
        || viewer.Coaches.Contains(a.DelegationId));

    public static IQueryable<Entry> LedBy(this IQueryable<Entry> entries, Viewer viewer) => entries.Where(e =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(e.Event.TournamentId)
        || viewer.Coaches.Contains(e.DelegationId));

    public static IQueryable<Tournament> OrganizedBy(this IQueryable<Tournament> tournaments, Viewer viewer) => tournaments.Where(t =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(t.Id));

    public static IQueryable<Event> OrganizedBy(this IQueryable<Event> events, Viewer viewer) => events.Where(e =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(e.TournamentId));

    public static IQueryable<Entry> OrganizedBy(this IQueryable<Entry> entries, Viewer viewer) => entries.Where(e =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(e.Event.TournamentId));

    public static IQueryable<Athlete> OrganizedBy(this IQueryable<Athlete> athletes, Viewer viewer) => athletes.Where(a =>
        viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Contains(a.Delegation.TournamentId));

    /// <summary>An entry that counts: it holds its place, its seed and its share of the limits.</summary>
    public static bool IsInForce(this Entry entry) => entry.State is EntryState.Submitted or EntryState.Accepted;
}
