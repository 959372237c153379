using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Impact;

namespace YouthPrograms.Web.Features.Training;

/// <summary>The days from <paramref name="From"/> to <paramref name="To"/>, both included, in the zone of each session.</summary>
public sealed record ImpactRequest(long ProgramId, DateOnly From, DateOnly To);

/// <summary>
/// One figure with its n. Counts of people below ten are left out: the value is then empty and <see cref="Suppressed"/> true.
/// </summary>
/// <param name="Code">Stable, such as <c>pupils-present</c>.</param>
/// <param name="Value">Empty when suppressed or when nothing was recorded.</param>
/// <param name="N">How many sessions or classes the figure was counted over.</param>
/// <param name="Suppressed">There is a value, too small to be published.</param>
public sealed record ImpactFigure(string Code, int? Value, int N, bool Suppressed);

/// <summary>What one course topic contributed. Empty pupils are suppressed.</summary>
public sealed record ImpactOfTopic(string Topic, int Sessions, int? Pupils);

public sealed record ImpactCancellation(string Reason, int Sessions);

/// <summary>What a programme did in a period, recomputed from its rows at the cut-off.</summary>
public sealed record ImpactReport(
    long ProgramId, DateOnly From, DateOnly To, DateTimeOffset CutOff, IReadOnlyList<ImpactFigure> Figures,
    IReadOnlyList<ImpactOfTopic> Topics, IReadOnlyList<ImpactCancellation> Cancellations);

/// <summary>Counts what a programme reached: sessions somebody said took place, and the classes booked in them.</summary>
public sealed class ProgramImpact(ProgramsDb db)
{
    public async Task<Outcome<ImpactReport>> RunAsync(ImpactRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!await db.Programs.AnyAsync(p => p.Id == request.ProgramId, cancellation))
            return Problems.NotFound("Id");
        if (request.From.Year < 2000 || request.To.Year > 2100 || request.To < request.From)
            return new Problem(ProblemKind.Invalid, "period-out-of-range", "to");
        var sessions = await SessionsAsync(request, viewer, cancellation);
        var held = sessions.FindAll(s => s.IsHeld);
        var classes = await ClassesAsync(held, cancellation);
        var measured = await new MeasuredImpact(db).FiguresAsync(held.ConvertAll(s => s.Id), cancellation);
        return new ImpactReport(
            request.ProgramId, request.From, request.To, new DateTimeOffset(viewer.Now, TimeSpan.Zero),
            [.. Figures(sessions, held, classes), .. measured], Topics(held, classes), Cancellations(sessions));
    }

    /// <summary>The people a programme reached: its figure <c>pupils-present</c> alone.</summary>
    public async Task<ImpactFigure> ReachedAsync(ImpactRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var sessions = await SessionsAsync(request, viewer, cancellation);
        return Present(await ClassesAsync(sessions.FindAll(s => s.IsHeld), cancellation));
    }

    private static IEnumerable<ImpactFigure> Figures(List<SessionOf> sessions, List<SessionOf> held, List<ClassVisited> classes)
    {
        yield return new("sessions-held", held.Count, sessions.Count, false);
        yield return new("sessions-cancelled", sessions.Count(s => s.State == SessionState.Cancelled), sessions.Count, false);
        yield return new("schools", classes.Where(c => c.Came).Select(c => c.SchoolId).Distinct().Count(), held.Count, false);
        yield return new("classes", classes.Count(c => c.Came), held.Count, false);
        yield return People("pupils-booked", classes, c => c.Pupils);
        yield return People("adults-booked", classes, c => c.Adults);
        yield return Present(classes);
    }

    private static ImpactFigure Present(List<ClassVisited> classes) =>
        People("pupils-present", classes.FindAll(c => c.Present is not null), c => c.Present!.Value);

    // Over no class at all there is no number, not a zero.
    private static ImpactFigure People(string code, List<ClassVisited> classes, Func<ClassVisited, int> count)
    {
        var people = classes.Sum(count);
        var shown = classes.Count == 0 ? null : SmallCells.Publish(people);
        return new ImpactFigure(code, shown, classes.Count, classes.Count > 0 && shown is null);
    }

    private static IReadOnlyList<ImpactOfTopic> Topics(List<SessionOf> held, List<ClassVisited> classes)
    {
        var topics = held.GroupBy(s => s.Topic).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Topic: group.Key, Sessions: group.Select(s => s.Id).ToHashSet())).ToList();
        var shown = SmallCells.Publish([.. topics.Select(t => classes.Where(c => t.Sessions.Contains(c.SessionId)).Sum(c => c.Pupils))]);
        return [.. topics.Select((t, index) => new ImpactOfTopic(t.Topic, t.Sessions.Count, shown[index]))];
    }

    private static IReadOnlyList<ImpactCancellation> Cancellations(List<SessionOf> sessions) =>
    [
        .. sessions.Where(s => s.State == SessionState.Cancelled).GroupBy(s => s.CancelReason ?? "")
            .Select(group => new ImpactCancellation(group.Key, group.Count()))
            .OrderByDescending(c => c.Sessions).ThenBy(c => c.Reason, StringComparer.Ordinal),
    ];

    private Task<List<ClassVisited>> ClassesAsync(List<SessionOf> held, CancellationToken cancellation)
    {
        var ids = held.ConvertAll(s => s.Id);
        return db.Bookings
            .Where(b => ids.Contains(b.SessionId) && b.State >= BookingState.Confirmed && b.State <= BookingState.Closed)
            .Select(b => new ClassVisited(
                b.SessionId, b.SchoolId, b.State != BookingState.NoShow, b.Pupils, b.Adults,
                b.Attendances.Where(a => a.Current).Select(a => (int?)a.Present).SingleOrDefault())).ToListAsync(cancellation);
    }

    private async Task<List<SessionOf>> SessionsAsync(ImpactRequest request, Viewer viewer, CancellationToken cancellation)
    {
        // A day around it: which day a moment belongs to, the session's own zone says.
        var from = request.From.AddDays(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var to = request.To.AddDays(2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var sessions = await db.TrainingSessions
            .Where(s => s.Course.ProgramId == request.ProgramId && s.State != SessionState.Draft && s.StartsAt >= from && s.StartsAt < to && s.StartsAt <= viewer.Now)
            .Select(s => new SessionOf(s.Id, s.State, s.StartsAt, s.TimeZone, s.Course.Topic, s.CancelReason)).ToListAsync(cancellation);
        return sessions.FindAll(s => s.Day is var day && day >= request.From && day <= request.To);
    }

    private sealed record SessionOf(long Id, SessionState State, DateTime StartsAt, string TimeZone, string Topic, string? CancelReason)
    {
        public bool IsHeld => State is SessionState.Completed or SessionState.Accounted;

        public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(StartsAt, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)));
    }

    // Present is the count that holds; null where nobody counted.
    private sealed record ClassVisited(long SessionId, long SchoolId, bool Came, int Pupils, int Adults, int? Present);
}
