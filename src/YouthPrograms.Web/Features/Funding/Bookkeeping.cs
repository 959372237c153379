using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>How facts become transactions, and what is asked of every text, amount and day of the books.</summary>
internal static class Bookkeeping
{
    /// <summary>The lines of a transaction, all of one fund and programme.</summary>
    public static void Add(this LedgerTransaction transaction, IEnumerable<LedgerLine> lines, long fundId, long? programId) =>
        transaction.Entries.AddRange(lines.Select(line => Entry(line, fundId, programId)));

    public static LedgerEntry Entry(LedgerLine line, long fundId, long? programId) =>
        new() { Account = line.Account, AmountFen = line.AmountFen, FundId = fundId, ProgramId = programId };

    public static IReadOnlyList<LedgerLine> Lines(this LedgerTransaction transaction) =>
        [.. transaction.Entries.Select(entry => new LedgerLine(entry.Account, entry.AmountFen))];

    /// <summary>A transaction that is posted from its beginning.</summary>
    public static LedgerTransaction Booked(this LedgerTransaction transaction, DateTime at, Viewer viewer)
    {
        if (Posting.Check(transaction.Lines()) is { Count: > 0 } issues)
            throw new InvalidOperationException($"Lines that cannot be posted: {string.Join(", ", issues)}");
        (transaction.State, transaction.PostedAt, transaction.PostedById) = (LedgerState.Posted, at, viewer.AccountId);
        return transaction;
    }

    /// <summary>Not blank, and no longer than a line of a table bears.</summary>
    public static IEnumerable<Problem> CheckText(string? text, string target, int most = 200)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return Problems.Required(target);
        else if (text.Trim().Length > most)
            yield return new Problem(ProblemKind.Invalid, "too-long", target, most);
    }

    public static IEnumerable<Problem> CheckAmount(long fen, string target = "AmountFen") =>
        (fen is > 0 and <= Posting.MostFen) ? [] : [FundingProblems.NotAnAmount(target)];

    public static IEnumerable<Problem> CheckDay(DateOnly day, DateOnly today, string target)
    {
        if (day.Year < 2000)
            yield return Problems.Required(target);
        else if (day > today)
            yield return FundingProblems.DayInTheFuture(target);
    }
}
