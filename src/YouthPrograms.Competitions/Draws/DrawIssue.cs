using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

public enum DrawIssueCode
{
    /// <summary>Args: entries, least number.</summary>
    TooFewEntries,

    /// <summary>Args: entries, greatest number.</summary>
    TooManyEntries,

    /// <summary>Args: how often.</summary>
    DuplicateEntry,

    /// <summary>Two entries have the same seed. Args: seed.</summary>
    DuplicateSeed,

    /// <summary>Below 1 or above the number of entries. Args: seed, entries.</summary>
    SeedOutOfRange,

    /// <summary>A seed is left out below the last one. Args: seed.</summary>
    SeedMissing,

    /// <summary>Groups of fewer than two. Args: groups, entries.</summary>
    TooManyGroups,

    /// <summary>Everybody would meet too many others. Args: members, greatest number.</summary>
    GroupTooLarge,

    /// <summary>A number of groups, a group size or a number of rounds below its least. Args: number, least.</summary>
    NumberTooSmall,

    /// <summary>More qualify than the smallest group has. Args: qualifiers, members.</summary>
    TooManyQualifiers,

    /// <summary>The groups send fewer than two to the knock-out. Args: number sent.</summary>
    TooFewQualifiers,
}

/// <summary>One reason why a draw cannot be made, with the entries it is about.</summary>
public sealed record DrawIssue(DrawIssueCode Code, IReadOnlyList<EntryId> Entries, IReadOnlyList<int> Args)
{
    public override string ToString() => $"{Code} [{string.Join(", ", Entries)}] ({string.Join(", ", Args)})";
}

internal static class DrawChecks
{
    public const int MaxEntries = 1024;
    private const int MaxMembers = 64;

    public static List<DrawIssue> Of(DrawRequest request)
    {
        var entries = request.Entries;
        List<DrawIssue> issues = [.. Count(entries.Count), .. Duplicates(entries), .. Seeds(entries), .. Numbers(request.Format)];
        if (issues.Count == 0)
            issues.AddRange(Groups(request.Format, entries.Count));
        return issues;
    }

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

    private static IEnumerable<DrawIssue> Numbers(EventFormat format)
    {
        (int? Number, int Least)[] asked = format.Stages switch
        {
            EventStages.Swiss => [(format.SwissRounds, 1)],
            EventStages.GroupsThenKnockout when format.GroupCount is { } count => [(count, 1), (format.QualifiersPerGroup, 1)],
            EventStages.GroupsThenKnockout => [(format.GroupSize, 2), (format.QualifiersPerGroup, 1)],
            _ => [],
        };
        return asked.Where(a => a.Number < a.Least)
            .Select(a => new DrawIssue(DrawIssueCode.NumberTooSmall, [], [a.Number!.Value, a.Least]));
    }

    private static IEnumerable<DrawIssue> Groups(EventFormat format, int entries)
    {
        var groups = format.GroupsFor(entries);
        if (groups == 0)
            yield break;
        var (smallest, largest) = (entries / groups, (entries + groups - 1) / groups);
        if (largest > MaxMembers)
            yield return new(DrawIssueCode.GroupTooLarge, [], [largest, MaxMembers]);
        if (format.Stages != EventStages.GroupsThenKnockout)
            yield break;
        if (smallest < 2)
            yield return new(DrawIssueCode.TooManyGroups, [], [groups, entries]);
        else if (format.QualifiersPerGroup > smallest)
            yield return new(DrawIssueCode.TooManyQualifiers, [], [format.QualifiersPerGroup, smallest]);
        if (groups * format.QualifiersPerGroup < 2)
            yield return new(DrawIssueCode.TooFewQualifiers, [], [groups * format.QualifiersPerGroup]);
    }
}
