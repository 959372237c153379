using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;

namespace YouthPrograms.Reminders.Planning;

/// <summary>One fact that one template tells of, before any rule says when.</summary>
internal sealed record Occasion
{
    public required MessageSubject Subject { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>What the offset counts from, as the key names it, such as <c>session:7</c>.</summary>
    public required string Anchor { get; init; }

    /// <summary>Rises when the date moves, and never for a change of words.</summary>
    public required string Revision { get; init; }

    /// <summary>The time the offset counts from; null for a fact that happened without leaving its time.</summary>
    public DateTime? At { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>After that nobody is helped by the mail any more.</summary>
    public required DateTime UsefulUntil { get; init; }

    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>
    /// The occasion exists since then, or null when it was renewed at a time not kept; a mail due before is folded into
    /// the confirmation. <see cref="DateTime.MinValue"/> for one that no confirmation goes with.
    /// </summary>
    public DateTime? Since { get; init; } = DateTime.MinValue;

    public static IEnumerable<Occasion> Of(string template, Facts facts, DateTime now) => template switch
    {
        Templates.BookingConfirmed => facts.Bookings.Where(b => b.TakesPlace && !b.AwaitsAcceptance).Select(Confirmed),
        Templates.BookingMoved => facts.Bookings.Where(b => b.TakesPlace && b.AwaitsAcceptance).Select(AtOnce),
        Templates.BookingCancelled => facts.Bookings.Where(b => b.IsCancelled).Select(AtOnce),
        Templates.SessionTomorrow => facts.Bookings.Where(b => b.TakesPlace).Select(Start),
        // Not planned ahead: an embargo may be put off, and nothing in the key would say so.
        Templates.DrawPublished => facts.Draws.Where(d => d.PublicAt <= now).Select(Draw),
        Templates.RegistrationClosing => facts.Registrations.Select(Closing),
        Templates.CoachInvited => facts.Invitations.Select(Invited),
        Templates.PasswordReset => facts.Letters.Where(l => l.Kind is AccountLetterKind.PasswordReset).Select(Asked),
        Templates.EmailConfirmation => facts.Letters.Where(l => l.Kind is AccountLetterKind.EmailConfirmation).Select(Asked),
        Templates.LotRecalled => facts.Recalls.Select(Recalled),
        _ => [],
    };

    private static Occasion AtOnce(BookingFacts booking) => new()
    {
        Subject = MessageSubject.Booking,
        SubjectId = booking.Id,
        Anchor = $"session:{booking.SessionId}",
        Revision = $"{booking.ScheduleRevision}.{booking.Revision}",
        TimeZone = booking.TimeZone,
        UsefulUntil = booking.StartsAt,
        Contacts = [booking.Contact],
    };

    // Only a first confirmation has a time on record; one for an accepted move or another size is of this moment.
    private static Occasion Confirmed(BookingFacts booking) => AtOnce(booking) with
    {
        Revision = $"{booking.AcceptedRevision}.{booking.Revision}",
        At = booking is { Revision: 0, AcceptedRevision: 0 } ? booking.BookedAt : null,
    };

    private static Occasion Start(BookingFacts booking) => AtOnce(booking) with
    {
        At = booking.StartsAt,
        Since = booking is { Revision: 0, ScheduleRevision: 0 } ? booking.BookedAt : null,
    };

    private static Occasion Draw(DrawFacts draw) => new()
    {
        Subject = MessageSubject.Event,
        SubjectId = draw.EventId,
        Anchor = $"event:{draw.EventId}",
        Revision = $"{draw.PublishRevision}",
        At = draw.PublicAt,
        TimeZone = draw.TimeZone,
        UsefulUntil = draw.EndsAt,
        Contacts = draw.Contacts,
    };

    // Each asking is a fact of its own, so it has no date that could move.
    private static Occasion Invited(InvitationFacts invitation) => new()
    {
        Subject = MessageSubject.Invitation,
        SubjectId = invitation.Id,
        Anchor = $"invitation:{invitation.Id}",
        Revision = "0",
        At = invitation.InvitedAt,
        TimeZone = invitation.TimeZone,
        UsefulUntil = invitation.ExpiresAt,
        Contacts = [invitation.Contact],
    };

    // It helps as long as somebody may use the goods; what is older than a month was told long ago.
    private static Occasion Recalled(RecallFacts recall) => new()
    {
        Subject = MessageSubject.Handout,
        SubjectId = recall.HandoutId,
        Anchor = $"lot:{recall.LotId}",
        Revision = "0",
        At = recall.RecalledAt,
        TimeZone = recall.TimeZone,
        UsefulUntil = recall.RecalledAt + FactLoader.RecallIsNews,
        Contacts = [recall.Contact],
    };

    private static Occasion Asked(LetterFacts letter) => new()
    {
        Subject = MessageSubject.AccountLetter,
        SubjectId = letter.Id,
        Anchor = $"letter:{letter.Id}",
        Revision = "0",
        At = letter.AskedAt,
        TimeZone = "UTC",
        UsefulUntil = letter.ExpiresAt,
        Contacts = [letter.Contact],
    };

    private static Occasion Closing(RegistrationFacts registration) => new()
    {
        Subject = MessageSubject.Tournament,
        SubjectId = registration.TournamentId,
        Anchor = $"tournament:{registration.TournamentId}",
        Revision = $"{registration.ScheduleRevision}",
        At = registration.ClosesAt,
        TimeZone = registration.TimeZone,
        UsefulUntil = registration.ClosesAt,
        Contacts = registration.Contacts,
    };
}
