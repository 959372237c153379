using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Reminders.Planning;

/// <summary>Somebody to write to, and the stable word for why it is they.</summary>
public sealed record Contact(long? AccountId, string Address, string Language, string Reason)
{
    /// <summary>What the key calls them: never the address, which may change without being another person.</summary>
    public string Key => AccountId is { } id ? $"a{id}" : "contact";
}

/// <summary>Why somebody is written to; the mail says it in words.</summary>
public static class Reasons
{
    public const string BookedBy = "booked-by";
    public const string BookingContact = "booking-contact";
    public const string CoachOfDelegation = "coach-of-delegation";
    public const string GuardianOfAthlete = "guardian-of-athlete";
    public const string SchoolOfHandout = "school-of-handout";
    public const string InvitedToCoach = "invited-to-coach";
    public const string AskedByAccount = "asked-by-account";
}

/// <summary>The kinds of mail there are; a rule names one of them.</summary>
public static class Templates
{
    public const string BookingConfirmed = "booking-confirmed";
    public const string BookingMoved = "booking-moved";
    public const string BookingCancelled = "booking-cancelled";
    public const string SessionTomorrow = "session-tomorrow";
    public const string DrawPublished = "draw-published";
    public const string RegistrationClosing = "registration-closing";
    public const string LotRecalled = "lot-recalled";
    public const string CoachInvited = "coach-invited";
    public const string PasswordReset = "password-reset";
    public const string EmailConfirmation = "email-confirmation";

    /// <summary>The kinds that tell of a booking.</summary>
    public static IReadOnlyList<string> OfBookings { get; } = [BookingConfirmed, BookingMoved, BookingCancelled, SessionTomorrow];

    /// <summary>The kinds that reach those behind an entry.</summary>
    public static IReadOnlyList<string> OfEntries { get; } = [RegistrationClosing, DrawPublished];
}

/// <summary>A booking of a session that is not over. Times are UTC.</summary>
public sealed record BookingFacts
{
    public required long Id { get; init; }

    public required long SessionId { get; init; }

    public required BookingState State { get; init; }

    public required SessionState SessionState { get; init; }

    public required int Revision { get; init; }

    public required int AcceptedRevision { get; init; }

    public required int ScheduleRevision { get; init; }

    public required DateTime BookedAt { get; init; }

    public required DateTime StartsAt { get; init; }

    public required string TimeZone { get; init; }

    public required Contact Contact { get; init; }

    /// <summary>Seats are kept for the class and the session takes place.</summary>
    public bool TakesPlace =>
        State is BookingState.Confirmed or BookingState.Reconfirmed && SessionState != SessionState.Cancelled;

    /// <summary>The school was promised seats that it no longer has.</summary>
    public bool IsCancelled =>
        State is BookingState.CancelledBySchool or BookingState.CancelledByOrganizer or BookingState.Released
        || (State is BookingState.Confirmed or BookingState.Reconfirmed && SessionState == SessionState.Cancelled);

    /// <summary>The session moved and the school has not yet said that it still comes.</summary>
    public bool AwaitsAcceptance => ScheduleRevision > AcceptedRevision;
}

/// <summary>An event whose draw is, or will be, public at <see cref="PublicAt"/>.</summary>
public sealed record DrawFacts(long EventId, int PublishRevision, DateTime PublicAt, DateTime EndsAt, string TimeZone)
{
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
}

/// <summary>A tournament that takes entries, and the coaches of delegations that have nothing entered.</summary>
public sealed record RegistrationFacts(long TournamentId, int ScheduleRevision, DateTime ClosesAt, string TimeZone)
{
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
}

/// <summary>Somebody asked to coach a delegation who has not taken it yet.</summary>
public sealed record InvitationFacts(long Id, DateTime InvitedAt, DateTime ExpiresAt, string TimeZone, Contact Contact);

/// <summary>A class has pieces of a lot that was called back.</summary>
public sealed record RecallFacts(long HandoutId, long LotId, DateTime RecalledAt, string TimeZone, Contact Contact);

/// <summary>A letter an account asked for, while its link works.</summary>
public sealed record LetterFacts(long Id, AccountLetterKind Kind, DateTime AskedAt, DateTime ExpiresAt, Contact Contact);

/// <summary>Everything a plan is made from.</summary>
public sealed record Facts
{
    public IReadOnlyList<BookingFacts> Bookings { get; init; } = [];

    public IReadOnlyList<DrawFacts> Draws { get; init; } = [];

    public IReadOnlyList<RegistrationFacts> Registrations { get; init; } = [];

    public IReadOnlyList<InvitationFacts> Invitations { get; init; } = [];

    public IReadOnlyList<LetterFacts> Letters { get; init; } = [];

    public IReadOnlyList<RecallFacts> Recalls { get; init; } = [];

    /// <summary>Everybody these facts may be told to.</summary>
    public IEnumerable<Contact> Contacts =>
    [
        .. Bookings.Select(b => b.Contact), .. Draws.SelectMany(d => d.Contacts), .. Registrations.SelectMany(r => r.Contacts),
        .. Invitations.Select(i => i.Contact), .. Letters.Select(l => l.Contact),
        .. Recalls.Select(r => r.Contact),
    ];

    /// <summary>Who wants no more optional mails of which rule.</summary>
    public IReadOnlySet<Stop> Stops { get; init; } = new HashSet<Stop>();
}

/// <summary>A reader stopped the mails of a rule.</summary>
public sealed record Stop(string RuleCode, long? AccountId, string Address)
{
    /// <summary>An account is known by itself, whatever address it has later.</summary>
    public static Stop Of(string ruleCode, Contact contact) =>
        new(ruleCode, contact.AccountId, contact.AccountId is null ? contact.Address : "");
}

/// <summary>A rule that is in force, with its offsets read.</summary>
public sealed record Rule(string Code, int Version, string Template, MessageClass Class, IReadOnlyList<Offset> Steps);
