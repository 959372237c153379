using System.Globalization;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Training;

/// <summary>A session on its day, on the phone of whoever runs it.</summary>
internal static class DayPages
{
    public static void MapDays(this IEndpointRouteBuilder routes)
    {
        var day = routes.MapGroup("/train/sessions/{id:long}").RequireAuthorization(Policies.SessionStaff);
        day.MapGet("", (long id, DayForms forms, CancellationToken cancellation) => forms.ShowAsync(id, null, null, cancellation));
        day.MapPost("/check-in/{booking:long}", CheckInAsync);
        day.MapPost("/quiz/{booking:long}", AssessAsync);
        day.MapPost("/drill/{booking:long}", TimeAsync);
        day.MapPost("/hand-over/{handout:long}", (long id, long handout, FormPost post, HandOverHandout use, DayForms forms, CancellationToken cancellation) =>
        {
            var request = new HandoutQuantitiesRequest(handout, null, post.Whole("RowVersion"));
            return forms.RunAsync(id, post, BooksPages.FormOf("hand-over", handout), "handout-given", viewer => use.RunAsync(request, viewer, cancellation), null, cancellation);
        });
        day.MapPost("/certificates", (long id, FormPost post, IssueCertificates use, DayForms forms, CancellationToken cancellation) =>
            forms.RunAsync(id, post, "certificates", "certificates-issued", viewer => use.RunAsync(new(id), viewer, cancellation), null, cancellation));
    }

    private static Task<IResult> CheckInAsync(long id, long booking, FormPost post, CheckInClass use, DayForms forms, CancellationToken cancellation)
    {
        var request = new CheckInClassRequest(
            id, booking, post.RequiredWhole(KitFields.FieldOf("Present", booking)), post.Text("ClientId"), CountedAt(post),
            post.Choice<AttendanceSource>("Source") ?? AttendanceSource.Manual);
        return forms.RunAsync(id, post, BooksPages.FormOf("check-in", booking), "class-counted", viewer => use.RunAsync(request, viewer, cancellation), booking, cancellation);
    }

    // Sent by a page that was offline when somebody counted.
    private static DateTime? CountedAt(FormPost post) =>
        DateTimeOffset.TryParse(post.Text("CountedAt"), CultureInfo.InvariantCulture, out var at) ? at.UtcDateTime : null;

    private static Task<IResult> AssessAsync(long id, long booking, FormPost post, RecordAssessment use, DayForms forms, CancellationToken cancellation)
    {
        var request = new RecordAssessmentRequest(
            id, booking, post.Choice<AssessmentPhase>(KitFields.FieldOf("Phase", booking)) ?? default,
            post.RequiredWhole(KitFields.FieldOf("N", booking)), post.RequiredWhole(KitFields.FieldOf("Points", booking)));
        return forms.RunAsync(id, post, BooksPages.FormOf("quiz", booking), "quiz-recorded", viewer => use.RunAsync(request, viewer, cancellation), booking, cancellation);
    }

    private static Task<IResult> TimeAsync(long id, long booking, FormPost post, TimeDrill use, DayForms forms, CancellationToken cancellation)
    {
        var request = new TimeDrillRequest(
            id, booking, post.Choice<DrillRun>(KitFields.FieldOf("Run", booking)) ?? default, post.RequiredWhole(KitFields.FieldOf("Seconds", booking)));
        return forms.RunAsync(id, post, BooksPages.FormOf("drill", booking), "drill-timed", viewer => use.RunAsync(request, viewer, cancellation), booking, cancellation);
    }
}

/// <summary>Shows the day of a session, anew or with a refused form.</summary>
public sealed class DayForms(DayReading read, StockReading stock, Viewer viewer)
{
    public async Task<IResult> ShowAsync(long id, FormPost? post, string? form, CancellationToken cancellation) =>
        await read.FindAsync(id, viewer, cancellation) is { } day
            ? Pages.Show<DayPage>(
                new
                {
                    Day = day,
                    Handouts = await stock.OfSessionAsync(id, viewer, cancellation),
                    viewer.Now,
                    Failed = post is null ? FailedForm.None : new FailedForm(form, post.State()),
                },
                post?.Status() ?? StatusCodes.Status200OK)
            : Pages.NotFound();

    /// <summary>Fields of one class among many bear its booking's number.</summary>
    public async Task<IResult> RunAsync<T>(
        long id, FormPost post, string form, string said, Func<Viewer, Task<Outcome<T>>> run, long? booking, CancellationToken cancellation)
    {
        if (post.IsSound && (await run(viewer)).IsRefused(out var problem))
        {
            foreach (var one in problem.Flatten())
                post.Refuse(one.Target is { } target && booking is { } of ? one with { Target = KitFields.FieldOf(target, of) } : one);
        }
        return post.IsSound
            ? Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/train/sessions/{id}"), said)
            : await ShowAsync(id, post, form, cancellation);
    }
}
