using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Events;

/// <summary>Where an event that is under way can still take somebody in.</summary>
public static class LateRooms
{
    // Nobody has this id: it stands for the newcomer while places are tried.
    private static readonly DrawEntry Anybody = new(new(long.MinValue));

    /// <summary>
    /// A bye is closed as soon as a match has been played that could not have been if somebody had stood there; a group with
    /// its first result. Who has withdrawn and never played has left a place.
    /// </summary>
    public static LateRoom Of(EventProgress progress)
    {
        var (plan, lines) = (progress.Plan, progress.Plan.Draw.LinesNow);
        return new(
            [.. lines.Index().Where(x => x.Item.IsBye && !IsOpen(progress, x.Index + 1)).Select(x => x.Index + 1)],
            [.. plan.Groups.Where(g => plan.Links.InGroup(g.Number).Any(m => progress.ResultOf(m.Key) is not null)).Select(g => g.Number)],
            [.. progress.Incidents.Withdrawn.Select(w => w.Entry).Distinct().Where(e => plan.Entries.Contains(e) && !HasPlayed(progress, e))]);
    }

    // With somebody on the line nothing that was played may hang in the air or have other sides.
    private static bool IsOpen(EventProgress progress, int line)
    {
        var draw = progress.Plan.Draw;
        var amended = draw with
        {
            Amendments = [.. draw.Amendments ?? [], new(Anybody, "", LateRoom.All, [], [], new(Line: line))],
        };
        var tried = new EventProgress(
            EventPlan.Build(progress.Plan.Format, amended, progress.Plan.Rounds), progress.InForce, progress.Incidents);
        return progress.InForce.All(r =>
            tried.Matches[r.Key - 1] is { IsPlayable: true } match
            && match.IsBetweenThoseOf(progress.Matches[r.Key - 1]));
    }

    private static bool HasPlayed(EventProgress progress, EntryId entry) =>
        progress.InForce.Any(r => progress.Matches[r.Key - 1].Has(entry));
}
