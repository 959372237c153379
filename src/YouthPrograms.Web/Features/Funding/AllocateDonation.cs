using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record AllocateDonationRequest(long DonationId, long ProgramId, long AmountFen, string? Purpose, int? RowVersion = null);

/// <summary>Sets part of a gift aside for a programme: at once and in the books.</summary>
public sealed class AllocateDonation(ProgramsDb db, BooksGuard books, TimeProvider clock)
{
    public async Task<Outcome<Allocation>> RunAsync(AllocateDonationRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.PostsMoney)
            return FundingProblems.AccountantsOnly;
        var donation = await db.Donations.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(d => d.Id == request.DonationId, cancellation);
        if (donation is null)
            return FundingProblems.DonationNotFound;
        if (request.RowVersion is { } version && version != donation.RowVersion)
            return Problems.Stale();
        if (await CheckAsync(request, cancellation) is { Count: > 0 } problems)
            return problems;
        await using var write = await db.BeginWriteAsync(cancellation);
        if (!await books.TryAllocateAsync(donation.Id, request.ProgramId, request.AmountFen, cancellation)
            && await RefuseAsync(request, cancellation) is { } refused)
            return refused;
        var allocation = Make(request, HomeDay.Of(clock.GetUtcNow().UtcDateTime));
        db.Allocations.Add(allocation);
        db.LedgerTransactions.Add(Transaction(allocation, donation).Booked(clock.GetUtcNow().UtcDateTime, viewer));
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return allocation;
    }

    private async Task<List<Problem>> CheckAsync(AllocateDonationRequest request, CancellationToken cancellation)
    {
        List<Problem> problems = [.. Bookkeeping.CheckAmount(request.AmountFen), .. Bookkeeping.CheckText(request.Purpose, "Purpose")];
        if (!await db.Programs.AnyAsync(program => program.Id == request.ProgramId, cancellation))
            problems.Add(FundingProblems.ProgramNotFound("ProgramId"));
        return problems;
    }

    /// <summary>Looks again under lock: nobody is refused for what has come free meanwhile, and the reason given is the true one.</summary>
    private async Task<Problem?> RefuseAsync(AllocateDonationRequest request, CancellationToken cancellation)
    {
        await db.LockAsync<Donation>(request.DonationId, cancellation);
        if (await books.TryAllocateAsync(request.DonationId, request.ProgramId, request.AmountFen, cancellation))
            return null;
        var gift = await db.Donations.Where(d => d.Id == request.DonationId)
            .Select(d => new Gift(d.State == DonationState.Received, d.AmountFen, d.AllocatedFen, d.RestrictedToId))
            .SingleAsync(cancellation);
        var fault = Allotment.Check(gift, request.ProgramId, request.AmountFen) ?? AllotmentFault.MoreThanLeft;
        return FundingProblems.Allotment(fault, gift);
    }

    private static Allocation Make(AllocateDonationRequest request, DateOnly today) => new()
    {
        DonationId = request.DonationId,
        ProgramId = request.ProgramId,
        AmountFen = request.AmountFen,
        Purpose = request.Purpose!.Trim(),
        AllocatedOn = today,
    };

    private static LedgerTransaction Transaction(Allocation allocation, Donation donation)
    {
        var transaction = new LedgerTransaction
        {
            Kind = LedgerKind.Allocation,
            BookedOn = allocation.AllocatedOn,
            Memo = allocation.Purpose,
            DonationId = donation.Id,
            Allocation = allocation,
        };
        // What it leaves may be open to any programme; what it goes to is one.
        transaction.Entries.AddRange(Posting.Allocation(allocation.AmountFen).Select(line => Bookkeeping.Entry(
            line, donation.FundId, line.Account is LedgerAccount.Assigned ? allocation.ProgramId : donation.RestrictedToId)));
        return transaction;
    }
}
