using System.Linq.Expressions;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;

namespace YouthPrograms.Data;

/// <summary>
/// Which rows a viewer may see, said once for each set and used by pages and by OData alike. A row that is not visible
/// does not exist for the reader: its address answers 404.
/// </summary>
public static class Visibility
{
    public static readonly Expression<Func<Tournament, Viewer, bool>> OfTournaments = (t, v) =>
        t.PublishedAt <= v.Now || v.SeesTournaments || v.Organizes.Contains(t.Id) || v.Scores.Contains(t.Id)
        || t.Delegations.Any(d => v.Coaches.Contains(d.Id));

    public static readonly Expression<Func<Event, Viewer, bool>> OfEvents = (e, v) =>
        e.Tournament.PublishedAt <= v.Now || v.SeesTournaments || v.Organizes.Contains(e.TournamentId)
        || v.Scores.Contains(e.TournamentId) || e.Tournament.Delegations.Any(d => v.Coaches.Contains(d.Id));

    public static readonly Expression<Func<Delegation, Viewer, bool>> OfDelegations = (d, v) =>
        d.Tournament.PublishedAt <= v.Now || v.SeesTournaments || v.Organizes.Contains(d.TournamentId)
        || v.Scores.Contains(d.TournamentId) || v.Coaches.Contains(d.Id);

    public static readonly Expression<Func<Athlete, Viewer, bool>> OfAthletes = (a, v) =>
        a.Delegation.Tournament.PublishedAt <= v.Now || v.SeesTournaments || v.Organizes.Contains(a.Delegation.TournamentId)
        || v.Coaches.Contains(a.DelegationId) || v.Guards.Contains(a.Id);

    /// <summary>Not the auditor: minors' data stays with those who care for the child or run the event.</summary>
    public static readonly Expression<Func<AthleteRecord, Viewer, bool>> OfAthleteRecords = (r, v) =>
        v.IsAdministrator || v.IsOrganizer || v.Organizes.Contains(r.TournamentId)
        || v.Coaches.Contains(r.Athlete.DelegationId) || v.Guards.Contains(r.AthleteId);

    /// <summary>Public once accepted, and while its matches name it; before that the delegation's and the organizer's.</summary>
    public static readonly Expression<Func<Entry, Viewer, bool>> OfEntries = (e, v) =>
        ((e.State == EntryState.Accepted || e.LeftAt != null) && e.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(e.Event.TournamentId) || v.Coaches.Contains(e.DelegationId)
        || e.Members.Any(m => v.Guards.Contains(m.AthleteId));

    public static readonly Expression<Func<EntryMember, Viewer, bool>> OfEntryMembers = (m, v) =>
        ((m.Entry.State == EntryState.Accepted || m.Entry.LeftAt != null) && m.Entry.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(m.Entry.Event.TournamentId) || v.Coaches.Contains(m.Entry.DelegationId)
        || v.Guards.Contains(m.AthleteId);

    public static readonly Expression<Func<Draw, Viewer, bool>> OfDraws = (d, v) =>
        d.Event.Tournament.PublishedAt <= v.Now && (d.State == DrawState.Committed || d.Event.PublishedAt <= v.Now)
        || v.SeesTournaments || v.Organizes.Contains(d.Event.TournamentId);

    public static readonly Expression<Func<Bracket, Viewer, bool>> OfBrackets = (b, v) =>
        (b.Event.PublishedAt <= v.Now && b.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(b.Event.TournamentId) || v.Scores.Contains(b.Event.TournamentId);

    public static readonly Expression<Func<Group, Viewer, bool>> OfGroups = (g, v) =>
        (g.Bracket.Event.PublishedAt <= v.Now && g.Bracket.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(g.Bracket.Event.TournamentId) || v.Scores.Contains(g.Bracket.Event.TournamentId);

    public static readonly Expression<Func<GroupMember, Viewer, bool>> OfGroupMembers = (m, v) =>
        (m.Group.Bracket.Event.PublishedAt <= v.Now && m.Group.Bracket.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(m.Group.Bracket.Event.TournamentId) || v.Scores.Contains(m.Group.Bracket.Event.TournamentId);

    public static readonly Expression<Func<Match, Viewer, bool>> OfMatches = (m, v) =>
        (m.Event.PublishedAt <= v.Now && m.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(m.Event.TournamentId) || v.Scores.Contains(m.Event.TournamentId);

    public static readonly Expression<Func<Rubber, Viewer, bool>> OfRubbers = (r, v) =>
        (r.Match.Event.PublishedAt <= v.Now && r.Match.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(r.Match.Event.TournamentId) || v.Scores.Contains(r.Match.Event.TournamentId);

    public static readonly Expression<Func<Result, Viewer, bool>> OfResults = (r, v) =>
        (r.Match.Event.PublishedAt <= v.Now && r.Match.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(r.Match.Event.TournamentId) || v.Scores.Contains(r.Match.Event.TournamentId);

    public static readonly Expression<Func<Placing, Viewer, bool>> OfPlacings = (p, v) =>
        (p.Event.PublishedAt <= v.Now && p.Event.Tournament.PublishedAt <= v.Now) || v.SeesTournaments
        || v.Organizes.Contains(p.Event.TournamentId);

    public static readonly Expression<Func<PlayingTable, Viewer, bool>> OfTables = (t, v) =>
        t.Tournament.PublishedAt <= v.Now || v.SeesTournaments || v.Organizes.Contains(t.TournamentId)
        || v.Scores.Contains(t.TournamentId);

    public static readonly Expression<Func<TrainingSession, Viewer, bool>> OfTrainingSessions = (s, v) =>
        s.State != SessionState.Draft || v.SeesBookings;

    public static readonly Expression<Func<School, Viewer, bool>> OfSchools = (s, v) =>
        v.SeesBookings || v.Schools.Contains(s.Id);

    public static readonly Expression<Func<SchoolClass, Viewer, bool>> OfSchoolClasses = (c, v) =>
        v.SeesBookings || v.Schools.Contains(c.SchoolId);

    public static readonly Expression<Func<Booking, Viewer, bool>> OfBookings = (b, v) =>
        v.SeesBookings || v.Schools.Contains(b.SchoolId)
        || b.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<WaitlistEntry, Viewer, bool>> OfWaitlistEntries = (w, v) =>
        v.SeesBookings || v.Schools.Contains(w.SchoolId);

    public static readonly Expression<Func<Attendance, Viewer, bool>> OfAttendances = (a, v) =>
        v.SeesBookings || v.Schools.Contains(a.Booking.SchoolId)
        || a.Booking.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    /// <summary>Sums of a class: for those who run the session. The public reads what they add up to.</summary>
    public static readonly Expression<Func<Assessment, Viewer, bool>> OfAssessments = (a, v) =>
        v.SeesBookings || a.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<DrillTiming, Viewer, bool>> OfDrillTimings = (d, v) =>
        v.SeesBookings || d.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    /// <summary>Whoever has a serial reads its certificate by that; the rows are those of the people they are about.</summary>
    public static readonly Expression<Func<Certificate, Viewer, bool>> OfCertificates = (c, v) =>
        v.SeesBookings || (c.SchoolId != null && v.Schools.Contains(c.SchoolId.Value))
        || c.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<StockPlace, Viewer, bool>> OfStockPlaces = (p, v) => v.SeesStock;

    public static readonly Expression<Func<Lot, Viewer, bool>> OfLots = (l, v) => v.SeesStock;

    public static readonly Expression<Func<StockMovement, Viewer, bool>> OfStockMovements = (m, v) => v.SeesStock;

    public static readonly Expression<Func<StockBalance, Viewer, bool>> OfStockBalances = (b, v) => v.SeesStock;

    public static readonly Expression<Func<Handout, Viewer, bool>> OfHandouts = (h, v) =>
        v.SeesStock || v.Schools.Contains(h.Booking.SchoolId)
        || h.Booking.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<HandoutLine, Viewer, bool>> OfHandoutLines = (l, v) =>
        v.SeesStock || v.Schools.Contains(l.Handout.Booking.SchoolId)
        || l.Handout.Booking.Session.Trainers.Any(t => t.Trainer.AccountId == v.AccountId && v.AccountId != null);

    /// <summary>The giver's own; nobody is named to anybody else but those who keep the books.</summary>
    public static readonly Expression<Func<Donation, Viewer, bool>> OfDonations = (d, v) =>
        v.SeesMoney || (d.DonorId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<Allocation, Viewer, bool>> OfAllocations = (a, v) =>
        v.SeesMoney || (a.Donation.DonorId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<Expense, Viewer, bool>> OfExpenses = (e, v) =>
        v.SeesMoney || (e.Allocation.Donation.DonorId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<LedgerTransaction, Viewer, bool>> OfLedgerTransactions = (t, v) => v.SeesMoney;

    public static readonly Expression<Func<LedgerEntry, Viewer, bool>> OfLedgerEntries = (e, v) => v.SeesMoney;

    public static readonly Expression<Func<Disclosure, Viewer, bool>> OfDisclosures = (d, v) =>
        d.State != DisclosureState.Draft || v.SeesMoney;

    public static readonly Expression<Func<DisclosureFigure, Viewer, bool>> OfDisclosureFigures = (f, v) =>
        f.Disclosure.State != DisclosureState.Draft || v.SeesMoney;

    public static readonly Expression<Func<DisclosureApproval, Viewer, bool>> OfDisclosureApprovals = (a, v) => v.SeesMoney;

    public static readonly Expression<Func<Shift, Viewer, bool>> OfShifts = (s, v) =>
        (s.Session != null && s.Session.State != SessionState.Draft) || (s.Tournament != null && s.Tournament.PublishedAt <= v.Now)
        || v.SeesBookings || v.SeesTournaments || (s.TournamentId != null && v.Organizes.Contains(s.TournamentId.Value));

    /// <summary>One's own, and those of the shifts one runs.</summary>
    public static readonly Expression<Func<Signup, Viewer, bool>> OfSignups = (s, v) =>
        (s.VolunteerId == v.AccountId && v.AccountId != null) || v.IsAdministrator || v.IsAuditor
        || (s.Shift.SessionId != null && v.IsProgramOfficer)
        || (s.Shift.TournamentId != null && (v.IsOrganizer || v.Organizes.Contains(s.Shift.TournamentId.Value)));

    public static readonly Expression<Func<Consent, Viewer, bool>> OfConsents = (c, v) =>
        v.IsAdministrator || v.IsOrganizer || v.Organizes.Contains(c.AthleteRecord.TournamentId)
        || v.Guards.Contains(c.AthleteRecord.AthleteId);

    /// <summary>One's own; and who speaks for a child, to those who see the child's record.</summary>
    public static readonly Expression<Func<Membership, Viewer, bool>> OfMemberships = (m, v) =>
        v.IsAdministrator || m.AccountId == v.AccountId
        || (m.Role == MembershipRole.Guardian && (v.IsOrganizer || v.Organizes.Contains(m.Athlete!.Delegation.TournamentId)
            || v.Coaches.Contains(m.Athlete!.DelegationId)));

    /// <summary>An administrator sees everybody's, to end one that leaked.</summary>
    public static readonly Expression<Func<AccessToken, Viewer, bool>> OfAccessTokens = (t, v) =>
        v.IsAdministrator || t.AccountId == v.AccountId;

    public static readonly Expression<Func<ReminderRule, Viewer, bool>> OfReminderRules = (r, v) =>
        v.IsAdministrator || v.IsAuditor || v.IsOrganizer || v.IsProgramOfficer;

    public static readonly Expression<Func<Message, Viewer, bool>> OfMessages = (m, v) =>
        v.IsAdministrator || v.IsAuditor || v.IsOrganizer || v.IsProgramOfficer || (m.AccountId == v.AccountId && v.AccountId != null);

    public static readonly Expression<Func<AuditEvent, Viewer, bool>> OfAuditEvents = (a, v) =>
        v.IsAdministrator || v.IsAuditor;

    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Expression<Func<T, Viewer, bool>> rule, Viewer viewer) =>
        rows.Where(Bind(rule, viewer));

    public static IQueryable<Tournament> VisibleTo(this IQueryable<Tournament> rows, Viewer viewer) =>
        rows.VisibleTo(OfTournaments, viewer);

    public static IQueryable<Event> VisibleTo(this IQueryable<Event> rows, Viewer viewer) => rows.VisibleTo(OfEvents, viewer);

    public static IQueryable<Delegation> VisibleTo(this IQueryable<Delegation> rows, Viewer viewer) =>
        rows.VisibleTo(OfDelegations, viewer);

    public static IQueryable<Athlete> VisibleTo(this IQueryable<Athlete> rows, Viewer viewer) => rows.VisibleTo(OfAthletes, viewer);

    public static IQueryable<AthleteRecord> VisibleTo(this IQueryable<AthleteRecord> rows, Viewer viewer) =>
        rows.VisibleTo(OfAthleteRecords, viewer);

    public static IQueryable<Entry> VisibleTo(this IQueryable<Entry> rows, Viewer viewer) => rows.VisibleTo(OfEntries, viewer);

    public static IQueryable<Draw> VisibleTo(this IQueryable<Draw> rows, Viewer viewer) => rows.VisibleTo(OfDraws, viewer);

    public static IQueryable<Match> VisibleTo(this IQueryable<Match> rows, Viewer viewer) => rows.VisibleTo(OfMatches, viewer);

    public static IQueryable<Placing> VisibleTo(this IQueryable<Placing> rows, Viewer viewer) => rows.VisibleTo(OfPlacings, viewer);

    public static IQueryable<TrainingSession> VisibleTo(this IQueryable<TrainingSession> rows, Viewer viewer) =>
        rows.VisibleTo(OfTrainingSessions, viewer);

    public static IQueryable<School> VisibleTo(this IQueryable<School> rows, Viewer viewer) => rows.VisibleTo(OfSchools, viewer);

    public static IQueryable<Booking> VisibleTo(this IQueryable<Booking> rows, Viewer viewer) => rows.VisibleTo(OfBookings, viewer);

    public static IQueryable<WaitlistEntry> VisibleTo(this IQueryable<WaitlistEntry> rows, Viewer viewer) =>
        rows.VisibleTo(OfWaitlistEntries, viewer);

    public static IQueryable<Lot> VisibleTo(this IQueryable<Lot> rows, Viewer viewer) => rows.VisibleTo(OfLots, viewer);

    public static IQueryable<Handout> VisibleTo(this IQueryable<Handout> rows, Viewer viewer) => rows.VisibleTo(OfHandouts, viewer);

    public static IQueryable<Certificate> VisibleTo(this IQueryable<Certificate> rows, Viewer viewer) =>
        rows.VisibleTo(OfCertificates, viewer);

    public static IQueryable<Donation> VisibleTo(this IQueryable<Donation> rows, Viewer viewer) => rows.VisibleTo(OfDonations, viewer);

    public static IQueryable<Allocation> VisibleTo(this IQueryable<Allocation> rows, Viewer viewer) =>
        rows.VisibleTo(OfAllocations, viewer);

    public static IQueryable<LedgerTransaction> VisibleTo(this IQueryable<LedgerTransaction> rows, Viewer viewer) =>
        rows.VisibleTo(OfLedgerTransactions, viewer);

    public static IQueryable<Disclosure> VisibleTo(this IQueryable<Disclosure> rows, Viewer viewer) =>
        rows.VisibleTo(OfDisclosures, viewer);

    public static IQueryable<Shift> VisibleTo(this IQueryable<Shift> rows, Viewer viewer) => rows.VisibleTo(OfShifts, viewer);

    public static IQueryable<Signup> VisibleTo(this IQueryable<Signup> rows, Viewer viewer) => rows.VisibleTo(OfSignups, viewer);

    public static IQueryable<Message> VisibleTo(this IQueryable<Message> rows, Viewer viewer) => rows.VisibleTo(OfMessages, viewer);

    // The viewer becomes a captured value, so that EF sends its properties as parameters and keeps one plan for all viewers.
    private static Expression<Func<T, bool>> Bind<T>(Expression<Func<T, Viewer, bool>> rule, Viewer viewer)
    {
        Expression<Func<Viewer>> captured = () => viewer;
        var body = new Replacement(rule.Parameters[1], captured.Body).Visit(rule.Body);
        return Expression.Lambda<Func<T, bool>>(body, rule.Parameters[0]);
    }

    private sealed class Replacement(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
