using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Funding;

/// <summary>The service with a clock that the test sets, and programmes, funds and gifts of its own beside the demo's.</summary>
public sealed class MoneyApp : ProgramsApp
{
    public static readonly string Evidence = new('a', 64);

    public static readonly Viewer Accountant = new() { IsAccountant = true };

    public static readonly Viewer Officer = new() { IsProgramOfficer = true };

    public SettableClock Clock { get; } = new();

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task<long> ProgramAsync() => InDatabaseAsync(async db =>
    {
        var code = TrainingApp.Unique("program");
        var program = new CharityProgram { Code = code, Name = code, NameEn = code, Summary = "", SummaryEn = "" };
        db.Programs.Add(program);
        await db.SaveChangesAsync();
        return program.Id;
    });

    public Task<long> FundAsync(long? program = null) => InDatabaseAsync(async db =>
    {
        var code = TrainingApp.Unique("fund");
        var fund = new Fund { Code = code, Name = code, NameEn = code, ProgramId = program };
        db.Funds.Add(fund);
        await db.SaveChangesAsync();
        return fund.Id;
    });

    /// <summary>A gift without strings, or one bound to a programme; its receipt is posted unless it is only promised.</summary>
    public async Task<long> GiftAsync(
        long fen, long? restrictedTo = null, bool arrives = true, GiftKind kind = GiftKind.Money, long? fund = null, bool anonymous = false, long? donor = null)
    {
        var request = new RecordDonationRequest(
            fund ?? await FundAsync(), kind, fen, TrainingApp.Unique("donor"), Today, anonymous, restrictedTo, donor, Description: "test");
        var gift = (await RunAsync<RecordDonation, Outcome<Donation>>(use => use.RunAsync(request, Officer, default))).Value.Id;
        if (arrives)
            Assert.Null((await PostAsync(await ReceiptAsync(gift))).Problem);
        return gift;
    }

    public Task<long> ReceiptAsync(long gift) => InDatabaseAsync(db => db.LedgerTransactions
        .Where(t => t.DonationId == gift && t.Kind == LedgerKind.Receipt && t.ReversesId == null).Select(t => t.Id).SingleAsync());

    public Task<long> TransactionOfAsync(Expense expense) => InDatabaseAsync(db => db.LedgerTransactions
        .Where(t => t.ExpenseId == expense.Id && t.ReversesId == null).Select(t => t.Id).SingleAsync());

    public Task<long> TransactionOfAsync(Allocation allocation) => InDatabaseAsync(db => db.LedgerTransactions
        .Where(t => t.AllocationId == allocation.Id && t.Kind == LedgerKind.Allocation && t.ReversesId == null).Select(t => t.Id).SingleAsync());

    public Task<Outcome<LedgerTransaction>> PostAsync(long transaction, Viewer? viewer = null) =>
        RunAsync<PostTransaction, Outcome<LedgerTransaction>>(use => use.RunAsync(new(transaction), viewer ?? Accountant, default));

    public Task<Outcome<LedgerTransaction>> ReverseAsync(long transaction, string? reason = "登记有误") =>
        RunAsync<ReverseTransaction, Outcome<LedgerTransaction>>(use => use.RunAsync(new(transaction, reason), Accountant, default));

    public Task<Outcome<Allocation>> AllocateAsync(long gift, long program, long fen, Viewer? viewer = null) =>
        RunAsync<AllocateDonation, Outcome<Allocation>>(use => use.RunAsync(new(gift, program, fen, "test"), viewer ?? Accountant, default));

    public Task<Outcome<Expense>> RecordExpenseAsync(
        Allocation allocation, long fen, ExpenseCategory category = ExpenseCategory.Kits, int people = 0, int days = 0) =>
        RunAsync<RecordExpense, Outcome<Expense>>(use => use.RunAsync(
            new(allocation.Id, category, fen, Today.AddDays(days), "test", Evidence, people), Officer, default));

    /// <summary>Recorded and posted.</summary>
    public async Task<Expense> SpendAsync(
        Allocation allocation, long fen, ExpenseCategory category = ExpenseCategory.Kits, int people = 0, int days = 0)
    {
        var expense = (await RecordExpenseAsync(allocation, fen, category, people, days)).Value;
        Assert.Null((await PostAsync(await TransactionOfAsync(expense))).Problem);
        return expense;
    }

    public Task<Donation> ReadGiftAsync(long id) => InDatabaseAsync(db => db.Donations.AsNoTracking().SingleAsync(d => d.Id == id));

    public Task<Allocation> ReadAllocationAsync(long id) => InDatabaseAsync(db => db.Allocations.AsNoTracking().SingleAsync(a => a.Id == id));

    public Task<Viewer> PersonAsync(string email) => InDatabaseAsync(async db =>
        new Viewer { AccountId = await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync(), IsAccountant = true });

    /// <summary>All of the auditor's questions about money; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync() =>
    [
        .. await InDatabaseAsync(db => MoneyViolations.UnbalancedAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.OverAllocatedAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.OverSpentAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.AgainstRestrictionAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.NotInTheBooksAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.UnfoundedFiguresAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.ApprovedByFewAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.SmallCellsAsync(db, default)),
        .. await InDatabaseAsync(db => MoneyViolations.OverfullShiftsAsync(db, default)),
    ];

    protected override TimeProvider? LoadedBy => Clock;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
