using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>The giver's account is named by <paramref name="DonorId"/> or found by <paramref name="DonorEmail"/>.</summary>
public sealed record RecordDonationRequest(
    long FundId,
    GiftKind Kind,
    long AmountFen,
    string? DonorName,
    DateOnly GivenOn,
    bool Anonymous = false,
    long? RestrictedToId = null,
    long? DonorId = null,
    string? DonorEmail = null,
    string? Description = null,
    long? MatchesId = null);

/// <summary>Writes down a gift with the draft of its receipt. It can be allocated once the receipt is posted.</summary>
public sealed class RecordDonation(ProgramsDb db, TimeProvider clock)
{
    public async Task<Outcome<Donation>> RunAsync(RecordDonationRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        if (await CheckAsync(request, cancellation) is { Count: > 0 } problems)
            return problems;
        var fund = await db.Funds.AsNoTracking().SingleAsync(one => one.Id == request.FundId, cancellation);
        if (!Allotment.TryBind(fund.ProgramId, request.RestrictedToId, out var restrictedTo))
            return FundingProblems.FundOfAnotherProgram;
        var donorId = request.DonorId ?? await AccountAsync(request.DonorEmail, cancellation);
        if (donorId is null && !string.IsNullOrWhiteSpace(request.DonorEmail))
            return FundingProblems.DonorNotFound with { Target = "DonorEmail" };
        var donation = Make(request, restrictedTo, donorId);
        db.Donations.Add(donation);
        db.LedgerTransactions.Add(Receipt(donation));
        await db.SaveChangesAsync(cancellation);
        return donation;
    }

    private async Task<List<Problem>> CheckAsync(RecordDonationRequest request, CancellationToken cancellation)
    {
        var today = HomeDay.Of(clock.GetUtcNow().UtcDateTime);
        List<Problem> problems =
        [
            .. Bookkeeping.CheckAmount(request.AmountFen),
            .. Bookkeeping.CheckText(request.DonorName, "DonorName", 100),
            .. Bookkeeping.CheckDay(request.GivenOn, today, "GivenOn"),
            .. request.Kind == GiftKind.Money ? [] : Bookkeeping.CheckText(request.Description, "Description"),
        ];
        if (!await db.Funds.AnyAsync(fund => fund.Id == request.FundId, cancellation))
            problems.Add(FundingProblems.FundNotFound);
        if (request.RestrictedToId is { } program && !await db.Programs.AnyAsync(one => one.Id == program, cancellation))
            problems.Add(FundingProblems.ProgramNotFound("RestrictedToId"));
        if (request.DonorId is { } donor && !await db.Users.AnyAsync(account => account.Id == donor, cancellation))
            problems.Add(FundingProblems.DonorNotFound);
        if (request.MatchesId is { } gift && !await db.Donations.AnyAsync(one => one.Id == gift, cancellation))
            problems.Add(FundingProblems.MatchedGiftNotFound);
        return problems;
    }

    private async Task<long?> AccountAsync(string? email, CancellationToken cancellation)
    {
        var normal = email?.Trim().ToUpperInvariant();
        return string.IsNullOrEmpty(normal)
            ? null
            : await db.Users.Where(account => account.NormalizedEmail == normal).Select(account => (long?)account.Id).SingleOrDefaultAsync(cancellation);
    }

    private static Donation Make(RecordDonationRequest request, long? restrictedTo, long? donorId) => new()
    {
        FundId = request.FundId,
        Kind = request.Kind,
        AmountFen = request.AmountFen,
        RestrictedToId = restrictedTo,
        Anonymous = request.Anonymous,
        DonorName = request.DonorName!.Trim(),
        DonorId = donorId,
        GivenOn = request.GivenOn,
        Description = string.IsNullOrWhiteSpace(request.Description) ? null : request.Description.Trim(),
        MatchesId = request.MatchesId,
    };

    private static LedgerTransaction Receipt(Donation donation)
    {
        var transaction = new LedgerTransaction
        {
            Kind = LedgerKind.Receipt,
            BookedOn = donation.GivenOn,
            Memo = donation.Description ?? "",
            Donation = donation,
        };
        transaction.Add(Posting.Receipt(donation.Kind, donation.AmountFen), donation.FundId, donation.RestrictedToId);
        return transaction;
    }
}
