using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Web.Features.Funding;

namespace YouthPrograms.Web.Tests.Funding;

/// <summary>The demo is sound; whatever is broken by hand, its question says so. Each break is undone.</summary>
public sealed class AuditingMoney(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Finds_nothing_in_the_demo()
    {
        Assert.True(await app.InDatabaseAsync(db => db.Disclosures.AnyAsync(d => d.State == DisclosureState.Published)));
        Assert.True(await app.InDatabaseAsync(db => db.Signups.AnyAsync()));
        Assert.Empty(await app.ViolationsAsync());
    }

    [Fact]
    public Task Sees_a_line_that_was_changed() => ComplainsAsync(MoneyViolations.UnbalancedAsync, db => db.LedgerEntries
        .Where(e => e.AmountFen > 0 && e.Transaction.State == LedgerState.Posted)
        .ExecuteUpdateAsync(set => set.SetProperty(e => e.AmountFen, e => e.AmountFen + 1)));

    [Fact]
    public Task Sees_an_allocation_that_no_gift_counts() => ComplainsAsync(MoneyViolations.OverAllocatedAsync, db => db.Donations
        .Where(d => d.AllocatedFen > 0).ExecuteUpdateAsync(set => set.SetProperty(d => d.AllocatedFen, d => d.AllocatedFen - 1)));

    [Fact]
    public Task Sees_an_expense_that_no_allocation_counts() => ComplainsAsync(MoneyViolations.OverSpentAsync, db => db.Allocations
        .Where(a => a.SpentFen > 0).ExecuteUpdateAsync(set => set.SetProperty(a => a.SpentFen, a => a.SpentFen - 1)));

    [Fact]
    public Task Sees_restricted_money_in_another_programme() => ComplainsAsync(MoneyViolations.AgainstRestrictionAsync, async db =>
    {
        var other = await db.Programs.Where(p => p.Code == "rescue").Select(p => p.Id).SingleAsync();
        await db.Allocations.Where(a => a.Donation.RestrictedToId != null && a.ProgramId != other)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ProgramId, other));
    });

    [Fact]
    public Task Sees_a_gift_that_is_worth_another_sum_than_the_books_say() => ComplainsAsync(MoneyViolations.NotInTheBooksAsync, db => db.Donations
        .Where(d => d.State == DonationState.Received).ExecuteUpdateAsync(set => set.SetProperty(d => d.AmountFen, d => d.AmountFen + 1)));

    [Fact]
    public Task Sees_a_published_figure_that_was_changed() => ComplainsAsync(MoneyViolations.UnfoundedFiguresAsync, db => db.DisclosureFigures
        .Where(f => f.Code == "spent").ExecuteUpdateAsync(set => set.SetProperty(f => f.AmountFen, f => f.AmountFen - 1)));

    [Fact]
    public Task Sees_a_posting_that_was_backdated_below_a_cut_off() => ComplainsAsync(MoneyViolations.UnfoundedFiguresAsync, async db =>
    {
        var cutOff = await db.Disclosures.Select(d => d.CutOffAt).MinAsync();
        await db.LedgerTransactions.Where(t => t.PostedAt > cutOff).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.PostedAt, cutOff).SetProperty(t => t.BookedOn, t => t.BookedOn.AddDays(-30)));
    });

    [Fact]
    public Task Sees_a_disclosure_that_one_person_approved() => ComplainsAsync(MoneyViolations.ApprovedByFewAsync, async db =>
    {
        var approval = await db.DisclosureApprovals.MinAsync(a => a.Id);
        await db.DisclosureApprovals.Where(a => a.Id == approval).ExecuteDeleteAsync();
    });

    [Fact]
    public Task Sees_a_figure_about_few_people() => ComplainsAsync(MoneyViolations.SmallCellsAsync, db => db.DisclosureFigures
        .Where(f => f.People != null).ExecuteUpdateAsync(set => set.SetProperty(f => f.People, 9)));

    [Fact]
    public Task Sees_a_place_that_nobody_has() => ComplainsAsync(MoneyViolations.OverfullShiftsAsync, db => db.Shifts
        .Where(s => s.PlacesTaken < s.Places).ExecuteUpdateAsync(set => set.SetProperty(s => s.PlacesTaken, s => s.PlacesTaken + 1)));

    private Task<bool> ComplainsAsync(Func<ProgramsDb, CancellationToken, Task<IReadOnlyList<string>>> question, Func<ProgramsDb, Task> breakIt) =>
        app.InDatabaseAsync(async db =>
        {
            await using var undone = await db.BeginWriteAsync();
            Assert.Empty(await question(db, default));
            await breakIt(db);
            Assert.NotEmpty(await question(db, default));
            return true;
        });
}
