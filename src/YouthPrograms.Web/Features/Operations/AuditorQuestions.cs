using YouthPrograms.Data;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Features.Training;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>One rule as a question: it answers the rows that break it, in words with their numbers. The code is stable.</summary>
public sealed record AuditorQuestion(string Code, Func<ProgramsDb, CancellationToken, Task<IReadOnlyList<string>>> AskAsync);

/// <summary>Everything the auditor asks.</summary>
public static class AuditorQuestions
{
    public static IReadOnlyList<AuditorQuestion> All { get; } =
    [
        new("results-not-replayed", ResultViolations.NotReplayedAsync),
        new("seats-taken", SeatViolations.CountersAsync),
        new("class-booked-twice", SeatViolations.BookedTwiceAsync),
        new("adults-by-ratio", SeatViolations.TooFewAdultsAsync),
        new("venue-in-two-sessions", SeatViolations.VenueTwiceAsync),
        new("trainer-in-two-sessions", SeatViolations.TrainerTwiceAsync),
        new("hold-past-its-end", SeatViolations.StaleHoldsAsync),
        new("offer-without-seats", SeatViolations.OffersWithoutSeatsAsync),
        new("stock-balances", StockViolations.BalancesAsync),
        new("stock-reserved", StockViolations.ReservedAsync),
        new("stock-given-unapproved", StockViolations.UnapprovedAsync),
        new("handout-order", StockViolations.OrderAsync),
        new("handout-twice", StockViolations.TwiceAsync),
        new("handout-signatures", StockViolations.SignaturesAsync),
        new("attendance-current", DayViolations.AttendanceAsync),
        new("certificate-of-the-absent", DayViolations.CertificatesAsync),
        new("certificate-altered", DayViolations.AlteredAsync),
        new("quiz-points", DayViolations.PointsAsync),
        new("ledger-unbalanced", MoneyViolations.UnbalancedAsync),
        new("gift-over-allocated", MoneyViolations.OverAllocatedAsync),
        new("allocation-over-spent", MoneyViolations.OverSpentAsync),
        new("against-restriction", MoneyViolations.AgainstRestrictionAsync),
        new("not-in-the-books", MoneyViolations.NotInTheBooksAsync),
        new("figure-unfounded", MoneyViolations.UnfoundedFiguresAsync),
        new("disclosure-approved-by-few", MoneyViolations.ApprovedByFewAsync),
        new("small-cells", MoneyViolations.SmallCellsAsync),
        new("shift-places", MoneyViolations.OverfullShiftsAsync),
    ];
}
