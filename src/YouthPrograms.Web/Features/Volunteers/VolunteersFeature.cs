using YouthPrograms.Data;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.OData;
using YouthPrograms.Web.Features.Setup;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>Volunteers' shifts at sessions and tournaments.</summary>
public static class VolunteersFeature
{
    private const string Signups = "Signups";

    public static void AddVolunteers(this IServiceCollection services)
    {
        services.AddScoped<PlaceGuard>().AddScoped<SignUpForShift>().AddScoped<WithdrawSignup>().AddScoped<ConfirmHours>();
        services.AddScoped<ShiftReading>().AddScoped<ShiftForms>().AddScoped<DemoShifts>();
        services.AddSingleton(new RowRules<Shift>(
            (_, viewer, row) => ValueTask.FromResult(viewer.KeepsShift(row.SessionId, row.TournamentId) || (IsNowhere(row) && viewer.KeepsShifts)), Check, _ => []));
        services.AddScoped<EditRow<Shift>>();
    }

    public static void VolunteerSets(this ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Shifts, set => set
            .Visible(Visibility.OfShifts).Editable().Bounded().ETag(s => s.RowVersion)
            .Property(s => s.SessionId, p => p.Immutable()).Property(s => s.TournamentId, p => p.Immutable())
            .Property(s => s.PlacesTaken, p => p.ReadOnly())
            .Property(s => s.Places, p => p.Required()).Property(s => s.StartsAt, p => p.Required()).Property(s => s.EndsAt, p => p.Required())
            .Action("SignUp", action => action
                .Parameter<bool?>("skilled").ReturnsEntity(Signups)
                .Runs(async (id, arguments, context) => context.Answer(await context.Get<SignUpForShift>().RunAsync(
                    new(id, arguments.Get<bool?>("skilled") is true), context.Viewer, context.Aborted), row => ODataResult.Entity(row.Id)))));
        model.Set(db => db.Signups, set => set
            .Visible(Visibility.OfSignups).SignedInOnly().ETag(s => s.RowVersion)
            .Hide(s => s.Volunteer, s => s.ConfirmedById!)
            .Action("Withdraw", action => action
                .ReturnsEntity(Signups)
                .Runs(async (id, _, context) => context.Answer(await context.Get<WithdrawSignup>().RunAsync(
                    new(id, context.ETag as int?), context.Viewer, context.Aborted), row => ODataResult.Entity(row.Id))))
            .Action("ConfirmHours", action => action
                .Parameter<decimal>("hours").ReturnsEntity(Signups)
                .Runs(async (id, arguments, context) => context.Answer(await context.Get<ConfirmHours>().RunAsync(
                    new(id, arguments.Get<decimal>("hours"), context.ETag as int?), context.Viewer, context.Aborted), row => ODataResult.Entity(row.Id)))));
    }

    private static bool IsNowhere(Shift row) => row.SessionId is null && row.TournamentId is null;

    private static IEnumerable<Problem> Check(Shift row)
    {
        if (row.SessionId is null == row.TournamentId is null)
            yield return VolunteerProblems.OneWhereabouts;
        if (row.EndsAt <= row.StartsAt || row.EndsAt - row.StartsAt > TimeSpan.FromDays(1))
            yield return new Problem(ProblemKind.Invalid, "ends-before-it-starts", nameof(row.EndsAt));
        if (row.Places < Math.Max(1, row.PlacesTaken) || row.Places > 1000)
            yield return new Problem(ProblemKind.Invalid, "out-of-range", nameof(row.Places), Math.Max(1, row.PlacesTaken), 1000);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone ?? "", out _))
            yield return new Problem(ProblemKind.Invalid, "not-a-time-zone", nameof(row.TimeZone));
        if (string.IsNullOrWhiteSpace(row.Name))
            yield return Problems.Required(nameof(row.Name));
        if (string.IsNullOrWhiteSpace(row.NameEn))
            yield return Problems.Required(nameof(row.NameEn));
    }
}
