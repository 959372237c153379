using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Family;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

internal static class AthletePages
{
    public static void MapAthletePages(this IEndpointRouteBuilder delegation)
    {
        delegation.MapGet("/athletes/new", (long delegationId, DelegationReading reading, Viewer viewer, CancellationToken cancellation) =>
            reading.ShowAsync(delegationId, viewer, row => Pages.Show<AthletePage>(new { Row = row }), cancellation));
        delegation.MapPost("/athletes/new", AddAsync);
        delegation.MapGet("/athletes/{athleteId:long}", (long athleteId, AthleteScreen screen, Viewer viewer, CancellationToken cancellation) =>
            screen.ShowAsync(athleteId, viewer, null, cancellation));
        delegation.MapPost("/athletes/{athleteId:long}", ChangeAsync);
        delegation.MapPost("/athletes/{athleteId:long}/remove", RemoveAsync);
        delegation.MapPost("/athletes/{athleteId:long}/verify", VerifyAsync);
        delegation.MapPost("/athletes/{athleteId:long}/link-code", MakeLinkCodeAsync);
        delegation.MapPost("/athletes/{athleteId:long}/anonymize", AnonymizeAsync);
    }

    private static async Task<IResult> AddAsync(
        long delegationId, FormPost post, DelegationReading reading, AddAthlete add, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.FindAsync(delegationId, viewer, cancellation) is not { } row)
            return Pages.NotFound();
        if (Facts(post) is { } facts)
        {
            var added = await add.RunAsync(
                new AddAthleteRequest(
                    delegationId, facts.FullName, facts.Gender, facts.BirthDate, facts.School, facts.GuardianName, facts.GuardianPhone, post.Text("Reason")),
                viewer,
                cancellation);
            if (added.IsRefused(out var problem))
                post.Refuse(problem);
        }
        return post.IsSound
            ? Pages.Done(row.Address, "athlete-added")
            : Pages.Show<AthletePage>(new { Row = row, State = post.State() }, post.Status());
    }

    private static async Task<IResult> ChangeAsync(
        long delegationId, long athleteId, FormPost post, AthleteScreen screen, ChangeAthlete change, Viewer viewer, CancellationToken cancellation)
    {
        var version = post.Whole("RowVersion");
        if (Facts(post) is { } facts)
        {
            var changed = await change.RunAsync(
                new ChangeAthleteRequest(
                    athleteId, facts.FullName, facts.Gender, facts.BirthDate, facts.School, facts.GuardianName, facts.GuardianPhone, version, post.Text("Reason")),
                viewer,
                cancellation);
            if (changed.IsRefused(out var problem))
                post.Refuse(problem);
        }
        return post.IsSound
            ? Pages.Done(AddressOf(delegationId), "athlete-changed")
            : await screen.ShowAsync(athleteId, viewer, (post.State(), post.Status(), FormState.Empty, null), cancellation);
    }

    private static async Task<IResult> RemoveAsync(
        long delegationId, long athleteId, FormPost post, AthleteScreen screen, RemoveAthlete remove, Viewer viewer, CancellationToken cancellation)
    {
        if (post.IsSound && (await remove.RunAsync(new RemoveAthleteRequest(athleteId, post.Text("RemoveReason")), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem.Target == "Reason" ? problem with { Target = "RemoveReason" } : problem);
        return post.IsSound
            ? Pages.Done(AddressOf(delegationId), "athlete-removed")
            : await screen.ShowAsync(athleteId, viewer, (FormState.Empty, post.Status(), post.State(), null), cancellation);
    }

    private static async Task<IResult> VerifyAsync(
        long delegationId, long athleteId, FormPost post, VerifyBirthDate verify, Viewer viewer, CancellationToken cancellation)
    {
        if (post.IsSound && (await verify.RunAsync(new VerifyBirthDateRequest(athleteId, post.Text("documents")), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done($"{AddressOf(delegationId)}/athletes/{athleteId}", "birth-date-verified") : Pages.Refused(post.Problems[0]);
    }

    private static async Task<IResult> AnonymizeAsync(
        long delegationId, long athleteId, FormPost post, AthleteScreen screen, AnonymizeRecord anonymize, Viewer viewer, CancellationToken cancellation)
    {
        var reason = post.RequiredText("reason");
        if (!post.Checked("forGood"))
            post.Refuse(Problems.Required("forGood"));
        if (post.IsSound && (await anonymize.RunAsync(new AnonymizeRecordRequest(athleteId, reason), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done(AddressOf(delegationId), "record-anonymized")
            : await screen.ShowAsync(athleteId, viewer, (FormState.Empty, post.Status(), post.State(), null), cancellation);
    }

    private static async Task<IResult> MakeLinkCodeAsync(
        long athleteId, FormPost post, AthleteScreen screen, MakeLinkCode make, Viewer viewer, CancellationToken cancellation)
    {
        if (!post.IsSound)
            return Pages.Refused(post.Problems[0]);
        var made = await make.RunAsync(new MakeLinkCodeRequest(athleteId), viewer, cancellation);
        // Shown in the answer and nowhere else: only its hash is kept.
        return made.IsRefused(out var problem)
            ? Pages.Refused(problem)
            : await screen.ShowAsync(athleteId, viewer, (FormState.Empty, 200, FormState.Empty, made.Value), cancellation);
    }

    private static AthleteFacts? Facts(FormPost post)
    {
        var name = post.RequiredText(nameof(AthleteFacts.FullName));
        if (post.Text(nameof(AthleteFacts.Gender)) is null)
            post.Refuse(Problems.Required(nameof(AthleteFacts.Gender)));
        if (post.Text(nameof(AthleteFacts.BirthDate)) is null)
            post.Refuse(Problems.Required(nameof(AthleteFacts.BirthDate)));
        var gender = post.Choice<AthleteGender>(nameof(AthleteFacts.Gender));
        var birthDate = post.Date(nameof(AthleteFacts.BirthDate));
        return post.IsSound
            ? new AthleteFacts(
                name, gender!.Value, birthDate!.Value, post.Text(nameof(AthleteFacts.School)), post.Text(nameof(AthleteFacts.GuardianName)), post.Text(nameof(AthleteFacts.GuardianPhone)))
            : null;
    }

    private static string AddressOf(long delegationId) => $"/coach/{delegationId}";
}

/// <summary>The page of one athlete; showing it reads the birth date, and that is written down.</summary>
public sealed class AthleteScreen(DelegationReading reading, ReadAthleteRecord read)
{
    public async Task<IResult> ShowAsync(
        long athleteId, Viewer viewer, (FormState Change, int Status, FormState Remove, string? LinkCode)? after, CancellationToken cancellation)
    {
        var record = await read.RunAsync(athleteId, viewer, cancellation);
        if (record.IsRefused(out _) || await reading.FindAsync(record.Value.DelegationId, viewer, cancellation) is not { } row)
            return Pages.NotFound();
        var (change, status, remove, code) = after ?? (FormState.Empty, StatusCodes.Status200OK, FormState.Empty, null);
        var organizes = viewer.OrganizesTournament(row.Tournament.Id);
        return Pages.Show<AthletePage>(
            new { Row = row, Record = record.Value, Organizes = organizes, LinkCode = code, State = change, RemoveState = remove }, status);
    }
}
