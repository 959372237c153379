using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What the auditor found, and a button to ask again.</summary>
internal static class AuditorPages
{
    private const string Home = "/operate/auditor";

    public static void MapAuditor(this IEndpointRouteBuilder routes)
    {
        var auditor = routes.MapGroup(Home).RequireAuthorization(Policies.Operator);
        auditor.MapGet("", async (RunAuditor run, CancellationToken cancellation) =>
            Pages.Show<AuditorPage>(new { Board = await run.BoardAsync(cancellation) }));
        auditor.MapPost("", async (FormPost post, RunAuditor run, Viewer viewer, CancellationToken cancellation) =>
        {
            if (!post.IsSound)
                return Pages.Refused(post.Problems[0]);
            return (await run.RunAsync(viewer, cancellation)).IsRefused(out var problem) ? Pages.Refused(problem) : Pages.Done(Home, "auditor-asked");
        });
    }
}
