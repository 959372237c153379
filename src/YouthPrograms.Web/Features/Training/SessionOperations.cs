using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.OData;
using YouthPrograms.Training.Impact;

namespace YouthPrograms.Web.Features.Training;

/// <summary>The sets of a session's day and what programs may do on it: the same use cases as the pages.</summary>
internal static class SessionOperations
{
    public static void AttendanceSets(this ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Attendances, set => set
            .Visible(Visibility.OfAttendances).SignedInOnly().MaxPage(500));
        model.Set(db => db.Assessments, set => set
            .Visible(Visibility.OfAssessments).SignedInOnly().MaxPage(500));
        model.Set(db => db.DrillTimings, set => set
            .Visible(Visibility.OfDrillTimings).SignedInOnly().MaxPage(500));
        model.Set(db => db.Certificates, set => set
            .Visible(Visibility.OfCertificates).SignedInOnly().MaxPage(500));
        model.Function("Check", function => function
            .Parameter<string>("serial").Returns<CertificateCheck>()
            .Runs(async (arguments, context) =>
                ODataResult.Value(await context.Get<CheckCertificate>().RunAsync(arguments.Get<string>("serial"), context.Aborted))));
    }

    public static ODataSetBuilder<TrainingSession, Viewer> DayActions(this ODataSetBuilder<TrainingSession, Viewer> set) => set
        .Action("CheckIn", action => action
            .Parameter<long>("bookingId").Parameter<int>("present")
            .Parameter<string>("clientId", optional: true)
            .Parameter<DateTimeOffset?>("countedAt")
            .Parameter<AttendanceSource?>("source").Parameter<string>("reason", optional: true).ReturnsEntity("Bookings")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<CheckInClass>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<int>("present"), arguments.Get<string?>("clientId"),
                    arguments.Get<DateTimeOffset?>("countedAt")?.UtcDateTime, arguments.Get<AttendanceSource?>("source") ?? AttendanceSource.Manual,
                    arguments.Get<string?>("reason")),
                context.Viewer, context.Aborted))))
        .Action("Assess", action => action
            .Parameter<long>("bookingId").Parameter<AssessmentPhase>("phase").Parameter<int>("n").Parameter<int>("points").ReturnsEntity("Assessments")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<RecordAssessment>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<AssessmentPhase>("phase"), arguments.Get<int>("n"), arguments.Get<int>("points")),
                context.Viewer, context.Aborted))))
        .Action("TimeDrill", action => action
            .Parameter<long>("bookingId").Parameter<DrillRun>("run").Parameter<int>("seconds").ReturnsEntity("DrillTimings")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<TimeDrill>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<DrillRun>("run"), arguments.Get<int>("seconds")), context.Viewer, context.Aborted))))
        .Action("IssueCertificates", action => action
            .Returns<int>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<IssueCertificates>().RunAsync(new(id, context.ETag as int?), context.Viewer, context.Aborted), count => ODataResult.Value(count))));
}
