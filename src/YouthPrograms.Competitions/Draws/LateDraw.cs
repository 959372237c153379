using System.Globalization;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Finds a place for somebody who enters after the draw, so that anybody can find it again.</summary>
public static class LateDraw
{
    /// <summary>
    /// The record with one amendment more. In a bracket the newcomer takes an open bye, or else a place somebody left: the
    /// one that keeps delegations best apart, judged as a draw is; in groups the smallest group, then the one with fewest of
    /// the delegation. What is equally good is drawn by lot.
    /// </summary>
    public static Checked<DrawRecord, DrawIssue> Add(DrawRecord record, DrawEntry newcomer, string reason, LateRoom room)
    {
        List<DrawIssue> issues = [.. Newcomer(record, newcomer), .. DrawChecks.Reason(reason), .. Room(record, room)];
        var places = issues.Count > 0 ? [] : Places(record, newcomer, room);
        if (issues.Count == 0 && places.Count == 0)
            issues.Add(new(DrawIssueCode.NoRoom, [newcomer.Id], []));
        if (issues.Count > 0)
            return new(issues);
        var number = (record.Amendments?.Count ?? 0) + 1;
        using var drum = new LotDrum(DrawSecret.FromHex(record.Secret), record.Witness + Line(number, newcomer.Id));
        var place = places.Count == 1 ? places[0] : places[drum.Next(LotPurpose.Late, places.Count)];
        return new(record with
        {
            Amendments = [.. record.Amendments ?? [], new(newcomer, reason, room, places, drum.Drawn, place)],
        });
    }

    // Every late entry has lots of its own.
    private static string Line(int number, EntryId newcomer) =>
        string.Create(CultureInfo.InvariantCulture, $"\nlate entry {number}: {newcomer.Value}");

    private static IEnumerable<DrawIssue> Newcomer(DrawRecord record, DrawEntry newcomer)
    {
        var all = record.Request.Entries.Concat((record.Amendments ?? []).Select(a => a.Newcomer));
        if (all.Count(e => e.Id == newcomer.Id) is var times and > 0)
            yield return new(DrawIssueCode.DuplicateEntry, [newcomer.Id], [times + 1]);
        if (newcomer.Seed is { } seed)
            yield return new(DrawIssueCode.SeedTooLate, [newcomer.Id], [seed]);
    }

    private static IEnumerable<DrawIssue> Room(DrawRecord record, LateRoom room)
    {
        var (lines, groups, entries) = (record.LinesNow, record.Groups, record.EntriesNow);
        foreach (var line in room.ClosedLines.Distinct().Where(l => l < 1 || l > lines.Count || !lines[l - 1].IsBye))
            yield return new(DrawIssueCode.UnknownLine, [], [line]);
        foreach (var group in room.ClosedGroups.Distinct().Where(g => groups.All(drawn => drawn.Number != g)))
            yield return new(DrawIssueCode.UnknownGroup, [], [group]);
        foreach (var left in room.Vacated.Distinct().Where(id => entries.All(e => e.Id != id)))
            yield return new(DrawIssueCode.UnknownEntry, [left], []);
    }

    private static List<LatePlace> Places(DrawRecord record, DrawEntry newcomer, LateRoom room)
    {
        var now = record.EntriesNow;
        var isFull = now.Count >= DrawChecks.MaxEntries;
        return record.Groups.Count > 0
            ? room.Replace ? VacatedInGroups(record, room) : isFull ? [] : InGroups(record, now, newcomer, room)
            : InLines(record, now, newcomer, room.Replace || isFull ? [] : OpenByes(record, room), Vacated(record, room));
    }

    private static IEnumerable<LatePlace> OpenByes(DrawRecord record, LateRoom room) => record.LinesNow
        .Select((slot, i) => (slot, Line: i + 1))
        .Where(x => x.slot.IsBye && !room.ClosedLines.Contains(x.Line))
        .Select(x => new LatePlace(Line: x.Line));

    private static IEnumerable<LatePlace> Vacated(DrawRecord record, LateRoom room) => record.LinesNow
        .Select((slot, i) => (slot, Line: i + 1))
        .Where(x => x.slot is Slot.Entry(var id) && room.Vacated.Contains(id))
        .Select(x => new LatePlace(Line: x.Line, Replaces: ((Slot.Entry)x.slot).Id));

    private static List<LatePlace> InLines(
        DrawRecord record, IReadOnlyList<DrawEntry> now, DrawEntry newcomer, IEnumerable<LatePlace> byes, IEnumerable<LatePlace> vacated)
    {
        LatePlace[] places = [.. byes];
        if (places.Length == 0)
            places = [.. vacated];
        var judged = places.Select(place => (Place: place, Cost: LateCost.Of(record, now, newcomer, place))).ToArray();
        var least = judged.Select(j => j.Cost).Aggregate(default(int[]), (best, cost) =>
            best is null || LineCost.Compare(cost, best) < 0 ? cost : best);
        return [.. judged.Where(j => LineCost.Compare(j.Cost, least!) == 0).Select(j => j.Place)];
    }

    private static List<LatePlace> VacatedInGroups(DrawRecord record, LateRoom room) =>
        [.. record.GroupsNow
            .Where(g => !room.ClosedGroups.Contains(g.Number))
            .SelectMany(g => g.Members.Where(room.Vacated.Contains).Select(m => new LatePlace(Group: g.Number, Replaces: m)))];

    private static List<LatePlace> InGroups(
        DrawRecord record, IReadOnlyList<DrawEntry> now, DrawEntry newcomer, LateRoom room)
    {
        var separated = newcomer.Delegation is not null && record.Request.Format.Separation != SeparationDepth.None;
        var kin = now.Where(e => separated && e.Delegation == newcomer.Delegation).Select(e => e.Id).ToHashSet();
        var mostMembers = record.Request.Format.Stages == EventStages.Swiss ? DrawChecks.MaxEntries : DrawChecks.MaxMembers;
        return [.. record.GroupsNow
            .Where(g => !room.ClosedGroups.Contains(g.Number) && g.Members.Count < mostMembers)
            .GroupBy(g => (g.Members.Count, Kin: g.Members.Count(kin.Contains)))
            .OrderBy(g => g.Key)
            .Take(1)
            .SelectMany(g => g)
            .Select(g => new LatePlace(Group: g.Number))];
    }
}
