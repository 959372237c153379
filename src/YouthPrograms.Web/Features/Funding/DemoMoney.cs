using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Web.Features.Operations;
using static YouthPrograms.Web.Features.Operations.DemoSteps;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>
/// The demo's gifts and what became of them, through the use cases that people use, each on its day: the books then have the
/// times that the disclosures' cut-offs go by.
/// </summary>
internal sealed class DemoMoney(ProgramsDb db, BooksGuard books, ComputeFigures figures)
{
    private readonly DayClock clock = new();
    private readonly Dictionary<string, long> gifts = [];

    public async Task AddAsync(MoneySeeds seeds, DateOnly today, CancellationToken cancellation)
    {
        if (await db.Donations.AnyAsync(cancellation))
            return;
        var codes = await CodesAsync(cancellation);
        List<(int Day, Func<Task> Happens)> days =
        [
            .. seeds.Gifts.SelectMany(gift => Days(gift, codes, today, cancellation)),
            .. seeds.Promised.Select(gift => (gift.Day, (Func<Task>)(() => RecordAsync(gift, codes, today, cancellation)))),
            .. seeds.Disclosures.Select(one => (one.On, (Func<Task>)(() => DiscloseAsync(one, codes, today, cancellation)))),
        ];
        foreach (var (day, happens) in days.OrderBy(one => one.Day))
        {
            clock.Morning(today.AddDays(day));
            await happens();
            db.ChangeTracker.Clear();
        }
    }

    private IEnumerable<(int, Func<Task>)> Days(GiftSeed gift, Codes codes, DateOnly today, CancellationToken cancellation)
    {
        yield return (gift.Day, async () =>
        {
            gifts[gift.Code] = await RecordAsync(gift, codes, today, cancellation);
            await PostAsync(t => t.DonationId == gifts[gift.Code], codes, cancellation);
        }
        );
        foreach (var seed in gift.Allocations ?? [])
        {
            long allocation = 0;
            yield return (seed.Day, async () => allocation = Done(await new AllocateDonation(db, books, clock).RunAsync(
                new(gifts[gift.Code], codes.Programs[seed.Program], seed.Fen, seed.Purpose), codes.Accountant, cancellation)).Id);
            foreach (var expense in seed.Expenses)
                yield return (expense.Day, () => SpendAsync(allocation, expense, codes, today, cancellation));
        }
    }

    private async Task<long> RecordAsync(GiftSeed gift, Codes codes, DateOnly today, CancellationToken cancellation) =>
        Done(await new RecordDonation(db, clock).RunAsync(
            new(codes.Funds[gift.Fund], gift.Kind, gift.Fen, gift.Donor, today.AddDays(gift.Day), gift.Anonymous,
                DonorEmail: gift.Account, Description: gift.Description, MatchesId: gift.Matches is { } code ? gifts[code] : null),
            codes.Accountant, cancellation)).Id;

    private async Task SpendAsync(long allocation, ExpenseSeed seed, Codes codes, DateOnly today, CancellationToken cancellation)
    {
        long? session = seed.Session is { } code && codes.Sessions.TryGetValue(code, out var found) ? found : null;
        long? school = seed.School is { } name ? codes.Schools[name] : null;
        var evidence = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed.Purpose)));
        var expense = Done(await new RecordExpense(db, clock).RunAsync(
            new(allocation, seed.Category, seed.Fen, today.AddDays(seed.Day), seed.Purpose, evidence, seed.People, session, school),
            codes.Accountant, cancellation));
        await PostAsync(t => t.ExpenseId == expense.Id, codes, cancellation);
    }

    private async Task PostAsync(
        System.Linq.Expressions.Expression<Func<Data.Funding.LedgerTransaction, bool>> of, Codes codes, CancellationToken cancellation)
    {
        var transaction = await db.LedgerTransactions.Where(of).Select(t => t.Id).SingleAsync(cancellation);
        Done(await new PostTransaction(db, books, clock).RunAsync(new(transaction), codes.Accountant, cancellation));
    }

    private async Task DiscloseAsync(DisclosureSeed seed, Codes codes, DateOnly today, CancellationToken cancellation)
    {
        var disclosing = new Disclosing(db, figures, clock);
        var draft = Done(await new DrawUpDisclosure(db, disclosing).RunAsync(
            new(codes.Programs[seed.Program], today.AddDays(seed.From), today.AddDays(seed.To)), codes.Accountant, cancellation));
        foreach (var approver in (Viewer[])[codes.Accountant, codes.Officer])
            Done(await new ApproveDisclosure(db, disclosing).RunAsync(new(draft.Id), approver, cancellation));
        Done(await new PublishDisclosure(db, disclosing).RunAsync(new(draft.Id), codes.Officer, cancellation));
    }

    private async Task<Codes> CodesAsync(CancellationToken cancellation) => new(
        await db.Funds.ToDictionaryAsync(f => f.Code, f => f.Id, cancellation),
        await db.Programs.ToDictionaryAsync(p => p.Code, p => p.Id, cancellation),
        await db.Schools.ToDictionaryAsync(s => s.Code, s => s.Id, cancellation),
        await db.TrainingSessions.ToDictionaryAsync(s => s.Code, s => s.Id, cancellation),
        new Viewer { AccountId = await AccountAsync("accountant@demo.test", cancellation), IsAccountant = true },
        new Viewer { AccountId = await AccountAsync("officer@demo.test", cancellation), IsProgramOfficer = true });

    private Task<long> AccountAsync(string email, CancellationToken cancellation) =>
        db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync(cancellation);

    private sealed record Codes(
        Dictionary<string, long> Funds, Dictionary<string, long> Programs, Dictionary<string, long> Schools,
        Dictionary<string, long> Sessions, Viewer Accountant, Viewer Officer);
}
