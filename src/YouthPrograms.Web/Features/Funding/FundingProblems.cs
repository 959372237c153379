using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>Every refusal of gifts, books and disclosures. The code is stable; the target is the field's name in the request.</summary>
public static class FundingProblems
{
    public static Problem BookkeepersOnly { get; } = new(ProblemKind.Forbidden, "bookkeepers-only");

    public static Problem AccountantsOnly { get; } = new(ProblemKind.Forbidden, "accountants-only");

    public static Problem DonationNotFound { get; } = new(ProblemKind.NotFound, "donation-not-found");

    public static Problem AllocationNotFound { get; } = new(ProblemKind.NotFound, "allocation-not-found", "AllocationId");

    public static Problem TransactionNotFound { get; } = new(ProblemKind.NotFound, "transaction-not-found");

    public static Problem DisclosureNotFound { get; } = new(ProblemKind.NotFound, "disclosure-not-found");

    public static Problem FundNotFound { get; } = new(ProblemKind.Invalid, "fund-not-found", "FundId");

    public static Problem DonorNotFound { get; } = new(ProblemKind.Invalid, "donor-not-found", "DonorId");

    public static Problem MatchedGiftNotFound { get; } = new(ProblemKind.Invalid, "matched-gift-not-found", "MatchesId");

    public static Problem SessionNotFound { get; } = new(ProblemKind.Invalid, "session-not-found", "SessionId");

    public static Problem SchoolNotFound { get; } = new(ProblemKind.Invalid, "school-not-found", "SchoolId");

    public static Problem FundOfAnotherProgram { get; } = new(ProblemKind.Conflict, "fund-of-another-program", "RestrictedToId");

    public static Problem DayInTheFuture(string target) => new(ProblemKind.Invalid, "day-in-the-future", target);

    public static Problem EvidenceMissing { get; } = new(ProblemKind.Invalid, "evidence-missing", "EvidenceHash");

    public static Problem PeopleOutOfRange { get; } = new(ProblemKind.Invalid, "people-out-of-range", "People", 0, MostPeople);

    public static Problem NotADraft { get; } = new(ProblemKind.Conflict, "not-a-draft");

    public static Problem AlreadyPosted { get; } = new(ProblemKind.Conflict, "already-posted");

    public static Problem NotPosted { get; } = new(ProblemKind.Conflict, "not-posted");

    public static Problem AlreadyReversed { get; } = new(ProblemKind.Conflict, "already-reversed");

    public static Problem ReversalStays { get; } = new(ProblemKind.Conflict, "reversal-stays");

    public static Problem HasAllocations { get; } = new(ProblemKind.Conflict, "has-allocations");

    public static Problem HasExpenses { get; } = new(ProblemKind.Conflict, "has-expenses");

    public static Problem AllocatedByHand { get; } = new(ProblemKind.Invalid, "allocated-by-hand", "Entries");

    public static Problem AlreadyDrawnUp { get; } = new(ProblemKind.Conflict, "already-drawn-up", "From");

    public static Problem AlreadyApproved { get; } = new(ProblemKind.Conflict, "already-approved");

    public static Problem TwoApprovalsNeeded { get; } = new(ProblemKind.Conflict, "two-approvals-needed");

    public static Problem FiguresDiffer { get; } = new(ProblemKind.Conflict, "figures-differ");

    public static Problem NotPublished { get; } = new(ProblemKind.Conflict, "not-published");

    public static Problem BeingCorrected { get; } = new(ProblemKind.Conflict, "being-corrected");

    public const int MostPeople = 1_000_000;

    public static Problem ProgramNotFound(string target) => new(ProblemKind.Invalid, "program-not-found", target);

    public static Problem NotAnAmount(string target) => new(ProblemKind.Invalid, "not-an-amount", target);

    public static Problem MoreThanAllocated(long leftFen) =>
        new(ProblemKind.Conflict, "more-than-allocated", "AmountFen", new Money(leftFen));

    public static Problem Allotment(AllotmentFault fault, Gift gift) => fault switch
    {
        AllotmentFault.NotAnAmount => NotAnAmount("AmountFen"),
        AllotmentFault.NotArrived => new(ProblemKind.Conflict, "gift-not-arrived"),
        AllotmentFault.AnotherProgram => new(ProblemKind.Conflict, "restricted-to-another-program", "ProgramId"),
        AllotmentFault.MoreThanLeft => new(ProblemKind.Conflict, "more-than-left", "AmountFen", new Money(gift.LeftFen)),
    };

    public static Problem Lines(PostingIssue issue) => issue.Fault switch
    {
        PostingFault.TooFewLines => new(ProblemKind.Invalid, "too-few-lines", "Entries"),
        PostingFault.EmptyLine => new(ProblemKind.Invalid, "empty-line", "Entries"),
        PostingFault.TooLarge => NotAnAmount("Entries"),
        PostingFault.Unbalanced => new(ProblemKind.Conflict, "unbalanced", "Entries", new Money(issue.AmountFen)),
    };
}
