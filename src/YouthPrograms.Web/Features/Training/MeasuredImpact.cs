using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Training.Impact;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What sessions gave and changed: goods that both have signed for, what pupils knew more, how soon they were out.</summary>
internal sealed class MeasuredImpact(ProgramsDb db)
{
    public async Task<IReadOnlyList<ImpactFigure>> FiguresAsync(List<long> sessions, CancellationToken cancellation)
    {
        var goods = await GoodsAsync(sessions, cancellation);
        var sums = await db.Assessments.Where(a => sessions.Contains(a.SessionId))
            .Select(a => new QuizSum(a.ClassToken, a.Phase, a.N, a.Points)).ToListAsync(cancellation);
        var drills = await db.DrillTimings.Where(t => sessions.Contains(t.SessionId))
            .Select(t => new { t.Run, t.Seconds }).ToListAsync(cancellation);
        List<int> Of(DrillRun run) => [.. drills.Where(drill => drill.Run == run).Select(drill => drill.Seconds)];
        return
        [
            new("kits-received", goods.Sum(), goods.Count, false),
            Gain("gain-after", sums, AssessmentPhase.After),
            Gain("gain-30-days", sums, AssessmentPhase.Days30),
            Gain("gain-90-days", sums, AssessmentPhase.Days90),
            Seconds("evacuation-before", Of(DrillRun.Before)),
            Seconds("evacuation-after", Of(DrillRun.After)),
            new("evacuation-within-line", Of(DrillRun.After) is { Count: > 0 } after ? Evacuation.WithinLine(after) : null, Of(DrillRun.After).Count, false),
        ];
    }

    // Pieces, by hand-out; one that waits for the second signature counts for nothing.
    private Task<List<int>> GoodsAsync(List<long> sessions, CancellationToken cancellation) => db.Handouts
        .Where(h => sessions.Contains(h.Booking.SessionId) && h.State >= HandoutState.Received)
        .Select(h => h.Lines.Sum(l => l.Received)).ToListAsync(cancellation);

    private static ImpactFigure Gain(string code, List<QuizSum> sums, AssessmentPhase phase)
    {
        var gain = LearningGain.Of(sums, phase);
        // Fewer than ten people are not counted in public either.
        return new(code, gain.Points, gain.Suppressed ? 0 : gain.N, gain.Suppressed);
    }

    private static ImpactFigure Seconds(string code, List<int> seconds) => new(code, Evacuation.Mean(seconds), seconds.Count, false);
}
