using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Features.Funding;

namespace YouthPrograms.Web.Tests.Funding;

public sealed class FollowingTheMoney(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task A_promise_is_not_money_until_its_receipt_is_posted()
    {
        var (gift, program) = (await app.GiftAsync(1000, arrives: false), await app.ProgramAsync());
        Assert.Equal("gift-not-arrived", (await app.AllocateAsync(gift, program, 1)).Problem?.Code);
        await app.PostAsync(await app.ReceiptAsync(gift));
        Assert.Equal(DonationState.Received, (await app.ReadGiftAsync(gift)).State);
        Assert.Null((await app.AllocateAsync(gift, program, 1000)).Problem);
    }

    [Fact]
    public async Task Nobody_allocates_more_than_is_left_and_is_told_how_much_that_is()
    {
        var (gift, program) = (await app.GiftAsync(1000), await app.ProgramAsync());
        await app.AllocateAsync(gift, program, 400);
        var refused = (await app.AllocateAsync(gift, program, 601)).Problem!;
        Assert.Equal(("more-than-left", "AmountFen", new Money(600)), (refused.Code, refused.Target, refused.Arguments[0]));
        Assert.Equal(400, (await app.ReadGiftAsync(gift)).AllocatedFen);
    }

    [Fact]
    public async Task Restricted_money_goes_only_to_its_programme()
    {
        var (own, other) = (await app.ProgramAsync(), await app.ProgramAsync());
        var gift = await app.GiftAsync(1000, restrictedTo: own);
        Assert.Equal("restricted-to-another-program", (await app.AllocateAsync(gift, other, 1)).Problem?.Code);
        Assert.Null((await app.AllocateAsync(gift, own, 1)).Problem);
    }

    [Fact]
    public async Task A_fund_of_a_programme_binds_the_gifts_in_it()
    {
        var (own, other) = (await app.ProgramAsync(), await app.ProgramAsync());
        var fund = await app.FundAsync(own);
        Assert.Equal(own, (await app.ReadGiftAsync(await app.GiftAsync(1000, fund: fund))).RestrictedToId);
        var request = new RecordDonationRequest(fund, GiftKind.Money, 1, "test", app.Today, RestrictedToId: other);
        var refused = await app.RunAsync<RecordDonation, Outcome<Donation>>(use => use.RunAsync(request, MoneyApp.Officer, default));
        Assert.Equal("fund-of-another-program", refused.Problem?.Code);
    }

    [Fact]
    public async Task An_expense_that_no_longer_fits_is_refused_when_it_is_posted()
    {
        var allocation = (await app.AllocateAsync(await app.GiftAsync(1000), await app.ProgramAsync(), 500)).Value;
        Assert.Equal("more-than-allocated", (await app.RecordExpenseAsync(allocation, 501)).Problem?.Code);
        var late = (await app.RecordExpenseAsync(allocation, 300)).Value;
        await app.SpendAsync(allocation, 300);
        var refused = (await app.PostAsync(await app.TransactionOfAsync(late))).Problem!;
        Assert.Equal(("more-than-allocated", new Money(200)), (refused.Code, refused.Arguments[0]));
        Assert.Equal(300, (await app.ReadAllocationAsync(allocation.Id)).SpentFen);
        Assert.Equal(LedgerState.Draft, await StateAsync(await app.TransactionOfAsync(late)));
    }

    [Fact]
    public async Task What_is_posted_is_posted_once_and_by_an_accountant()
    {
        var receipt = await app.ReceiptAsync(await app.GiftAsync(1000, arrives: false));
        Assert.Equal("accountants-only", (await app.PostAsync(receipt, MoneyApp.Officer)).Problem?.Code);
        Assert.Null((await app.PostAsync(receipt)).Problem);
        Assert.Equal("already-posted", (await app.PostAsync(receipt)).Problem?.Code);
    }

    [Fact]
    public async Task What_is_posted_never_changes_whoever_tries()
    {
        var receipt = await app.ReceiptAsync(await app.GiftAsync(1000));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDatabaseAsync(async db =>
        {
            (await db.LedgerTransactions.SingleAsync(t => t.Id == receipt)).Memo = "other";
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDatabaseAsync(async db =>
        {
            (await db.LedgerEntries.FirstAsync(e => e.TransactionId == receipt)).AmountFen++;
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDatabaseAsync(async db =>
        {
            db.LedgerEntries.Add(new() { TransactionId = receipt, Account = LedgerAccount.Bank, AmountFen = 1, FundId = 1 });
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_reversal_gives_back_and_has_the_lines_the_other_way_round()
    {
        var gift = await app.GiftAsync(1000);
        var allocation = (await app.AllocateAsync(gift, await app.ProgramAsync(), 500)).Value;
        var expense = await app.SpendAsync(allocation, 300);
        var reversal = (await app.ReverseAsync(await app.TransactionOfAsync(expense))).Value;
        Assert.Equal(0, (await app.ReadAllocationAsync(allocation.Id)).SpentFen);
        var lines = await app.InDatabaseAsync(db => db.LedgerEntries.Where(e => e.TransactionId == reversal.Id)
            .OrderBy(e => e.Account).Select(e => new { e.Account, e.AmountFen }).ToListAsync());
        Assert.Equal([(LedgerAccount.Bank, 300L), (LedgerAccount.Spent, -300L)], lines.Select(line => (line.Account, line.AmountFen)));
        Assert.Null((await app.ReverseAsync(await app.TransactionOfAsync(allocation))).Problem);
        Assert.Equal(0, (await app.ReadGiftAsync(gift)).AllocatedFen);
        Assert.Null((await app.ReverseAsync(await app.ReceiptAsync(gift))).Problem);
        Assert.Equal(DonationState.Returned, (await app.ReadGiftAsync(gift)).State);
    }

    [Fact]
    public async Task What_others_hang_on_is_not_reversed_before_them()
    {
        var gift = await app.GiftAsync(1000);
        var allocation = (await app.AllocateAsync(gift, await app.ProgramAsync(), 500)).Value;
        await app.SpendAsync(allocation, 1);
        Assert.Equal("has-allocations", (await app.ReverseAsync(await app.ReceiptAsync(gift))).Problem?.Code);
        Assert.Equal("has-expenses", (await app.ReverseAsync(await app.TransactionOfAsync(allocation))).Problem?.Code);
        Assert.False(await app.InDatabaseAsync(db => db.LedgerTransactions.AnyAsync(t => t.DonationId == gift && t.ReversesId != null)));
    }

    [Fact]
    public async Task Drafts_reversals_and_what_is_reversed_are_not_reversed()
    {
        var receipt = await app.ReceiptAsync(await app.GiftAsync(1000, arrives: false));
        Assert.Equal("not-posted", (await app.ReverseAsync(receipt)).Problem?.Code);
        await app.PostAsync(receipt);
        Assert.Equal("required", (await app.ReverseAsync(receipt, reason: " ")).Problem?.Code);
        var reversal = (await app.ReverseAsync(receipt)).Value;
        Assert.Equal("reversal-stays", (await app.ReverseAsync(reversal.Id)).Problem?.Code);
        Assert.Equal("already-reversed", (await app.ReverseAsync(receipt)).Problem?.Code);
    }

    [Fact]
    public async Task What_is_written_by_hand_must_balance_to_be_posted()
    {
        var fund = await app.FundAsync();
        var lopsided = (await DraftAsync(new(LedgerAccount.Bank, 101, fund), new(LedgerAccount.Received, -100, fund))).Value;
        var refused = (await app.PostAsync(lopsided.Id)).Problem!;
        Assert.Equal(("unbalanced", new Money(1)), (refused.Code, refused.Arguments[0]));
        Assert.Equal("allocated-by-hand", (await DraftAsync(new(LedgerAccount.Unassigned, 1, fund), new(LedgerAccount.Assigned, -1, fund))).Problem?.Code);
        Assert.Null((await app.RunAsync<DiscardDraft, Outcome<Done>>(use => use.RunAsync(new(lopsided.Id), MoneyApp.Officer, default))).Problem);
    }

    [Fact]
    public async Task A_discarded_draft_takes_its_promise_with_it_but_nothing_posted_goes()
    {
        var gift = await app.GiftAsync(1000, arrives: false);
        var receipt = await app.ReceiptAsync(gift);
        Assert.Null((await app.RunAsync<DiscardDraft, Outcome<Done>>(use => use.RunAsync(new(receipt), MoneyApp.Officer, default))).Problem);
        Assert.False(await app.InDatabaseAsync(db => db.Donations.AnyAsync(d => d.Id == gift)));
        var posted = await app.ReceiptAsync(await app.GiftAsync(1000));
        Assert.Equal("not-a-draft", (await app.RunAsync<DiscardDraft, Outcome<Done>>(use => use.RunAsync(new(posted), MoneyApp.Officer, default))).Problem?.Code);
    }

    [Fact]
    public async Task Says_everything_that_is_wrong_with_a_gift()
    {
        var request = new RecordDonationRequest(0, GiftKind.Goods, 0, " ", app.Today.AddDays(2), RestrictedToId: -1, MatchesId: -1);
        var refused = await app.RunAsync<RecordDonation, Outcome<Donation>>(use => use.RunAsync(request, MoneyApp.Officer, default));
        Assert.Equal(
            ["AmountFen", "Description", "DonorName", "FundId", "GivenOn", "MatchesId", "RestrictedToId"],
            refused.Problem!.Flatten().Select(problem => problem.Target!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Posting_leaves_a_note_for_the_auditor()
    {
        var receipt = await app.ReceiptAsync(await app.GiftAsync(1000));
        Assert.True(await app.InDatabaseAsync(db => db.AuditEvents.AnyAsync(a => a.What == "Posted" && a.Subject == "LedgerTransaction" && a.SubjectId == receipt)));
    }

    [Fact]
    public async Task The_donors_name_does_not_stand_in_the_audit()
    {
        var gift = await app.GiftAsync(1000);
        var name = (await app.ReadGiftAsync(gift)).DonorName;
        Assert.False(await app.InDatabaseAsync(db => db.AuditEvents.AnyAsync(a => a.After!.Contains(name) || a.Before!.Contains(name))));
    }

    private Task<Outcome<LedgerTransaction>> DraftAsync(params DraftLine[] lines) =>
        app.RunAsync<DraftTransaction, Outcome<LedgerTransaction>>(use => use.RunAsync(new("test", app.Today, lines), MoneyApp.Officer, default));

    private Task<LedgerState> StateAsync(long transaction) =>
        app.InDatabaseAsync(db => db.LedgerTransactions.Where(t => t.Id == transaction).Select(t => t.State).SingleAsync());
}
