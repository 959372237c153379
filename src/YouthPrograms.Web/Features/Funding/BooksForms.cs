using YouthPrograms.Data;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>What a page of the books shows of the form that was refused: its name, what was typed, and why not.</summary>
public sealed record FailedForm(string? Name, FormState State)
{
    public static readonly FailedForm None = new(null, FormState.Empty);

    public FormState Of(string form) => form == Name ? State : FormState.Empty;

    public bool Is(string form) => form == Name;
}

/// <summary>Shows the pages of the books, anew or with a refused form.</summary>
public sealed class BooksForms(BooksReading read, TraceDonation trace, Viewer viewer)
{
    public Viewer Viewer => viewer;

    public async Task<IResult> BooksAsync(FormPost? post, string? form, CancellationToken cancellation) => Show<BooksPage>(
        new
        {
            Funds = await read.FundsAsync(cancellation),
            Drafts = await read.DraftsAsync(viewer, cancellation),
            Gifts = await read.GiftsAsync(viewer, cancellation),
            Programs = await read.ProgramsAsync(cancellation),
            Viewer = viewer,
            Failed = Failed(post, form),
        },
        post);

    public async Task<IResult> GiftAsync(long id, FormPost? post, string? form, CancellationToken cancellation)
    {
        if (await read.GiftAsync(id, viewer, cancellation) is not { } gift)
            return Pages.NotFound();
        var steps = await trace.RunAsync(id, viewer, cancellation);
        return Show<GiftPage>(
            new
            {
                Gift = gift,
                Steps = steps.Value,
                Allocations = await read.AllocationsAsync(id, viewer, cancellation),
                Books = await read.OfGiftAsync(id, viewer, cancellation),
                Programs = await read.ProgramsAsync(cancellation),
                Schools = await read.SchoolsAsync(cancellation),
                Viewer = viewer,
                Failed = Failed(post, form),
            },
            post);
    }

    public async Task<IResult> LedgerAsync(FormPost? post, string? form, CancellationToken cancellation) => Show<LedgerPage>(
        new
        {
            Books = await read.NewestAsync(viewer, cancellation),
            Funds = await read.FundsAsync(cancellation),
            Viewer = viewer,
            Failed = Failed(post, form),
        },
        post);

    private static IResult Show<TPage>(object parameters, FormPost? post)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Pages.Show<TPage>(parameters, post?.Status() ?? StatusCodes.Status200OK);

    private static FailedForm Failed(FormPost? post, string? form) => post is null ? FailedForm.None : new(form, post.State());
}

/// <summary>Fields of the books' forms.</summary>
internal static class BooksFields
{
    /// <summary>Yuan as typed, in fen.</summary>
    public static long Fen(this FormPost post, string name)
    {
        if (Money.TryRead(post.RequiredText(name)) is { } fen)
            return fen;
        if (post.Text(name) is not null)
            post.Refuse(FundingProblems.NotAnAmount(name));
        return 0;
    }

    public static DateOnly RequiredDate(this FormPost post, string name)
    {
        if (post.Date(name) is { } day)
            return day;
        if (post.Text(name) is null)
            post.Refuse(Problems.Required(name));
        return default;
    }

    /// <summary>The outcome's refusal joins the form; a field of money is called by what is typed there.</summary>
    public static bool Refuse<T>(this FormPost post, Outcome<T> outcome)
    {
        if (!outcome.IsRefused(out var problem))
            return false;
        foreach (var one in problem.Flatten())
            post.Refuse(one.Target == "AmountFen" ? one with { Target = "Amount" } : one);
        return true;
    }
}
