using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Operations;
using static YouthPrograms.Web.Features.Operations.DemoSteps;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>The demo's goods and who got them, through the use cases that people use, each on its day.</summary>
internal sealed class DemoKits(ProgramsDb db, AfterCommit after)
{
    private const int MissingPieces = 2;

    private readonly DayClock clock = new();

    public async Task AddAsync(KitDemoSeeds seeds, DateOnly today, CancellationToken cancellation)
    {
        if (await db.Lots.AnyAsync(cancellation))
            return;
        var officer = new Viewer { AccountId = await AccountAsync("officer@demo.test", cancellation), IsProgramOfficer = true };
        foreach (var seed in seeds.Lots)
            await StoreAsync(seed, today, officer, cancellation);
        foreach (var seed in seeds.Handouts)
            await HandOutAsync(seed, today, officer, cancellation);
        after.Wake();
    }

    private StockGuard Stock => new(db, clock);

    private HandoutDesk Desk => new(db, Stock);

    private async Task StoreAsync(LotSeed seed, DateOnly today, Viewer officer, CancellationToken cancellation)
    {
        clock.Morning(today.AddDays(seed.Day));
        var lot = new Lot
        {
            ItemId = await db.Items.Where(i => i.Code == seed.Item).Select(i => i.Id).SingleAsync(cancellation),
            Code = seed.Code,
            ExpiresOn = seed.ExpiresIn is { } days ? today.AddDays(days) : null,
            DonationId = seed.Giver is { } giver
                ? await db.Donations.Where(d => d.DonorName == giver).OrderBy(d => d.Id).Select(d => (long?)d.Id).FirstOrDefaultAsync(cancellation)
                : null,
        };
        db.Lots.Add(lot);
        await db.SaveChangesAsync(cancellation);
        Done(await new ReceiveLot(db, Stock).RunAsync(new(lot.Id, seed.Pieces), officer, cancellation));
        if (seed.Approved is { } day)
        {
            clock.Morning(today.AddDays(day));
            Done(await new ApproveLot(db, Stock).RunAsync(new(lot.Id, seed.Inspection), officer, cancellation));
        }
        db.ChangeTracker.Clear();
    }

    // A session that a public holiday took away has no booking.
    private async Task HandOutAsync(HandoutSeed seed, DateOnly today, Viewer officer, CancellationToken cancellation)
    {
        var booking = await db.Bookings.AsNoTracking().Include(b => b.Session)
            .SingleOrDefaultAsync(b => b.Session.Code == seed.Session && b.School.Code == seed.School && b.ClassLabel == seed.Class, cancellation);
        if (booking is null)
            return;
        var items = await db.Items.Where(i => seed.Items.Contains(i.Code)).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellation);
        clock.At(Min(booking.Session.StartsAt.AddDays(-2), today.ToDateTime(new TimeOnly(1, 0))));
        var id = Done(await new PlanHandout(db).RunAsync(new(booking.Id, [.. items.Select(item => new ItemQuantity(item, booking.Pupils))]), officer, cancellation)).Id;
        if (seed.State >= HandoutState.Reserved)
            Done(await new ReserveHandout(db, Desk, Stock).RunAsync(new(id), officer, cancellation));
        if (seed.State >= HandoutState.Packed)
            Done(await new PackHandout(db, Desk, Stock).RunAsync(new(id), officer, cancellation));
        clock.At(booking.Session.EndsAt);
        if (seed.State >= HandoutState.HandedOver)
            Done(await new HandOverHandout(db, Desk, Stock).RunAsync(new(id), officer, cancellation));
        if (seed.State >= HandoutState.Received)
            await SignAsync(id, seed, booking, items[0], cancellation);
        if (seed.State is HandoutState.Reconciled)
            Done(await new ReconcileHandout(db, Desk).RunAsync(new(id), officer, cancellation));
        db.ChangeTracker.Clear();
    }

    private async Task SignAsync(long id, HandoutSeed seed, Data.Training.Booking booking, long item, CancellationToken cancellation)
    {
        var contact = await db.Memberships.Where(m => m.Role == MembershipRole.SchoolContact && m.SchoolId == booking.SchoolId)
            .Select(m => (long?)m.AccountId).FirstOrDefaultAsync(cancellation);
        var school = new Viewer { AccountId = contact, Schools = [booking.SchoolId] };
        IReadOnlyList<ItemQuantity>? received = seed.State is HandoutState.Discrepancy ? [new(item, booking.Pupils - MissingPieces)] : null;
        Done(await new SignHandout(db, Desk, Stock).RunAsync(new(id, "班主任", received), school, cancellation));
    }

    private static DateTime Min(DateTime one, DateTime other) => one < other ? one : other;

    private Task<long> AccountAsync(string email, CancellationToken cancellation) =>
        db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync(cancellation);
}
