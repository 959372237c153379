using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>Pieces of an item by the kind of place they are at.</summary>
public sealed record ItemRow(long Id, string Name, string NameEn, int Stored, int Reserved, int Packed, int OnTheWay, int InSchools, int Lost)
{
    public string Title => Texts.Choose(Name, NameEn);
}

public sealed record LotRow(long Id, string Code, string Item, string ItemEn, LotState State, DateOnly? ExpiresOn, int Stored, int Reserved, int Given)
{
    public string Title => $"{Texts.Choose(Item, ItemEn)} · {Code}";
}

public sealed record PlaceRow(long Id, string Name, string NameEn, PlaceKind Kind)
{
    public string Title => Texts.Choose(Name, NameEn);
}

public sealed record ShelfRow(PlaceRow Place, int OnHand, int Reserved);

public sealed record MovementRow(long Id, DateTime MovedAt, PlaceRow From, PlaceRow To, int Quantity, long? HandoutId, string? Reason);

public sealed record HolderRow(long HandoutId, string School, string SchoolEn, string ClassLabel, int Handed);

public sealed record LotDetail(
    LotRow Row, int RowVersion, string? Inspection, DateTime? ApprovedAt, DateTime? RecalledAt, string? RecallReason, string? Donor,
    IReadOnlyList<ShelfRow> Shelves, IReadOnlyList<MovementRow> Movements, IReadOnlyList<HolderRow> Holders);

public sealed record HandoutLineRow(
    long ItemId, string Item, string ItemEn, string? Lot, LotState? LotState, string? Place, string? PlaceEn, int Wanted, int Reserved, int Packed, int Handed, int Received)
{
    public string Title => Texts.Choose(Item, ItemEn);

    public bool IsRecalled => LotState is YouthPrograms.Training.Stock.LotState.Recalled;
}

public sealed record HandoutRow(
    long Id, int RowVersion, HandoutState State, long BookingId, BookingState BookingState, string School, string SchoolEn, string ClassLabel, int Pupils,
    long SessionId, string Course, string CourseEn, DateTime StartsAt, string TimeZone, DateTime? HandedOverAt, DateTime? SignedAt, string? SignedBy,
    long? ResolvedById, string? Resolution, IReadOnlyList<HandoutLineRow> Lines)
{
    public string Title => $"{Texts.Choose(School, SchoolEn)} {ClassLabel}";

    public SessionTime Starts => new(StartsAt, TimeZone);

    public bool IsOpen => State is not (HandoutState.Reconciled or HandoutState.Resolved);

    /// <summary>Nobody comes any more for what is kept for them.</summary>
    public bool IsForNobody => BookingState > BookingState.Closed && State is HandoutState.Reserved or HandoutState.Packed;
}

/// <summary>A class that comes soon and for which nothing is planned.</summary>
public sealed record UnplannedRow(long BookingId, string School, string SchoolEn, string ClassLabel, int Pupils, string Course, string CourseEn, DateTime StartsAt, string TimeZone)
{
    public string Title => $"{Texts.Choose(School, SchoolEn)} {ClassLabel}";

    public SessionTime Starts => new(StartsAt, TimeZone);
}

/// <summary>What those who keep stock read, and a school of its own hand-outs.</summary>
public sealed class StockReading(ProgramsDb db)
{
    private const int Newest = 100;

    public Task<List<ItemRow>> ItemsAsync(CancellationToken cancellation) => db.Items.AsNoTracking().OrderBy(i => i.Id)
        .Select(i => new ItemRow(
            i.Id, i.Name, i.NameEn,
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id && b.Place.Kind == PlaceKind.Store).Sum(b => b.OnHand),
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id).Sum(b => b.Reserved),
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id && b.Place.Kind == PlaceKind.Packed).Sum(b => b.OnHand),
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id && b.Place.Kind == PlaceKind.HandedOver).Sum(b => b.OnHand),
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id && b.Place.Kind == PlaceKind.School).Sum(b => b.OnHand),
            db.StockBalances.Where(b => b.Lot.ItemId == i.Id && b.Place.Kind == PlaceKind.Loss).Sum(b => b.OnHand)))
        .ToListAsync(cancellation);

    public Task<List<LotRow>> LotsAsync(CancellationToken cancellation) => Lots(db.Lots).ToListAsync(cancellation);

    public Task<List<PlaceRow>> PlacesAsync(CancellationToken cancellation) => db.StockPlaces.AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.Id)
        .Select(p => new PlaceRow(p.Id, p.Name, p.NameEn, p.Kind)).ToListAsync(cancellation);

    public async Task<LotDetail?> LotAsync(long id, CancellationToken cancellation)
    {
        if (await Lots(db.Lots.Where(l => l.Id == id)).SingleOrDefaultAsync(cancellation) is not { } row)
            return null;
        var lot = await db.Lots.AsNoTracking().Include(l => l.Donation).SingleAsync(l => l.Id == id, cancellation);
        var shelves = await db.StockBalances.AsNoTracking().Where(b => b.LotId == id).OrderBy(b => b.Place.Kind).ThenBy(b => b.PlaceId)
            .Select(b => new ShelfRow(new(b.PlaceId, b.Place.Name, b.Place.NameEn, b.Place.Kind), b.OnHand, b.Reserved)).ToListAsync(cancellation);
        var movements = await db.StockMovements.AsNoTracking().Where(m => m.LotId == id).OrderByDescending(m => m.Id).Take(Newest)
            .Select(m => new MovementRow(
                m.Id, m.MovedAt, new(m.FromId, m.From.Name, m.From.NameEn, m.From.Kind), new(m.ToId, m.To.Name, m.To.NameEn, m.To.Kind), m.Quantity, m.HandoutId, m.Reason))
            .ToListAsync(cancellation);
        var holders = await db.HandoutLines.AsNoTracking().Where(l => l.LotId == id && l.Handed > 0).OrderBy(l => l.HandoutId)
            .Select(l => new HolderRow(l.HandoutId, l.Handout.Booking.School.Name, l.Handout.Booking.School.NameEn, l.Handout.Booking.ClassLabel, l.Handed))
            .ToListAsync(cancellation);
        return new(row, lot.RowVersion, lot.Inspection, lot.ApprovedAt, lot.RecalledAt, lot.RecallReason, lot.Donation?.DonorName, shelves, movements, holders);
    }

    /// <summary>Hand-outs that are not closed, by the start of their session.</summary>
    public async Task<IReadOnlyList<HandoutRow>> OpenAsync(Viewer viewer, CancellationToken cancellation) => await ReadAsync(
        db.Handouts.VisibleTo(viewer).Where(h => h.State != HandoutState.Reconciled && h.State != HandoutState.Resolved), cancellation);

    public async Task<HandoutRow?> HandoutAsync(long id, Viewer viewer, CancellationToken cancellation) =>
        (await ReadAsync(db.Handouts.VisibleTo(viewer).Where(h => h.Id == id), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<HandoutRow>> OfSessionAsync(long sessionId, Viewer viewer, CancellationToken cancellation) =>
        await ReadAsync(db.Handouts.VisibleTo(viewer).Where(h => h.Booking.SessionId == sessionId), cancellation);

    public async Task<HandoutRow?> OfBookingAsync(long bookingId, Viewer viewer, CancellationToken cancellation) =>
        (await ReadAsync(db.Handouts.VisibleTo(viewer).Where(h => h.BookingId == bookingId), cancellation)).SingleOrDefault();

    /// <summary>Classes of the coming month without a hand-out.</summary>
    public Task<List<UnplannedRow>> UnplannedAsync(DateTime now, CancellationToken cancellation)
    {
        var until = now.AddDays(30);
        return db.Bookings.AsNoTracking()
            .Where(b => (b.State == BookingState.Confirmed || b.State == BookingState.Reconfirmed)
                && b.Session.EndsAt > now && b.Session.StartsAt < until && b.Session.State != SessionState.Cancelled && b.Handout == null)
            .OrderBy(b => b.Session.StartsAt).ThenBy(b => b.Id)
            .Select(b => new UnplannedRow(
                b.Id, b.School.Name, b.School.NameEn, b.ClassLabel, b.Pupils, b.Session.Course.Name, b.Session.Course.NameEn, b.Session.StartsAt, b.Session.TimeZone))
            .ToListAsync(cancellation);
    }

    private IQueryable<LotRow> Lots(IQueryable<Lot> lots) => lots.AsNoTracking().OrderBy(l => l.State).ThenByDescending(l => l.Id)
        .Select(l => new LotRow(
            l.Id, l.Code, l.Item.Name, l.Item.NameEn, l.State, l.ExpiresOn,
            l.Balances.Where(b => b.Place.Kind == PlaceKind.Store).Sum(b => b.OnHand), l.Balances.Sum(b => b.Reserved),
            db.HandoutLines.Where(line => line.LotId == l.Id).Sum(line => line.Handed)));

    private static Task<List<HandoutRow>> ReadAsync(IQueryable<Handout> handouts, CancellationToken cancellation) => handouts.AsNoTracking()
        .OrderBy(h => h.Booking.Session.StartsAt).ThenBy(h => h.Id)
        .Select(h => new HandoutRow(
            h.Id, h.RowVersion, h.State, h.BookingId, h.Booking.State, h.Booking.School.Name, h.Booking.School.NameEn, h.Booking.ClassLabel, h.Booking.Pupils,
            h.Booking.SessionId, h.Booking.Session.Course.Name, h.Booking.Session.Course.NameEn, h.Booking.Session.StartsAt, h.Booking.Session.TimeZone,
            h.HandedOverAt, h.SignedAt, h.SignedBy, h.ResolvedById, h.Resolution,
            h.Lines.OrderBy(l => l.Id).Select(l => new HandoutLineRow(
                l.ItemId, l.Item.Name, l.Item.NameEn, l.Lot!.Code, (LotState?)l.Lot.State, l.Place!.Name, l.Place.NameEn,
                l.Wanted, l.Reserved, l.Packed, l.Handed, l.Received)).ToList()))
        .ToListAsync(cancellation);
}
