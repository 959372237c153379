using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>The pages of volunteers, and of those who run their shifts.</summary>
internal static class VolunteerPages
{
    private const string Home = "/volunteer";
    private const string Desk = "/volunteer/desk";

    public static void MapVolunteers(this IEndpointRouteBuilder routes)
    {
        var volunteer = routes.MapGroup(Home).RequireAuthorization(Policies.Volunteer);
        volunteer.MapGet("", (ShiftForms forms, CancellationToken cancellation) => forms.BoardAsync(null, null, cancellation));
        volunteer.MapPost("/shifts/{id:long}/sign-up", SignUpAsync);
        volunteer.MapPost("/signups/{id:long}/withdraw", WithdrawAsync);
        var desk = routes.MapGroup(Desk).RequireAuthorization(Policies.ShiftKeeper);
        desk.MapGet("", (ShiftForms forms, CancellationToken cancellation) => forms.DeskAsync(null, null, cancellation));
        desk.MapPost("/shifts", AddAsync);
        desk.MapPost("/signups/{id:long}/hours", ConfirmAsync);
    }

    private static async Task<IResult> SignUpAsync(long id, FormPost post, SignUpForShift use, ShiftForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Checked("Skilled")), forms.Viewer, cancellation))
            ? await forms.BoardAsync(post, BooksPages.FormOf("shift", id), cancellation)
            : Pages.Done(Home, "signed-up");

    private static async Task<IResult> WithdrawAsync(long id, FormPost post, WithdrawSignup use, ShiftForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.BoardAsync(post, BooksPages.FormOf("signup", id), cancellation)
            : Pages.Done(Home, "signup-withdrawn");

    private static async Task<IResult> ConfirmAsync(long id, FormPost post, ConfirmHours use, ShiftForms forms, CancellationToken cancellation)
    {
        var hours = Hours(post);
        return !post.IsSound || post.Refuse(await use.RunAsync(new(id, hours, post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.DeskAsync(post, BooksPages.FormOf("hours", id), cancellation)
            : Pages.Done(Desk, "hours-confirmed");
    }

    private static decimal Hours(FormPost post)
    {
        if (decimal.TryParse(post.RequiredText("Hours"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours))
            return hours;
        if (post.Text("Hours") is not null)
            post.Refuse(new Problem(ProblemKind.Invalid, "not-hours", "Hours"));
        return 0;
    }

    private static async Task<IResult> AddAsync(FormPost post, EditRow<Shift> use, ShiftForms forms, CancellationToken cancellation)
    {
        var (name, nameEn, places) = (post.RequiredText("Name"), post.RequiredText("NameEn"), post.RequiredWhole("Places"));
        var (session, tournament, zone) = await forms.WhereAsync(post, cancellation);
        post.RequiredText("StartsAt");
        post.RequiredText("EndsAt");
        var (starts, ends) = (post.LocalTime("StartsAt"), post.LocalTime("EndsAt"));
        if (post.IsSound)
        {
            var made = await use.CreateAsync(
                row =>
                {
                    (row.SessionId, row.TournamentId, row.TimeZone) = (session, tournament, zone);
                    (row.Name, row.NameEn, row.Skill, row.Places) = (name, nameEn, post.Text("Skill"), places);
                    (row.StartsAt, row.EndsAt) = (SessionTime.ToUtc(starts!.Value, zone), SessionTime.ToUtc(ends!.Value, zone));
                },
                forms.Viewer, cancellation);
            if (!post.Refuse(made))
                return Pages.Done(Desk, "shift-added");
        }
        return await forms.DeskAsync(post, "shift", cancellation);
    }
}

/// <summary>Shows those pages, anew or with a refused form.</summary>
public sealed class ShiftForms(ProgramsDb db, ShiftReading read, Viewer viewer)
{
    public Viewer Viewer => viewer;

    public async Task<IResult> BoardAsync(FormPost? post, string? form, CancellationToken cancellation) => Pages.Show<VolunteerPage>(
        new { Board = await read.BoardAsync(viewer, cancellation), viewer.Now, Failed = Failed(post, form) },
        post?.Status() ?? StatusCodes.Status200OK);

    public async Task<IResult> DeskAsync(FormPost? post, string? form, CancellationToken cancellation) => Pages.Show<ShiftDeskPage>(
        new
        {
            Shifts = await read.KeptAsync(viewer, cancellation),
            Places = await read.WhereaboutsAsync(viewer, cancellation),
            viewer.Now,
            Failed = Failed(post, form),
        },
        post?.Status() ?? StatusCodes.Status200OK);

    /// <summary>The session or tournament chosen, with its time zone.</summary>
    public async Task<(long? SessionId, long? TournamentId, string TimeZone)> WhereAsync(FormPost post, CancellationToken cancellation)
    {
        var parts = post.RequiredText("Where").Split('-');
        if (parts is ["session" or "tournament", var number] && long.TryParse(number, CultureInfo.InvariantCulture, out var id))
        {
            var isSession = parts[0] == "session";
            var zone = isSession
                ? await db.TrainingSessions.Where(s => s.Id == id).Select(s => s.TimeZone).SingleOrDefaultAsync(cancellation)
                : await db.Tournaments.VisibleTo(viewer).Where(t => t.Id == id).Select(t => t.TimeZone).SingleOrDefaultAsync(cancellation);
            if (zone is not null)
                return (isSession ? id : null, isSession ? null : id, zone);
        }
        if (post.Text("Where") is not null)
            post.Refuse(new Problem(ProblemKind.Invalid, "not-a-choice", "Where"));
        return (null, null, "");
    }

    private static FailedForm Failed(FormPost? post, string? form) => post is null ? FailedForm.None : new(form, post.State());
}
