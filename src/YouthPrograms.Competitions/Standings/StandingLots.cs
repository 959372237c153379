using System.Globalization;
using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Standings;

/// <summary>An order that was drawn by hand and written down, best first.</summary>
public sealed record RecordedLot(IReadOnlyList<EntryId> Order);

public enum RecordedLotIssueCode
{
    /// <summary>Fewer than two: nothing to draw.</summary>
    TooFew,

    /// <summary>The same entry at two places.</summary>
    EntryTwice,

    /// <summary>An entry of no group.</summary>
    Stranger,

    /// <summary>Entries of different groups, which no lot orders.</summary>
    DifferentGroups,
}

/// <summary>One reason why a recorded lot is passed over; <paramref name="Lot"/> is its index from 0.</summary>
public sealed record RecordedLotIssue(RecordedLotIssueCode Code, int Lot, EntryId? Entry = null);

/// <summary>
/// Orders members whom no figure separates. A recorded lot over the same members comes first; otherwise the secret of the
/// published draw decides, with the group and the members added to the witness text, so that anybody can repeat it.
/// </summary>
public sealed class StandingLots(DrawSecret? secret, string witness, IReadOnlyList<RecordedLot>? recorded = null)
{
    /// <summary>Nothing is drawn: members stay level until a lot is recorded.</summary>
    public static StandingLots Undrawn { get; } = new(null, "");

    public StandingLots WithRecorded(IReadOnlyList<RecordedLot> lots) => new(secret, witness, lots);

    /// <summary>What is wrong with recorded lots, all at once. A lot that orders no level class is passed over.</summary>
    public static IReadOnlyList<RecordedLotIssue> Check(
        IReadOnlyList<RecordedLot> recorded, IReadOnlyCollection<IReadOnlyList<EntryId>> groups) =>
        [.. recorded.Index().SelectMany(lot => IssuesOf(lot.Index, lot.Item.Order, groups))];

    /// <summary>Best first; null when no lot was recorded and there is no secret to derive one from.</summary>
    public IReadOnlyList<EntryId>? Order(int group, IReadOnlyCollection<EntryId> level)
    {
        var members = level.Order().ToArray();
        if (recorded?.FirstOrDefault(r => r.Order.Order().SequenceEqual(members)) is { } known)
            return known.Order;
        if (secret is null)
            return null;
        var names = string.Join(',', members.Select(m => m.Value.ToString(CultureInfo.InvariantCulture)));
        using var drum = new LotDrum(secret, $"{witness}\nstanding of group {group.ToString(CultureInfo.InvariantCulture)}: {names}");
        return [.. drum.Order(LotPurpose.Standing, members.Length).Select(i => members[i])];
    }

    private static IEnumerable<RecordedLotIssue> IssuesOf(
        int lot, IReadOnlyList<EntryId> order, IReadOnlyCollection<IReadOnlyList<EntryId>> groups)
    {
        if (order.Count < 2)
            yield return new(RecordedLotIssueCode.TooFew, lot);
        foreach (var (entry, _) in order.CountBy(e => e).Where(p => p.Value > 1))
            yield return new(RecordedLotIssueCode.EntryTwice, lot, entry);
        EntryId[] strangers = [.. order.Distinct().Where(e => !groups.Any(g => g.Contains(e)))];
        foreach (var stranger in strangers)
            yield return new(RecordedLotIssueCode.Stranger, lot, stranger);
        if (strangers.Length == 0 && order.Count > 0 && !groups.Any(g => order.All(g.Contains)))
            yield return new(RecordedLotIssueCode.DifferentGroups, lot);
    }
}
