using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Web.Features.Setup;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>Gifts, the books, and what is disclosed of them.</summary>
public static class FundingFeature
{
    public static void AddFunding(this IServiceCollection services)
    {
        services.AddScoped<BooksGuard>().AddScoped<ComputeFigures>().AddScoped<Disclosing>();
        services.AddScoped<RecordDonation>().AddScoped<RecordExpense>().AddScoped<DraftTransaction>().AddScoped<DiscardDraft>();
        services.AddScoped<AllocateDonation>().AddScoped<PostTransaction>().AddScoped<ReverseTransaction>();
        services.AddScoped<DrawUpDisclosure>().AddScoped<ApproveDisclosure>().AddScoped<PublishDisclosure>();
        services.AddScoped<CorrectDisclosure>().AddScoped<DiscardDisclosure>();
        services.AddScoped<TraceDonation>().AddScoped<MoneyReading>().AddScoped<BooksReading>().AddScoped<BooksForms>().AddScoped<DisclosureForms>();
        services.AddScoped<DemoMoney>();
        services.AddSingleton(new RowRules<Fund>(Keeps, row => Named(row.Code, row.Name, row.NameEn), _ => []));
        services.AddSingleton(new RowRules<Campaign>(Keeps, Check, _ => []));
        services.AddScoped<EditRow<Fund>>().AddScoped<EditRow<Campaign>>();
    }

    public static void MapFunding(this IEndpointRouteBuilder routes)
    {
        routes.MapMoney();
        routes.MapGifts();
        routes.MapBooks();
        routes.MapDisclosures();
    }

    private static ValueTask<bool> Keeps<T>(ProgramsDb db, Viewer viewer, T row) => ValueTask.FromResult(viewer.KeepsMoney);

    private static IEnumerable<Problem> Check(Campaign row)
    {
        if (row.EndsOn < row.StartsOn)
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.EndsOn));
        if (row.GoalPeople is < 1 or > 100_000_000)
            yield return new Problem(ProblemKind.Invalid, "out-of-range", nameof(row.GoalPeople), 1, 100_000_000);
        foreach (var problem in Named(row.Code, row.Name, row.NameEn))
            yield return problem;
    }

    private static IEnumerable<Problem> Named(string? code, string? name, string? nameEn) =>
        [.. Bookkeeping.CheckText(code, "Code", 40), .. Bookkeeping.CheckText(name, "Name"), .. Bookkeeping.CheckText(nameEn, "NameEn")];
}
