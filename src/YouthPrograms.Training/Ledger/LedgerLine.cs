namespace YouthPrograms.Training.Ledger;

/// <summary>One line of a transaction: so many fen to the debit (positive) or credit (negative) of an account.</summary>
public readonly record struct LedgerLine(LedgerAccount Account, long AmountFen);

/// <summary>What keeps lines from being posted.</summary>
public enum PostingFault
{
    /// <summary>A transaction has two lines or more.</summary>
    TooFewLines,

    /// <summary>A line moves nothing.</summary>
    EmptyLine,

    /// <summary>A line moves more than <see cref="Posting.MostFen"/>: a slip of the finger.</summary>
    TooLarge,

    /// <summary>The lines do not sum to nothing; the amount is what is too much.</summary>
    Unbalanced,
}

/// <summary>One fault; the amount is that of the line, or the difference.</summary>
public readonly record struct PostingIssue(PostingFault Fault, long AmountFen);

/// <summary>Double entry: what each kind of fact writes into the books, and what may be posted at all.</summary>
public static class Posting
{
    /// <summary>A hundred thousand million yuan. Far above any gift, far below where sums of fen could overflow.</summary>
    public const long MostFen = 10_000_000_000_000;

    /// <summary>A gift has arrived.</summary>
    public static IReadOnlyList<LedgerLine> Receipt(GiftKind kind, long fen) => Move(Holding(kind), LedgerAccount.Received, fen);

    /// <summary>Part of a gift is meant for a programme from now on. Nothing leaves the house.</summary>
    public static IReadOnlyList<LedgerLine> Allocation(long fen) => Move(LedgerAccount.Unassigned, LedgerAccount.Assigned, fen);

    /// <summary>Something was paid, handed out or made use of.</summary>
    public static IReadOnlyList<LedgerLine> Expense(GiftKind kind, long fen) => Move(LedgerAccount.Spent, Holding(kind), fen);

    /// <summary>The lines that undo others.</summary>
    public static IReadOnlyList<LedgerLine> Reversal(IEnumerable<LedgerLine> lines) =>
        [.. lines.Select(line => line with { AmountFen = -line.AmountFen })];

    /// <summary>Everything that keeps the lines from being posted; empty when they may be.</summary>
    public static IReadOnlyList<PostingIssue> Check(IReadOnlyList<LedgerLine> lines)
    {
        List<PostingIssue> issues = [];
        if (lines.Count < 2)
            issues.Add(new(PostingFault.TooFewLines, lines.Count));
        foreach (var line in lines)
        {
            if (line.AmountFen == 0)
                issues.Add(new(PostingFault.EmptyLine, 0));
            else if (line.AmountFen is > MostFen or < -MostFen)
                issues.Add(new(PostingFault.TooLarge, line.AmountFen));
        }
        // A sum of numbers that are wrong in themselves says nothing, and might not fit.
        if (issues.Count == 0 && lines.Sum(line => line.AmountFen) is not 0 and var difference)
            issues.Add(new(PostingFault.Unbalanced, difference));
        return issues;
    }

    private static LedgerAccount Holding(GiftKind kind) => kind switch
    {
        GiftKind.Money => LedgerAccount.Bank,
        GiftKind.Goods => LedgerAccount.Goods,
        GiftKind.Service => LedgerAccount.Services,
    };

    private static IReadOnlyList<LedgerLine> Move(LedgerAccount debit, LedgerAccount credit, long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fen);
        return [new(debit, fen), new(credit, -fen)];
    }
}
