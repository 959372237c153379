using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>What lines cost with somebody late on one of them.</summary>
internal static class LateCost
{
    public static int[] Of(DrawRecord record, IReadOnlyList<DrawEntry> now, DrawEntry newcomer, LatePlace place)
    {
        DrawEntry[] entries = [.. now.Where(e => e.Id != place.Replaces), newcomer];
        var lotOf = LotOrder(record);
        // Those who came late have no lot in the order of the draw and come after their equals, as they came.
        var byRank = entries.Select((e, i) => (Entry: e, Lot: lotOf.GetValueOrDefault(e.Id, DrawChecks.MaxEntries + i)))
            .OrderBy(x => x.Entry.Seed ?? int.MaxValue).ThenBy(x => x.Entry.Rank ?? int.MaxValue).ThenBy(x => x.Lot)
            .Select(x => x.Entry).ToArray();
        var rankOf = byRank.Index().ToDictionary(x => x.Item.Id, x => x.Index);
        var keys = entries.Select(e => e.Delegation).OfType<DelegationId>().Distinct().Index().ToDictionary(x => x.Item, x => x.Index);
        var format = record.Request.Format;
        var field = new LineField(
            [.. byRank.Select(e => e.Delegation is { } d ? keys[d] : -1)], [], 0, format.Seeding, format.Separation);
        int[] lines = [.. record.LinesNow.Select((slot, i) =>
            i + 1 == place.Line ? rankOf[newcomer.Id] : slot is Slot.Entry(var id) ? rankOf[id] : -1)];
        return new LineCost(field).Of(lines);
    }

    private static Dictionary<EntryId, int> LotOrder(DrawRecord record)
    {
        using var drum = new LotDrum(DrawSecret.FromHex(record.Secret), record.Witness);
        return DrawField.Of(record.Request.Canonical(), drum).LotOf.ToDictionary();
    }
}
