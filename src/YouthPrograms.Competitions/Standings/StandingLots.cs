using System.Globalization;
using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Standings;

/// <summary>An order that was drawn by hand and written down, best first.</summary>
public sealed record RecordedLot(IReadOnlyList<EntryId> Order);

/// <summary>
/// Orders members whom no figure separates. A recorded lot over the same members comes first; otherwise the secret of the
/// published draw decides, with the group and the members added to the witness text, so that anybody can repeat it.
/// </summary>
public sealed class StandingLots(DrawSecret? secret, string witness, IReadOnlyList<RecordedLot>? recorded = null)
{
    /// <summary>Nothing is drawn: members stay level until a lot is recorded.</summary>
    public static StandingLots Undrawn { get; } = new(null, "");

    public StandingLots WithRecorded(IReadOnlyList<RecordedLot> lots) => new(secret, witness, lots);

    /// <summary>Best first; null when no lot was recorded and there is no secret to derive one from.</summary>
    public IReadOnlyList<EntryId>? Order(int group, IReadOnlyCollection<EntryId> level)
    {
        var members = level.Order().ToArray();
        if (recorded?.FirstOrDefault(r => r.Order.Order().SequenceEqual(members)) is { } known)
            return known.Order;
        if (secret is null)
            return null;
        var names = string.Join(',', members.Select(m => m.Value.ToString(CultureInfo.InvariantCulture)));
        var drum = new LotDrum(secret, $"{witness}\nstanding of group {group.ToString(CultureInfo.InvariantCulture)}: {names}");
        return [.. drum.Order(LotPurpose.Standing, members.Length).Select(i => members[i])];
    }
}
