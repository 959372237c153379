using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>What programs may do with gifts, books and disclosures: the same use cases as the pages.</summary>
internal static class FundingOperations
{
    private const string Allocations = "Allocations";
    private const string LedgerTransactions = "LedgerTransactions";
    private const string Disclosures = "Disclosures";

    public static ODataSetBuilder<Donation, Viewer> DonationOperations(this ODataSetBuilder<Donation, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<RecordDonation>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)))
        .Action("Allocate", action => action
            .Parameter<long>("programId").Parameter<long>("amountFen").Parameter<string>("purpose").ReturnsEntity(Allocations)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<AllocateDonation>().RunAsync(
                new(id, arguments.Get<long>("programId"), arguments.Get<long>("amountFen"), arguments.Get<string>("purpose"), context.ETag as int?),
                context.Viewer, context.Aborted))))
        .Function("Trace", function => function
            .ReturnsMany<TraceStep>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<TraceDonation>().RunAsync(id, context.Viewer, context.Aborted), ODataResult.Value)));

    public static ODataSetBuilder<Expense, Viewer> ExpenseOperations(this ODataSetBuilder<Expense, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<RecordExpense>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)));

    public static ODataSetBuilder<LedgerTransaction, Viewer> LedgerOperations(this ODataSetBuilder<LedgerTransaction, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<DraftTransaction>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)))
        .OnDelete(async (id, context) => context.Answer(await context.Get<DiscardDraft>().RunAsync(
            new(id, context.ETag as int?), context.Viewer, context.Aborted)))
        .Action("Post", action => action
            .ReturnsEntity(LedgerTransactions)
            .Runs(async (id, _, context) => context.Entity(await context.Get<PostTransaction>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Reverse", action => action
            .Parameter<string>("reason").ReturnsEntity(LedgerTransactions)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ReverseTransaction>().RunAsync(
                new(id, arguments.Get<string>("reason"), context.ETag as int?), context.Viewer, context.Aborted))));

    public static ODataSetBuilder<Disclosure, Viewer> DisclosureOperations(this ODataSetBuilder<Disclosure, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<DrawUpDisclosure>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)))
        .OnDelete(async (id, context) => context.Answer(await context.Get<DiscardDisclosure>().RunAsync(
            new(id, context.ETag as int?), context.Viewer, context.Aborted)))
        .Action("Approve", action => action
            .ReturnsEntity(Disclosures)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ApproveDisclosure>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Publish", action => action
            .ReturnsEntity(Disclosures)
            .Runs(async (id, _, context) => context.Entity(await context.Get<PublishDisclosure>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Correct", action => action
            .Parameter<string>("note").ReturnsEntity(Disclosures)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<CorrectDisclosure>().RunAsync(
                new(id, arguments.Get<string>("note"), context.ETag as int?), context.Viewer, context.Aborted))));

    private static RecordDonationRequest Read(ODataChange<Donation> change) => new(
        change.Link(d => d.Fund) ?? change.Get(d => d.FundId, 0),
        change.Get(d => d.Kind, default),
        change.Get(d => d.AmountFen, 0),
        change.Get(d => d.DonorName, ""),
        change.Get(d => d.GivenOn, default),
        change.Get(d => d.Anonymous, false),
        change.Link(d => d.RestrictedTo) ?? change.Get(d => d.RestrictedToId, null),
        change.Get(d => d.DonorId, null),
        DonorEmail: null,
        change.Get(d => d.Description, null),
        change.Link(d => d.Matches) ?? change.Get(d => d.MatchesId, null));

    private static RecordExpenseRequest Read(ODataChange<Expense> change) => new(
        change.Link(e => e.Allocation) ?? change.Get(e => e.AllocationId, 0),
        change.Get(e => e.Category, default),
        change.Get(e => e.AmountFen, 0),
        change.Get(e => e.SpentOn, default),
        change.Get(e => e.Purpose, ""),
        change.Get(e => e.EvidenceHash, ""),
        change.Get(e => e.People, 0),
        change.Link(e => e.Session) ?? change.Get(e => e.SessionId, null),
        change.Link(e => e.School) ?? change.Get(e => e.SchoolId, null));

    private static DraftTransactionRequest Read(ODataChange<LedgerTransaction> change) => new(
        change.Get(t => t.Memo, ""),
        change.Get(t => t.BookedOn, default),
        [.. change.Nested(t => t.Entries).Select(line => new DraftLine(
            line.Get(e => e.Account, default),
            line.Get(e => e.AmountFen, 0),
            line.Link(e => e.Fund) ?? line.Get(e => e.FundId, 0),
            line.Link(e => e.Program) ?? line.Get(e => e.ProgramId, null)))]);

    private static DrawUpDisclosureRequest Read(ODataChange<Disclosure> change) => new(
        change.Link(d => d.Program) ?? change.Get(d => d.ProgramId, 0), change.Get(d => d.From, default), change.Get(d => d.To, default));
}
