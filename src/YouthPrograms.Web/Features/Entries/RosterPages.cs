using YouthPrograms.Data;
using YouthPrograms.Web.Features.Operations;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

internal static class RosterPages
{
    public static void MapRosterPages(this IEndpointRouteBuilder delegation)
    {
        delegation.MapGet("/roster", async (long delegationId, DelegationReading reading, RosterIntake intake, Viewer viewer, CancellationToken cancellation) =>
            await intake.LookAsync(delegationId, viewer, cancellation) is { } report
                ? await reading.ShowAsync(delegationId, viewer, row => Pages.Show<RosterPage>(new { Row = row, Report = report }), cancellation)
                : Pages.NotFound());
        delegation.MapPost("/roster", UploadAsync);
        delegation.MapPost("/roster/lines", FixAsync);
    }

    private static async Task<IResult> UploadAsync(
        long delegationId, FormPost post, DelegationReading reading, RosterIntake intake, ImportRoster import, Viewer viewer, CancellationToken cancellation)
    {
        if (await intake.LookAsync(delegationId, viewer, cancellation) is not { } report)
            return Pages.NotFound();
        var file = post.Form.Files.GetFile("File");
        if (file is null)
            post.Refuse(Problems.Required("File"));
        else if (file.Length > Uploads.FileLimit)
            post.Refuse(EntryProblems.FileTooLarge(Uploads.FileLimit >> 20));
        if (post.IsSound)
        {
            var request = new ImportRosterRequest(delegationId, await BytesAsync(file!, cancellation), file!.FileName, post.Text("Reason"));
            var taken = await import.RunAsync(request, viewer, cancellation);
            if (taken.IsRefused(out var problem))
                post.Refuse(problem);
            else
                report = taken.Value;
        }
        var state = post.IsSound ? FormState.Empty : post.State();
        var status = post.IsSound ? StatusOf(report) : post.Status();
        return await reading.ShowAsync(
            delegationId, viewer, row => Pages.Show<RosterPage>(new { Row = row, Report = report, UploadState = state }, status), cancellation);
    }

    private static async Task<IResult> FixAsync(
        long delegationId, FormPost post, DelegationReading reading, FixRoster fix, Viewer viewer, CancellationToken cancellation)
    {
        var typed = RosterForm.Lines(post);
        var left = typed.Select(line => line.Line).Where(line => post.Checked(RosterForm.LeftOut(line))).ToArray();
        // What was typed stays on the page whatever happens, under the lines' own numbers.
        var report = RosterReport.Nothing with { Unsaved = typed };
        if (post.IsSound)
        {
            var taken = await fix.RunAsync(new FixRosterRequest(delegationId, typed, left, post.Text("FixReason")), viewer, cancellation);
            if (taken.IsRefused(out var problem))
                post.Refuse(problem.Target == "Reason" ? problem with { Target = "FixReason" } : problem);
            else
                report = taken.Value;
        }
        var state = post.IsSound ? FormState.Empty : post.State();
        var status = post.IsSound ? StatusOf(report) : post.Status();
        return await reading.ShowAsync(
            delegationId, viewer, row => Pages.Show<RosterPage>(new { Row = row, Report = report, FixState = state }, status), cancellation);
    }

    // A file of which not one line could be taken was refused as a whole.
    private static int StatusOf(RosterReport report) =>
        report.Unsaved.Count > 0 && !report.TookAny ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
