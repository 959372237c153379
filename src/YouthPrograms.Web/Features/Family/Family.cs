using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Family;

/// <summary>The parent's pages: link to a child, consent, follow, and see what is stored.</summary>
public static class Family
{
    public static void AddFamily(this IServiceCollection services)
    {
        services.AddScoped<MakeLinkCode>();
        services.AddScoped<LinkGuardian>();
        services.AddScoped<GiveConsent>();
        services.AddScoped<WithdrawConsent>();
        services.AddScoped<ExpireConsents>();
        services.AddSweep("Consents", TimeSpan.FromMinutes(1), (scope, cancellation) => scope.GetRequiredService<ExpireConsents>().RunAsync(cancellation));
        services.AddScoped<PublicNameChange>();
        services.AddScoped<FamilyReading>();
    }

    public static void MapFamily(this IEndpointRouteBuilder routes)
    {
        var family = routes.MapGroup("/family").RequireAuthorization(Policies.Family);
        family.MapGet("", (FamilyReading reading, Viewer viewer, CancellationToken cancellation) =>
            ShowAsync(reading, viewer, FormState.Empty, 200, cancellation));
        family.MapPost("/link", LinkAsync);
        family.MapGet("/{athleteId:long}", async (long athleteId, FamilyReading reading, Viewer viewer, CancellationToken cancellation) =>
            await reading.FindAsync(athleteId, viewer, cancellation) is { } screen ? Pages.Show<ChildPage>(new { Screen = screen }) : Pages.NotFound());
        family.MapPost("/{athleteId:long}/consents/{kind}/give", GiveAsync);
        family.MapPost("/{athleteId:long}/consents/{kind}/withdraw", WithdrawAsync);
        family.MapPost("/{athleteId:long}/anonymize", AnonymizeAsync);
    }

    private static async Task<IResult> LinkAsync(
        FormPost post, LinkGuardian link, FamilyReading reading, Viewer viewer, CancellationToken cancellation)
    {
        var code = post.RequiredText("Code");
        if (!post.IsSound)
            return await ShowAsync(reading, viewer, post.State(), post.Status(), cancellation);
        var linked = await link.RunAsync(new LinkGuardianRequest(code), viewer, cancellation);
        if (!linked.IsRefused(out var problem))
            return Pages.Done($"/family/{linked.Value}", "child-linked");
        post.Refuse(problem);
        return await ShowAsync(reading, viewer, post.State(), post.Status(), cancellation);
    }

    private static async Task<IResult> ShowAsync(FamilyReading reading, Viewer viewer, FormState state, int status, CancellationToken cancellation) =>
        Pages.Show<FamilyPage>(new { Children = await reading.ChildrenAsync(viewer, cancellation), viewer.Now, State = state }, status);

    private static async Task<IResult> GiveAsync(
        long athleteId, ConsentKind kind, FormPost post, GiveConsent give, Viewer viewer, CancellationToken cancellation)
    {
        if (post.IsSound && (await give.RunAsync(new GiveConsentRequest(athleteId, kind), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return Answer(athleteId, post, "consent-given");
    }

    private static async Task<IResult> WithdrawAsync(
        long athleteId, ConsentKind kind, FormPost post, WithdrawConsent withdraw, Viewer viewer, CancellationToken cancellation)
    {
        if (post.IsSound && (await withdraw.RunAsync(new WithdrawConsentRequest(athleteId, kind), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return Answer(athleteId, post, "consent-withdrawn");
    }

    private static async Task<IResult> AnonymizeAsync(
        long athleteId, FormPost post, AnonymizeRecord anonymize, FamilyReading reading, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.FindAsync(athleteId, viewer, cancellation) is not { } screen)
            return Pages.NotFound();
        var reason = post.RequiredText("reason");
        if (!post.Checked("forGood"))
            post.Refuse(Problems.Required("forGood"));
        if (post.IsSound && (await anonymize.RunAsync(new AnonymizeRecordRequest(athleteId, reason), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done("/family", "record-anonymized") : Pages.Show<ChildPage>(new { Screen = screen, State = post.State() }, post.Status());
    }

    private static IResult Answer(long athleteId, FormPost post, string said) =>
        post.IsSound ? Pages.Done($"/family/{athleteId}", said) : Pages.Refused(post.Problems[0]);
}
