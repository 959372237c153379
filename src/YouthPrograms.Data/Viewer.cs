namespace YouthPrograms.Data;

/// <summary>
/// Who reads, with the scopes of their memberships, and at what time. Made once a request; <see cref="Visibility"/>
/// decides by it which rows exist for them.
/// </summary>
public sealed record Viewer
{
    public long? AccountId { get; init; }

    /// <summary>The personal access token of the request; null when somebody signed in with their password.</summary>
    public long? TokenId { get; init; }

    public DateTime Now { get; init; }

    public bool IsAdministrator { get; init; }

    /// <summary>Reads everything but minors' data.</summary>
    public bool IsAuditor { get; init; }

    /// <summary>Organizes every tournament; an organizer of some has them in <see cref="Organizes"/>.</summary>
    public bool IsOrganizer { get; init; }

    public bool IsProgramOfficer { get; init; }

    public bool IsTrainer { get; init; }

    public bool IsAccountant { get; init; }

    public bool IsVolunteer { get; init; }

    public IReadOnlyList<long> Organizes { get; init; } = [];

    public IReadOnlyList<long> Scores { get; init; } = [];

    /// <summary>Delegations coached.</summary>
    public IReadOnlyList<long> Coaches { get; init; } = [];

    /// <summary>Schools spoken for.</summary>
    public IReadOnlyList<long> Schools { get; init; } = [];

    /// <summary>Athletes whose guardian this is.</summary>
    public IReadOnlyList<long> Guards { get; init; } = [];

    public bool IsSignedIn => AccountId is not null;

    /// <summary>Any role but a guardian's.</summary>
    public bool HasRole => IsAdministrator || IsAuditor || IsOrganizer || IsProgramOfficer || IsTrainer || IsAccountant || IsVolunteer
        || Organizes.Count + Scores.Count + Coaches.Count + Schools.Count > 0;

    /// <summary>Reads all tournaments, published or not.</summary>
    public bool SeesTournaments => IsAdministrator || IsAuditor || IsOrganizer;

    /// <summary>Reads all bookings.</summary>
    public bool SeesBookings => IsAdministrator || IsAuditor || IsProgramOfficer;

    /// <summary>Reads what lies where and where it went.</summary>
    public bool SeesStock => SeesBookings;

    /// <summary>Decides over stock and hands out.</summary>
    public bool KeepsStock => IsAdministrator || IsProgramOfficer;

    /// <summary>Reads all gifts and the books.</summary>
    public bool SeesMoney => KeepsMoney || IsAuditor;

    /// <summary>Writes down gifts and expenses, and draws up and approves what is disclosed.</summary>
    public bool KeepsMoney => IsAdministrator || IsAccountant || IsProgramOfficer;

    /// <summary>Decides over the books: posts, allocates, reverses.</summary>
    public bool PostsMoney => IsAdministrator || IsAccountant;

    /// <summary>Every tournament, and so new ones.</summary>
    public bool OrganizesAll => IsAdministrator || IsOrganizer;

    public bool OrganizesTournament(long tournamentId) => OrganizesAll || Organizes.Contains(tournamentId);

    public bool CoachesDelegation(long delegationId) => Coaches.Contains(delegationId);

    public bool SpeaksForSchool(long schoolId) => Schools.Contains(schoolId);
}
