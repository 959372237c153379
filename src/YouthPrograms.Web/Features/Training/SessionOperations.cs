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
            .Describe("Counts of classes, added and never changed. The current one was made last.")
            .Visible(Visibility.OfAttendances).SignedInOnly().MaxPage(500)
            .Property(a => a.ClientId, p => p.Describe("The name that whoever counted gave the count."))
            .Property(a => a.CountedAt, p => p.Describe("UTC; of a count made offline earlier than ArrivedAt.")));
        model.Set(db => db.Assessments, set => set
            .Describe("What classes answered together: how many pupils and their points, ten at most for each. No class is named.")
            .Visible(Visibility.OfAssessments).SignedInOnly().MaxPage(500));
        model.Set(db => db.DrillTimings, set => set
            .Describe("Seconds until a class had left the building, before the training and after it. Low buildings are to be left in 120.")
            .Visible(Visibility.OfDrillTimings).SignedInOnly().MaxPage(500));
        model.Set(db => db.Certificates, set => set
            .Describe("Certificates for classes, schools and trainers. Whoever has a serial reads one by Check.")
            .Visible(Visibility.OfCertificates).SignedInOnly().MaxPage(500)
            .Property(c => c.ContentHash, p => p.Describe("SHA-256 of the serial, a line feed and the content, in lower-case hexadecimal."))
            .Property(c => c.RevokedAt, p => p.Describe("Since then it is not valid: a later count found nobody there.")));
        model.Function("Check", function => function
            .Describe("Says whether a certificate has this serial and still says what it said when it was issued. For everybody.")
            .Parameter<string>("serial").Returns<CertificateCheck>()
            .Runs(async (arguments, context) =>
                ODataResult.Value(await context.Get<CheckCertificate>().RunAsync(arguments.Get<string>("serial"), context.Aborted))));
    }

    public static ODataSetBuilder<TrainingSession, Viewer> DayActions(this ODataSetBuilder<TrainingSession, Viewer> set) => set
        .Action("CheckIn", action => action
            .Describe("Counts the pupils of a class who are there. A count with the same clientId is the same count.")
            .Parameter<long>("bookingId").Parameter<int>("present")
            .Parameter<string>("clientId", "Letters, digits and hyphens; made by whoever counts.", optional: true)
            .Parameter<DateTimeOffset?>("countedAt", "When it was counted, if that was offline.")
            .Parameter<AttendanceSource?>("source").Parameter<string>("reason", optional: true).ReturnsEntity("Bookings")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<CheckInClass>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<int>("present"), arguments.Get<string?>("clientId"),
                    arguments.Get<DateTimeOffset?>("countedAt")?.UtcDateTime, arguments.Get<AttendanceSource?>("source") ?? AttendanceSource.Manual,
                    arguments.Get<string?>("reason")),
                context.Viewer, context.Aborted))))
        .Action("Assess", action => action
            .Describe("Writes down what a class answered together: n pupils and all their points, ten at most for each. Once for each phase.")
            .Parameter<long>("bookingId").Parameter<AssessmentPhase>("phase").Parameter<int>("n").Parameter<int>("points").ReturnsEntity("Assessments")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<RecordAssessment>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<AssessmentPhase>("phase"), arguments.Get<int>("n"), arguments.Get<int>("points")),
                context.Viewer, context.Aborted))))
        .Action("TimeDrill", action => action
            .Describe("Writes down the seconds until a class had left the building. Once before the training and once after it.")
            .Parameter<long>("bookingId").Parameter<DrillRun>("run").Parameter<int>("seconds").ReturnsEntity("DrillTimings")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<TimeDrill>().RunAsync(
                new(id, arguments.Get<long>("bookingId"), arguments.Get<DrillRun>("run"), arguments.Get<int>("seconds")), context.Viewer, context.Aborted))))
        .Action("IssueCertificates", action => action
            .Describe("Issues what is due to the classes that were there, their schools and the trainers. Answers how many.").Returns<int>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<IssueCertificates>().RunAsync(new(id, context.ETag as int?), context.Viewer, context.Aborted), count => ODataResult.Value(count))));
}
