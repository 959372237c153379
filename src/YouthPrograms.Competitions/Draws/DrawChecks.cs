using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Everything that stands in the way of a draw, at once and in the order in which it is read.</summary>
internal static class DrawChecks
{
    public const int MaxEntries = 1024;
    public const int MaxMembers = 128;

    public static List<DrawIssue> Of(DrawRequest request)
    {
        var entries = request.Entries;
        List<DrawIssue> issues =
        [
            .. Count(entries.Count), .. Duplicates(entries), .. Seeds(entries), .. Policies(request.Format),
            .. Numbers(request.Format), .. Tie(request.Format), .. Redraw(request.Redraws),
        ];
        // How large groups become can be said of sound numbers only.
        if (issues.Count == 0)
            issues.AddRange([.. Groups(request.Format, entries.Count), .. KnockoutEnd(request.Format, entries.Count)]);
        return issues;
    }

    public static IEnumerable<DrawIssue> Reason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? [new(DrawIssueCode.ReasonMissing, [], [])] : [];

    private static IEnumerable<DrawIssue> Count(int count)
    {
        if (count < 2)
            yield return new(DrawIssueCode.TooFewEntries, [], [count, 2]);
        if (count > MaxEntries)
            yield return new(DrawIssueCode.TooManyEntries, [], [count, MaxEntries]);
    }

    private static IEnumerable<DrawIssue> Duplicates(IReadOnlyList<DrawEntry> entries) => entries
        .GroupBy(e => e.Id)
        .Where(g => g.Count() > 1)
        .Select(g => new DrawIssue(DrawIssueCode.DuplicateEntry, [g.Key], [g.Count()]));

    private static IEnumerable<DrawIssue> Seeds(IReadOnlyList<DrawEntry> entries)
    {
        var seeded = entries.Where(e => e.Seed is not null).ToLookup(e => e.Seed!.Value, e => e.Id);
        foreach (var seed in seeded.OrderBy(g => g.Key))
        {
            if (seed.Count() > 1)
                yield return new(DrawIssueCode.DuplicateSeed, [.. seed], [seed.Key]);
            if (seed.Key < 1 || seed.Key > entries.Count)
                yield return new(DrawIssueCode.SeedOutOfRange, [.. seed], [seed.Key, entries.Count]);
        }

        var last = seeded.Select(g => g.Key).Where(s => s <= entries.Count).DefaultIfEmpty(0).Max();
        foreach (var missing in Enumerable.Range(1, Math.Max(last, 0)).Where(s => !seeded.Contains(s)))
            yield return new(DrawIssueCode.SeedMissing, [], [missing]);
    }

    // Published JSON may name a policy by a number.
    private static IEnumerable<DrawIssue> Policies(EventFormat format) =>
        Enum.IsDefined(format.Stages) && Enum.IsDefined(format.Seeding) && Enum.IsDefined(format.Separation)
            ? []
            : [new(DrawIssueCode.UnknownPolicy, [], [])];

    private static IEnumerable<DrawIssue> Numbers(EventFormat format)
    {
        var groups = format.GroupCount is { } count ? (count, 1) : (format.GroupSize, 2);
        (int? Number, int Least)[] asked = format.Stages switch
        {
            EventStages.Swiss => [(format.SwissRounds, 1)],
            EventStages.GroupsThenKnockout => [groups, (format.QualifiersPerGroup, 1)],
            EventStages.Groups => [groups],
            _ => [],
        };
        foreach (var (number, least) in asked)
        {
            if (number < least)
                yield return new(DrawIssueCode.NumberTooSmall, [], [number.Value, least]);
            if (number > MaxEntries)
                yield return new(DrawIssueCode.NumberTooLarge, [], [number.Value, MaxEntries]);
        }
    }

    private static IEnumerable<DrawIssue> Tie(EventFormat format) =>
        format.Tie?.Check().Count > 0 ? [new(DrawIssueCode.TieUnusable, [], [])] : [];

    private static IEnumerable<DrawIssue> KnockoutEnd(EventFormat format, int entries)
    {
        if (format.KnockoutTo is not { } left || format.Stages is not (EventStages.Knockout or EventStages.GroupsThenKnockout))
            yield break;
        var lines = BracketLines.SizeFor(format.Stages == EventStages.Knockout ? entries : format.GroupsFor(entries) * format.QualifiersPerGroup);
        if (left < 1 || left >= lines || !BitOperations.IsPow2(left))
            yield return new(DrawIssueCode.KnockoutEndUnusable, [], [left, lines]);
    }

    private static IEnumerable<DrawIssue> Redraw(DrawReplaced? redraw)
    {
        if (redraw is null)
            return [];
        IEnumerable<DrawIssue> hash = DrawRecord.IsHash(redraw.RecordHash) ? [] : [new(DrawIssueCode.HashMalformed, [], [])];
        return [.. hash, .. Reason(redraw.Reason)];
    }

    private static IEnumerable<DrawIssue> Groups(EventFormat format, int entries)
    {
        var groups = format.GroupsFor(entries);
        if (groups == 0)
            yield break;
        var (smallest, largest) = (entries / groups, (entries + groups - 1) / groups);
        if (largest > MaxMembers)
            yield return new(DrawIssueCode.GroupTooLarge, [], [largest, MaxMembers]);
        if (smallest < 2)
            yield return new(DrawIssueCode.TooManyGroups, [], [groups, entries]);
        if (format.Stages != EventStages.GroupsThenKnockout)
            yield break;
        if (smallest >= 2 && format.QualifiersPerGroup > smallest)
            yield return new(DrawIssueCode.TooManyQualifiers, [], [format.QualifiersPerGroup, smallest]);
        if (groups * format.QualifiersPerGroup < 2)
            yield return new(DrawIssueCode.TooFewQualifiers, [], [groups * format.QualifiersPerGroup]);
    }
}
