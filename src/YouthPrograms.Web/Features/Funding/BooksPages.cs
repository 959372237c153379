using System.Globalization;
using System.Security.Cryptography;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>The office's pages of gifts and books. Auditors read them; the use cases refuse what they may not do.</summary>
internal static class BooksPages
{
    private const string Home = "/office/money";

    public static void MapBooks(this IEndpointRouteBuilder routes)
    {
        var books = routes.MapGroup(Home).RequireAuthorization(Policies.Books);
        books.MapGet("", (BooksForms forms, CancellationToken cancellation) => forms.BooksAsync(null, null, cancellation));
        books.MapGet("/ledger", (BooksForms forms, CancellationToken cancellation) => forms.LedgerAsync(null, null, cancellation));
        books.MapGet("/donations/{id:long}", (long id, BooksForms forms, CancellationToken cancellation) => forms.GiftAsync(id, null, null, cancellation));
        books.MapPost("/donations", RecordDonationAsync);
        books.MapPost("/donations/{id:long}/allocate", AllocateAsync);
        books.MapPost("/donations/{id:long}/expenses", RecordExpenseAsync);
        books.MapPost("/donations/{id:long}/reverse", ReverseOfGiftAsync);
        books.MapPost("/ledger", DraftAsync);
        books.MapPost("/transactions/{id:long}/post", PostAsync);
        books.MapPost("/transactions/{id:long}/discard", DiscardAsync);
        books.MapPost("/transactions/{id:long}/reverse", ReverseAsync);
    }

    private static async Task<IResult> RecordDonationAsync(FormPost post, RecordDonation use, BooksForms forms, CancellationToken cancellation)
    {
        var request = new RecordDonationRequest(
            post.RequiredKey("FundId"), post.Choice<GiftKind>("Kind") ?? default, post.Fen("Amount"), post.RequiredText("DonorName"),
            post.RequiredDate("GivenOn"), post.Checked("Anonymous"), post.Key("RestrictedToId"), DonorId: null, post.Text("DonorEmail"),
            post.Text("Description"), post.Key("MatchesId"));
        return !post.IsSound || post.Refuse(await use.RunAsync(request, forms.Viewer, cancellation))
            ? await forms.BooksAsync(post, "donation", cancellation)
            : Pages.Done(Home, "gift-recorded");
    }

    private static async Task<IResult> AllocateAsync(long id, FormPost post, AllocateDonation use, BooksForms forms, CancellationToken cancellation)
    {
        var request = new AllocateDonationRequest(id, post.RequiredKey("ProgramId"), post.Fen("Amount"), post.RequiredText("Purpose"));
        return !post.IsSound || post.Refuse(await use.RunAsync(request, forms.Viewer, cancellation))
            ? await forms.GiftAsync(id, post, "allocate", cancellation)
            : Pages.Done($"{Home}/donations/{id}", "gift-allocated");
    }

    private static async Task<IResult> RecordExpenseAsync(long id, FormPost post, RecordExpense use, BooksForms forms, CancellationToken cancellation)
    {
        var request = new RecordExpenseRequest(
            post.RequiredKey("AllocationId"), post.Choice<ExpenseCategory>("Category") ?? default, post.Fen("ExpenseAmount"),
            post.RequiredDate("SpentOn"), post.RequiredText("ExpensePurpose"), await EvidenceAsync(post, cancellation),
            post.Whole("People") ?? 0, post.Key("SessionId"), post.Key("SchoolId"));
        if (post.IsSound && (await use.RunAsync(request, forms.Viewer, cancellation)).IsRefused(out var problem))
        {
            foreach (var one in problem.Flatten())
                post.Refuse(one with { Target = Field(one.Target) });
        }
        return post.IsSound
            ? Pages.Done($"{Home}/donations/{id}", "expense-recorded")
            : await forms.GiftAsync(id, post, "expense", cancellation);
    }

    // Two forms of one page must not have a field of the same name.
    private static string? Field(string? target) => target switch
    {
        "AmountFen" => "ExpenseAmount",
        "Purpose" => "ExpensePurpose",
        "EvidenceHash" => "Evidence",
        _ => target,
    };

    /// <summary>The hash of the file that was chosen; the file itself stays with whoever keeps the papers.</summary>
    private static async Task<string?> EvidenceAsync(FormPost post, CancellationToken cancellation)
    {
        if (post.File("Evidence") is not { } file)
            return null;
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    private static async Task<IResult> DraftAsync(FormPost post, DraftTransaction use, BooksForms forms, CancellationToken cancellation)
    {
        var (fen, fund) = (post.Fen("Amount"), post.RequiredKey("FundId"));
        var debit = post.Choice<LedgerAccount>("Debit") ?? default;
        var credit = post.Choice<LedgerAccount>("Credit") ?? default;
        // The programme of a fund that has one; general money is nobody's figure.
        var program = post.Key("ProgramId");
        var request = new DraftTransactionRequest(
            post.RequiredText("Memo"), post.RequiredDate("BookedOn"), [new(debit, fen, fund, program), new(credit, -fen, fund, program)]);
        return !post.IsSound || post.Refuse(await use.RunAsync(request, forms.Viewer, cancellation))
            ? await forms.LedgerAsync(post, "draft", cancellation)
            : Pages.Done(Home, "draft-made");
    }

    private static async Task<IResult> PostAsync(long id, FormPost post, PostTransaction use, BooksForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.BooksAsync(post, FormOf("post", id), cancellation)
            : Pages.Done(Home, "transaction-posted");

    private static async Task<IResult> DiscardAsync(long id, FormPost post, DiscardDraft use, BooksForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.BooksAsync(post, FormOf("discard", id), cancellation)
            : Pages.Done(Home, "draft-discarded");

    private static async Task<IResult> ReverseAsync(long id, FormPost post, ReverseTransaction use, BooksForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Text("Reason"), post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.LedgerAsync(post, FormOf("reverse", id), cancellation)
            : Pages.Done(Home + "/ledger", "transaction-reversed");

    private static async Task<IResult> ReverseOfGiftAsync(long id, FormPost post, ReverseTransaction use, BooksForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(post.RequiredKey("TransactionId"), post.Text("Reason")), forms.Viewer, cancellation))
            ? await forms.GiftAsync(id, post, "reverse", cancellation)
            : Pages.Done($"{Home}/donations/{id}", "transaction-reversed");

    public static string FormOf(string verb, long id) => string.Create(CultureInfo.InvariantCulture, $"{verb}-{id}");
}
