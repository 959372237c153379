using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>A draw with its late entries put where they belong.</summary>
internal static class LatePlaces
{
    public static IReadOnlyList<DrawEntry> Entries(DrawRecord record) => (record.Amendments ?? []).Aggregate(
        record.Request.Entries,
        (entries, late) => [.. entries.Where(e => e.Id != late.Place.Replaces), late.Newcomer]);

    public static IReadOnlyList<Slot> Lines(DrawRecord record) => (record.Amendments ?? []).Aggregate(
        record.Lines,
        (lines, late) => [.. lines.Select((slot, i) => i + 1 == late.Place.Line ? new Slot.Entry(late.Newcomer.Id) : slot)]);

    public static IReadOnlyList<DrawnGroup> Groups(DrawRecord record) => (record.Amendments ?? []).Aggregate(
        record.Groups,
        (groups, late) => [.. groups.Select(g => g.Number == late.Place.Group ? With(g, late) : g)]);

    private static DrawnGroup With(DrawnGroup group, DrawAmendment late) => group with
    {
        Members = late.Place.Replaces is { } left
            ? [.. group.Members.Select(m => m == left ? late.Newcomer.Id : m)]
            : [.. group.Members, late.Newcomer.Id],
    };
}
