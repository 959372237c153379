using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record OfferRequest(long EntryId, int? RowVersion = null);

/// <summary>Takes the seats a waiting class was offered: the held booking behind the offer becomes firm.</summary>
public sealed class AcceptOffer(ProgramsDb db, ConfirmBooking confirm)
{
    public async Task<Outcome<WaitlistEntry>> RunAsync(OfferRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var offer = await Offers.FindAsync(db, request, viewer, cancellation);
        if (offer.IsRefused(out var refused))
            return refused;
        return (await confirm.RunAsync(new(offer.Value.Id), viewer, cancellation)).IsRefused(out var problem)
            ? problem
            : await Offers.ReadAsync(db, request.EntryId, cancellation);
    }
}

/// <summary>Gives an offer back. A part of what was asked for may be declined and the class keeps its place; a whole one ends its waiting.</summary>
public sealed class DeclineOffer(ProgramsDb db, CancelBooking cancel)
{
    public async Task<Outcome<WaitlistEntry>> RunAsync(OfferRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var offer = await Offers.FindAsync(db, request, viewer, cancellation);
        if (offer.IsRefused(out var refused))
            return refused;
        // An officer always says why; a school need not.
        var reason = viewer.SpeaksForSchool(offer.Value.SchoolId) ? null : Offers.Declined;
        return (await cancel.RunAsync(new(offer.Value.Id, reason), viewer, cancellation)).IsRefused(out var problem)
            ? problem
            : await Offers.ReadAsync(db, request.EntryId, cancellation);
    }
}

/// <summary>Finds the booking that an offer is. What the school may do with it, and until when, the booking's use cases decide.</summary>
internal static class Offers
{
    public const string Declined = "offer declined";

    public static async Task<Outcome<Booking>> FindAsync(ProgramsDb db, OfferRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var entry = await db.WaitlistEntries.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(one => one.Id == request.EntryId, cancellation);
        if (entry is null)
            return BookingProblems.EntryNotFound;
        if (ClassVisit.MayChange(viewer, entry.SchoolId) is { } forbidden)
            return forbidden;
        if (request.RowVersion is { } version && version != entry.RowVersion)
            return BookingProblems.Stale;
        if (entry.State is not WaitlistState.Offered)
            return BookingProblems.NoOffer;
        return await db.Bookings.AsNoTracking()
            .Where(b => b.SessionId == entry.SessionId && b.SchoolId == entry.SchoolId && b.ClassLabel == entry.ClassLabel && b.State == BookingState.Held)
            .SingleOrDefaultAsync(cancellation) is { } booking
                ? booking
                : BookingProblems.NoOffer;
    }

    public static Task<WaitlistEntry> ReadAsync(ProgramsDb db, long id, CancellationToken cancellation) =>
        db.WaitlistEntries.AsNoTracking().SingleAsync(entry => entry.Id == id, cancellation);
}
