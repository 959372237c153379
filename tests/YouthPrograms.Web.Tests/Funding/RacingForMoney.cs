using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Web.Features.Funding;

namespace YouthPrograms.Web.Tests.Funding;

/// <summary>Many accountants at the same moment, on whichever database the tests run.</summary>
public sealed class RacingForMoney(MoneyApp app) : IClassFixture<MoneyApp>
{
    private const int Accountants = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Allocates_every_fen_of_a_gift_once(int fen)
    {
        var (gift, program) = (await app.GiftAsync(fen), await app.ProgramAsync());
        var outcomes = await RaceAsync(_ => app.AllocateAsync(gift, program, 1));
        Assert.Equal(fen, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal(Accountants - fen, outcomes.Count(outcome => outcome.Problem?.Code == "more-than-left"));
        Assert.Equal(fen, (await app.ReadGiftAsync(gift)).AllocatedFen);
        Assert.Empty(await app.ViolationsAsync());
    }

    [Fact]
    public async Task Spends_every_fen_of_an_allocation_once()
    {
        var allocation = (await app.AllocateAsync(await app.GiftAsync(5), await app.ProgramAsync(), 5)).Value;
        List<long> drafts = [];
        for (var number = 0; number < 20; number++)
            drafts.Add(await app.TransactionOfAsync((await app.RecordExpenseAsync(allocation, 1)).Value));
        var outcomes = await Task.WhenAll(drafts.Select(draft => Task.Run(() => app.PostAsync(draft))));
        Assert.Equal(5, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal(15, outcomes.Count(outcome => outcome.Problem?.Code == "more-than-allocated"));
        Assert.Equal(5, (await app.ReadAllocationAsync(allocation.Id)).SpentFen);
        Assert.Empty(await app.ViolationsAsync());
    }

    [Fact]
    public async Task Posts_a_draft_once_however_often_it_is_sent()
    {
        var allocation = (await app.AllocateAsync(await app.GiftAsync(1000), await app.ProgramAsync(), 1000)).Value;
        var draft = await app.TransactionOfAsync((await app.RecordExpenseAsync(allocation, 10)).Value);
        var outcomes = await RaceAsync(_ => app.PostAsync(draft));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal(10, (await app.ReadAllocationAsync(allocation.Id)).SpentFen);
    }

    [Fact]
    public async Task Reverses_a_transaction_once_however_often_it_is_sent()
    {
        var allocation = (await app.AllocateAsync(await app.GiftAsync(1000), await app.ProgramAsync(), 1000)).Value;
        await app.SpendAsync(allocation, 500);
        var expense = await app.TransactionOfAsync(await app.SpendAsync(allocation, 10));
        var outcomes = await RaceAsync(_ => app.ReverseAsync(expense));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal(Accountants - 1, outcomes.Count(outcome => outcome.Problem?.Code == "already-reversed"));
        Assert.Equal(500, (await app.ReadAllocationAsync(allocation.Id)).SpentFen);
        Assert.Empty(await app.ViolationsAsync());
    }

    [Fact]
    public async Task A_gift_goes_back_or_is_allocated_and_never_both()
    {
        var program = await app.ProgramAsync();
        for (var round = 0; round < 10; round++)
        {
            var gift = await app.GiftAsync(10);
            var receipt = await app.ReceiptAsync(gift);
            var allocated = Task.Run(() => app.AllocateAsync(gift, program, 10));
            var returned = Task.Run(() => app.ReverseAsync(receipt));
            Assert.Equal(1, ((await allocated).Problem is null ? 1 : 0) + ((await returned).Problem is null ? 1 : 0));
        }
        Assert.Empty(await app.ViolationsAsync());
    }

    private static Task<Outcome<T>[]> RaceAsync<T>(Func<int, Task<Outcome<T>>> act) =>
        Task.WhenAll(Enumerable.Range(0, Accountants).Select(number => Task.Run(() => act(number))));
}

/// <summary>What the guard is for: the same races with one that believes what it read before.</summary>
public sealed class RacingWithoutTheBooksGuard(MoneyApp app) : IClassFixture<MoneyApp>
{
    private const int Accountants = 40;

    [Fact]
    public async Task Allocates_more_than_there_is()
    {
        var (gift, program) = (await app.GiftAsync(3), await app.ProgramAsync());
        await DropChecksAsync();
        await RaceAsync(
            db => db.Donations.Where(d => d.Id == gift).Select(d => d.AmountFen - d.AllocatedFen).Single(),
            (services, guard, _) => ActivatorUtilities.CreateInstance<AllocateDonation>(services, guard)
                .RunAsync(new(gift, program, 1, "test"), MoneyApp.Accountant, default));
        var allocated = (await app.ReadGiftAsync(gift)).AllocatedFen;
        Assert.True(allocated > 3, $"{allocated} of 3 fen: the race proves nothing if this guard does not oversell.");
        Assert.NotEmpty(await app.InDatabaseAsync(db => MoneyViolations.OverAllocatedAsync(db, default)));
    }

    [Fact]
    public async Task Spends_more_than_was_allocated()
    {
        var allocation = (await app.AllocateAsync(await app.GiftAsync(3), await app.ProgramAsync(), 3)).Value;
        List<long> drafts = [];
        for (var number = 0; number < Accountants; number++)
            drafts.Add(await app.TransactionOfAsync((await app.RecordExpenseAsync(allocation, 1)).Value));
        await DropChecksAsync();
        await RaceAsync(
            db => db.Allocations.Where(a => a.Id == allocation.Id).Select(a => a.AmountFen - a.SpentFen).Single(),
            (services, guard, number) => ActivatorUtilities.CreateInstance<PostTransaction>(services, guard)
                .RunAsync(new(drafts[number]), MoneyApp.Accountant, default));
        var spent = (await app.ReadAllocationAsync(allocation.Id)).SpentFen;
        Assert.True(spent > 3, $"{spent} of 3 fen: the race proves nothing if this guard does not overspend.");
        Assert.NotEmpty(await app.InDatabaseAsync(db => MoneyViolations.OverSpentAsync(db, default)));
    }

    /// <summary>Everybody looks; then everybody acts on what they saw.</summary>
    private async Task RaceAsync(Func<ProgramsDb, long> look, Func<IServiceProvider, BooksGuard, int, Task> act)
    {
        using var everybodyHasLooked = new Barrier(Accountants);
        await Task.WhenAll(Enumerable.Range(0, Accountants).Select(number => Task.Factory.StartNew(
            async () =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
                var seen = look(db);
                everybodyHasLooked.SignalAndWait(TestContext.Current.CancellationToken);
                await act(scope.ServiceProvider, new TrustingGuard(db, seen), number);
            },
            TaskCreationOptions.LongRunning).Unwrap()));
    }

    private Task<int> DropChecksAsync() => app.InDatabaseAsync(async db => TestDatabase.OnPostgres
        ? await db.Database.ExecuteSqlRawAsync("""
            ALTER TABLE "Donations" DROP CONSTRAINT IF EXISTS "CK_Donations_Allocated";
            ALTER TABLE "Allocations" DROP CONSTRAINT IF EXISTS "CK_Allocations_Spent";
            """)
        : 0);

    private sealed class TrustingGuard(ProgramsDb db, long seen) : BooksGuard(db)
    {
        private readonly ProgramsDb db = db;

        protected internal override async Task<bool> TryAllocateAsync(long donationId, long programId, long fen, CancellationToken cancellation)
        {
            await IgnoreChecksAsync(cancellation);
            return seen >= fen && await db.Donations.Where(d => d.Id == donationId).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.AllocatedFen, d => d.AllocatedFen + fen), cancellation) == 1;
        }

        protected internal override async Task<bool> TrySpendAsync(long allocationId, long fen, CancellationToken cancellation)
        {
            await IgnoreChecksAsync(cancellation);
            return seen >= fen && await db.Allocations.Where(a => a.Id == allocationId).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.SpentFen, a => a.SpentFen + fen), cancellation) == 1;
        }

        private async Task IgnoreChecksAsync(CancellationToken cancellation)
        {
            if (!TestDatabase.OnPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellation);
        }
    }
}

/// <summary>The statement that lets a transaction into the books, without the use case before it.</summary>
public sealed class DecidingByStatement(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Lets_no_unbalanced_transaction_into_the_books_and_none_twice()
    {
        var receipt = await app.ReceiptAsync(await app.GiftAsync(10, arrives: false));
        var lopsided = await app.ReceiptAsync(await app.GiftAsync(10, arrives: false));
        await app.InDatabaseAsync(db => db.LedgerEntries.Where(e => e.TransactionId == lopsided && e.AmountFen > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.AmountFen, 11)));
        Assert.False(await TryPostAsync(lopsided));
        Assert.True(await TryPostAsync(receipt));
        Assert.False(await TryPostAsync(receipt));
    }

    private Task<bool> TryPostAsync(long transaction) =>
        app.RunAsync<BooksGuard, bool>(guard => guard.TryPostAsync(transaction, app.Clock.GetUtcNow().UtcDateTime, null, default));
}

/// <summary>The database's own word, should the guard ever be wrong.</summary>
public sealed class BehindTheBooksGuard(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Check_constraints_refuse_to_allocate_and_to_spend_too_much()
    {
        var gift = await app.GiftAsync(10);
        var allocation = (await app.AllocateAsync(gift, await app.ProgramAsync(), 5)).Value;
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(db => db.Donations
            .Where(d => d.Id == gift).ExecuteUpdateAsync(set => set.SetProperty(d => d.AllocatedFen, 11))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(db => db.Donations
            .Where(d => d.Id == gift).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DonationState.Returned))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(db => db.Allocations
            .Where(a => a.Id == allocation.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SpentFen, 6))));
    }
}
