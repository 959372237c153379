using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record FundRow(long Id, string Name, string NameEn, long? ProgramId, long ReceivedFen, long AllocatedFen, long SpentFen)
{
    public long LeftFen => ReceivedFen - AllocatedFen;
}

public sealed record GiftRow(
    long Id, DateOnly GivenOn, GiftKind Kind, DonationState State, long AmountFen, long AllocatedFen, string DonorName, bool Anonymous,
    string Fund, string FundEn, string? Program, string? ProgramEn, long? RestrictedToId, string? Description, string? MatchedBy)
{
    public long LeftFen => State is DonationState.Received ? AmountFen - AllocatedFen : 0;
}

public sealed record BookLine(LedgerAccount Account, long AmountFen);

public sealed record BookRow(
    long Id, int RowVersion, LedgerKind Kind, LedgerState State, DateOnly BookedOn, string Memo, DateTime? PostedAt, long? ReversesId,
    long? ReversedById, string? Reason, long? DonationId, IReadOnlyList<BookLine> Lines)
{
    public long AmountFen => Lines.Where(line => line.AmountFen > 0).Sum(line => line.AmountFen);

    public bool CanReverse => State is LedgerState.Posted && ReversesId is null && ReversedById is null;
}

public sealed record AllocationRow(long Id, AllocationState State, string Program, string ProgramEn, string Purpose, long AmountFen, long SpentFen)
{
    public long LeftFen => State is AllocationState.InForce ? AmountFen - SpentFen : 0;
}

public sealed record Choice(long Id, string Name, string NameEn);

/// <summary>What those who keep the books read, and a giver of their own gifts.</summary>
public sealed class BooksReading(ProgramsDb db)
{
    private const int Newest = 100;

    public Task<List<FundRow>> FundsAsync(CancellationToken cancellation) => db.Funds.AsNoTracking().OrderBy(f => f.Id)
        .Select(f => new FundRow(
            f.Id, f.Name, f.NameEn, f.ProgramId,
            f.Donations.Where(d => d.State == DonationState.Received).Sum(d => d.AmountFen),
            f.Donations.Sum(d => d.AllocatedFen),
            db.Allocations.Where(a => a.Donation.FundId == f.Id).Sum(a => a.SpentFen)))
        .ToListAsync(cancellation);

    public Task<List<GiftRow>> GiftsAsync(Viewer viewer, CancellationToken cancellation) =>
        Gifts(db.Donations.VisibleTo(viewer)).Take(Newest).ToListAsync(cancellation);

    public Task<GiftRow?> GiftAsync(long id, Viewer viewer, CancellationToken cancellation) =>
        Gifts(db.Donations.VisibleTo(viewer).Where(d => d.Id == id)).SingleOrDefaultAsync(cancellation);

    public Task<List<GiftRow>> OwnGiftsAsync(Viewer viewer, CancellationToken cancellation) =>
        Gifts(db.Donations.Where(d => d.DonorId == viewer.AccountId)).ToListAsync(cancellation);

    public Task<GiftRow?> OwnGiftAsync(long id, Viewer viewer, CancellationToken cancellation) =>
        Gifts(db.Donations.Where(d => d.Id == id && d.DonorId == viewer.AccountId)).SingleOrDefaultAsync(cancellation);

    public Task<List<AllocationRow>> AllocationsAsync(long donationId, Viewer viewer, CancellationToken cancellation) => db.Allocations.AsNoTracking()
        .VisibleTo(viewer).Where(a => a.DonationId == donationId).OrderBy(a => a.Id)
        .Select(a => new AllocationRow(a.Id, a.State, a.Program.Name, a.Program.NameEn, a.Purpose, a.AmountFen, a.SpentFen))
        .ToListAsync(cancellation);

    public Task<List<BookRow>> DraftsAsync(Viewer viewer, CancellationToken cancellation) =>
        Books(db.LedgerTransactions.VisibleTo(viewer).Where(t => t.State == LedgerState.Draft)).Take(Newest).ToListAsync(cancellation);

    public Task<List<BookRow>> OfGiftAsync(long donationId, Viewer viewer, CancellationToken cancellation) =>
        Books(db.LedgerTransactions.VisibleTo(viewer).Where(t => t.DonationId == donationId)).ToListAsync(cancellation);

    public Task<List<BookRow>> NewestAsync(Viewer viewer, CancellationToken cancellation) =>
        Books(db.LedgerTransactions.VisibleTo(viewer).Where(t => t.State == LedgerState.Posted)).Take(Newest).ToListAsync(cancellation);

    public Task<List<Choice>> ProgramsAsync(CancellationToken cancellation) => db.Programs.OrderBy(p => p.Id)
        .Select(p => new Choice(p.Id, p.Name, p.NameEn)).ToListAsync(cancellation);

    public Task<List<Choice>> SchoolsAsync(CancellationToken cancellation) => db.Schools.OrderBy(s => s.Code)
        .Select(s => new Choice(s.Id, s.Name, s.NameEn)).ToListAsync(cancellation);

    private static IQueryable<GiftRow> Gifts(IQueryable<Donation> donations) => donations.AsNoTracking()
        .OrderByDescending(d => d.GivenOn).ThenByDescending(d => d.Id)
        .Select(d => new GiftRow(
            d.Id, d.GivenOn, d.Kind, d.State, d.AmountFen, d.AllocatedFen, d.DonorName, d.Anonymous, d.Fund.Name, d.Fund.NameEn,
            d.RestrictedTo!.Name, d.RestrictedTo.NameEn, d.RestrictedToId, d.Description,
            d.MatchedBy.Where(m => m.State == DonationState.Received && !m.Anonymous).OrderBy(m => m.Id).Select(m => m.DonorName).FirstOrDefault()));

    private static IQueryable<BookRow> Books(IQueryable<LedgerTransaction> transactions) => transactions.AsNoTracking()
        .OrderByDescending(t => t.Id)
        .Select(t => new BookRow(
            t.Id, t.RowVersion, t.Kind, t.State, t.BookedOn, t.Memo, t.PostedAt, t.ReversesId,
            t.ReversedBy == null ? null : (long?)t.ReversedBy.Id, t.Reason, t.DonationId,
            t.Entries.OrderBy(e => e.Id).Select(e => new BookLine(e.Account, e.AmountFen)).ToList()));
}
