using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Web.Features.Results;

/// <summary>A recorded result that hangs on another one.</summary>
internal sealed record DependentResult(int Number, int Rubber = 0);

/// <summary>Which results cannot stay when one is corrected.</summary>
internal static class Dependents
{
    /// <summary>
    /// Results of later matches whose sides would be others, and rubbers of the same tie that would come after its decision
    /// or without the one before. A voided match leaves those after it without a side, so this goes on until nothing changes.
    /// </summary>
    public static IReadOnlyList<DependentResult> Of(EventBook book, Ledger corrected, int number, int rubber)
    {
        var before = book.Replay();
        var broken = new List<DependentResult>();
        while (true)
        {
            var next = book.Plan.Format.Tie is null ? [] : OfSameTie(corrected, number, rubber);
            if (next.Count == 0)
                next = OfLaterMatches(corrected, number, before, book.Replay(corrected));
            if (next.Count == 0)
                return [.. broken.OrderBy(d => d.Number).ThenBy(d => d.Rubber)];
            broken.AddRange(next);
            corrected = next.Aggregate(corrected, (ledger, dependent) => ledger.Without(dependent.Number, dependent.Rubber));
        }
    }

    // The corrected line itself stays; what contradicts it goes, the end of the tie first.
    private static List<DependentResult> OfSameTie(Ledger ledger, int number, int rubber)
    {
        var others = ledger.Of(number).Select(line => line.Rubber).Where(other => other != rubber).ToList();
        var issues = others.Count == 0 ? [] : ledger.TieIssues(number);
        if (issues.Count == 0)
            return [];
        var endedEarly = issues.Any(issue => issue.Code == TieIssueCode.AlreadyDecided) && others.Contains(0);
        return [new(number, endedEarly ? 0 : others.Max())];
    }

    /// <summary>Results of matches whose sides would be others when something else but a result changes.</summary>
    public static List<DependentResult> Of(Ledger ledger, ReplayedEvent before, ReplayedEvent after) => OfLaterMatches(ledger, 0, before, after);

    private static List<DependentResult> OfLaterMatches(Ledger ledger, int number, ReplayedEvent before, ReplayedEvent after) =>
    [
        .. ledger.Lines
            .Where(line => line.Number != number && !SameSides(before.Match(line.Number), after.Match(line.Number)))
            .Select(line => new DependentResult(line.Number, line.Rubber)),
    ];

    private static bool SameSides(ReplayedMatch before, ReplayedMatch after) =>
        (before.SideA, before.SideB) == (after.SideA, after.SideB);
}
