using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What programs may do with sessions, bookings and waitlists: the same use cases as the pages.</summary>
internal static class BookingOperations
{
    private const string Bookings = "Bookings";
    private const string WaitlistEntries = "WaitlistEntries";

    public static ODataSetBuilder<TrainingSession, Viewer> SessionActions(this ODataSetBuilder<TrainingSession, Viewer> set) => set
        .Property(s => s.StartsAt, p => p.Immutable())
        .Property(s => s.EndsAt, p => p.Immutable())
        .Property(s => s.VenueId, p => p.Immutable())
        .Action("Book", action => action
            .Parameter<long>("schoolId").Parameter<string>("classLabel").Parameter<int>("pupils").Parameter<int>("adults")
            .Parameter<string>("contactName", optional: true).Parameter<string>("contactEmail", optional: true)
            .Parameter<string>("accessNeeds", optional: true).Parameter<bool?>("hold")
            .ReturnsEntity(Bookings)
            .Runs(async (id, arguments, context) => context.Entity(
                await context.Get<BookSession>().RunAsync(Book(id, arguments), context.Viewer, context.Aborted))))
        .Action("JoinWaitlist", action => action
            .Parameter<long>("schoolId").Parameter<string>("classLabel").Parameter<int>("pupils").Parameter<int>("adults")
            .Parameter<int?>("smallestAcceptable")
            .ReturnsEntity(WaitlistEntries)
            .Runs(async (id, arguments, context) => context.Entity(
                await context.Get<JoinWaitlist>().RunAsync(Join(id, arguments), context.Viewer, context.Aborted))))
        .Action("Reschedule", action => action
            .Parameter<DateTimeOffset>("startsAt").Parameter<DateTimeOffset?>("endsAt").Parameter<long?>("venueId").Parameter<string>("reason", optional: true)
            .ReturnsEntity("TrainingSessions")
            .Runs(async (id, arguments, context) => context.Entity(
                await context.Get<RescheduleSession>().RunAsync(Reschedule(id, arguments, context), context.Viewer, context.Aborted))))
        .Action("Open", action => action
            .ReturnsEntity("TrainingSessions")
            .Runs(async (id, _, context) => context.Entity(await context.Get<OpenSession>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("AssignTrainers", action => action
            .Parameter<List<long>>("trainerIds").ReturnsEntity("TrainingSessions")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<AssignTrainers>().RunAsync(
                new(id, arguments.Get<List<long>>("trainerIds") ?? [], context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Complete", action => action
            .ReturnsEntity("TrainingSessions")
            .Runs(async (id, _, context) => context.Entity(await context.Get<CompleteSession>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Cancel", action => action
            .Parameter<string>("reason")
            .ReturnsEntity("TrainingSessions")
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<CancelSession>().RunAsync(
                new(id, arguments.Get<string>("reason"), context.ETag as int?), context.Viewer, context.Aborted))));

    public static ODataSetBuilder<Booking, Viewer> BookingActions(this ODataSetBuilder<Booking, Viewer> set) => set
        .Action("Confirm", action => action
            .ReturnsEntity(Bookings)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ConfirmBooking>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Reconfirm", action => action
            .ReturnsEntity(Bookings)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReconfirmBooking>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Move", action => action
            .Parameter<long>("sessionId").ReturnsEntity(Bookings)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<MoveBooking>().RunAsync(
                new(id, arguments.Get<long>("sessionId"), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Resize", action => action
            .Parameter<int>("pupils").Parameter<int>("adults").ReturnsEntity(Bookings)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ResizeBooking>().RunAsync(
                new(id, arguments.Get<int>("pupils"), arguments.Get<int>("adults"), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Cancel", action => action
            .Parameter<string>("reason", optional: true).ReturnsEntity(Bookings)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<CancelBooking>().RunAsync(
                new(id, arguments.Get<string?>("reason"), context.ETag as int?), context.Viewer, context.Aborted))));

    public static ODataSetBuilder<WaitlistEntry, Viewer> WaitlistActions(this ODataSetBuilder<WaitlistEntry, Viewer> set) => set
        .Action("AcceptOffer", action => action
            .ReturnsEntity(WaitlistEntries)
            .Runs(async (id, _, context) => context.Entity(await context.Get<AcceptOffer>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("DeclineOffer", action => action
            .ReturnsEntity(WaitlistEntries)
            .Runs(async (id, _, context) => context.Entity(await context.Get<DeclineOffer>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Withdraw", action => action
            .ReturnsEntity(WaitlistEntries)
            .Runs(async (id, _, context) => context.Entity(await context.Get<WithdrawFromWaitlist>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))));

    private static BookSessionRequest Book(long id, ODataArguments arguments) => new(
        id,
        arguments.Get<long>("schoolId"),
        arguments.Get<string>("classLabel"),
        arguments.Get<int>("pupils"),
        arguments.Get<int>("adults"),
        arguments.Get<string?>("contactName"),
        arguments.Get<string?>("contactEmail"),
        arguments.Get<string?>("accessNeeds")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        arguments.Get<bool?>("hold") is true);

    private static JoinWaitlistRequest Join(long id, ODataArguments arguments) => new(
        id,
        arguments.Get<long>("schoolId"),
        arguments.Get<string>("classLabel"),
        arguments.Get<int>("pupils"),
        arguments.Get<int>("adults"),
        arguments.Get<int?>("smallestAcceptable"));

    private static RescheduleSessionRequest Reschedule(long id, ODataArguments arguments, ODataContext<Viewer> context) => new(
        id,
        arguments.Get<DateTimeOffset>("startsAt").UtcDateTime,
        arguments.Get<DateTimeOffset?>("endsAt")?.UtcDateTime,
        arguments.Get<long?>("venueId"),
        arguments.Get<string?>("reason"),
        context.ETag as int?);

    /// <summary>The entity, or the refusal with the parameter it is about and the sessions that would fit as its details.</summary>
    private static ODataResult Entity<T>(this ODataContext<Viewer> context, Outcome<T> outcome)
        where T : Entity =>
        outcome.IsRefused(out var problem) ? context.Refuse(ForPrograms(problem)) : ODataResult.Entity(outcome.Value.Id);

    private static Problem ForPrograms(Problem problem)
    {
        var near = problem.Arguments.OfType<Alternatives>().SelectMany(found => found.Sessions).Select(session => new Problem(
            problem.Kind,
            "nearby-session",
            $"TrainingSessions({session.Id})",
            Texts.Choose(session.Venue, session.VenueEn),
            new SessionTime(session.StartsAt, session.TimeZone),
            session.SeatsFree));
        return problem with
        {
            Target = Parameter(problem.Target),
            Details = [.. problem.Details.Select(detail => detail with { Target = Parameter(detail.Target) }), .. near],
        };
    }

    // Fields of the requests are the parameters of the actions, but for their first letter.
    private static string? Parameter(string? field) => field switch
    {
        null => null,
        "ToSessionId" => "sessionId",
        _ => char.ToLowerInvariant(field[0]) + field[1..],
    };
}
