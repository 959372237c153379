namespace YouthPrograms.Competitions.Swiss;

public enum SwissIssueCode
{
    /// <summary>The list of entries names somebody twice.</summary>
    EntryTwice,

    /// <summary>A round, a result or a withdrawal names somebody who is not in the event.</summary>
    UnknownEntry,

    /// <summary>Somebody plays twice in one round, or plays and rests. Round: which.</summary>
    TwiceInRound,

    /// <summary>Two who have met before, or somebody against themselves.</summary>
    Rematch,

    /// <summary>Somebody rests for the second time. Round: which.</summary>
    SecondRest,

    /// <summary>A result of two who were not paired, or a second result of a pairing.</summary>
    ResultUnpaired,
}

/// <summary>What is wrong with a Swiss sheet; the round counts from 1 and is 0 where none is meant.</summary>
public sealed record SwissIssue(SwissIssueCode Code, EntryId Entry, int Round = 0);

internal static class SwissChecks
{
    public static IEnumerable<SwissIssue> Of(SwissSheet sheet)
    {
        var known = sheet.Entries.ToHashSet();
        var named = sheet.Rounds.SelectMany(EntriesOf).Concat(sheet.Results.SelectMany(r => new[] { r.A, r.B })).Concat(sheet.Withdrawn);
        return
        [
            .. Twice(sheet.Entries).Select(e => new SwissIssue(SwissIssueCode.EntryTwice, e)),
            .. named.Distinct().Where(e => !known.Contains(e)).Select(e => new SwissIssue(SwissIssueCode.UnknownEntry, e)),
            .. sheet.Rounds.Index().SelectMany(r => Twice(EntriesOf(r.Item)).Select(e => new SwissIssue(SwissIssueCode.TwiceInRound, e, r.Index + 1))),
            .. Again(sheet, r => r.Pairings.Select(p => Pair(p.A, p.B)), SwissIssueCode.Rematch),
            .. sheet.Rounds.SelectMany(r => r.Pairings).Where(p => p.A == p.B).Select(p => new SwissIssue(SwissIssueCode.Rematch, p.A)),
            .. Again(sheet, r => r.Resting is { } e ? [(e, e)] : [], SwissIssueCode.SecondRest),
            .. Unpaired(sheet),
        ];
    }

    private static IEnumerable<EntryId> EntriesOf(SwissRound round) =>
        round.Pairings.SelectMany(p => p.A == p.B ? [p.A] : new[] { p.A, p.B }).Concat(round.Resting is { } e ? [e] : []);

    private static IEnumerable<EntryId> Twice(IEnumerable<EntryId> entries) => entries.CountBy(e => e).Where(c => c.Value > 1).Select(c => c.Key);

    private static (EntryId, EntryId) Pair(EntryId a, EntryId b) => a < b ? (a, b) : (b, a);

    private static IEnumerable<SwissIssue> Again(
        SwissSheet sheet, Func<SwissRound, IEnumerable<(EntryId First, EntryId)>> what, SwissIssueCode code)
    {
        var seen = new HashSet<(EntryId, EntryId)>();
        return [.. sheet.Rounds.Index().SelectMany(r => what(r.Item).Where(x => !seen.Add(x)).Select(x => new SwissIssue(code, x.First, r.Index + 1)))];
    }

    private static IEnumerable<SwissIssue> Unpaired(SwissSheet sheet)
    {
        var open = sheet.Rounds.SelectMany(r => r.Pairings).Select(p => Pair(p.A, p.B)).ToHashSet();
        return [.. sheet.Results.Where(r => !open.Remove(Pair(r.A, r.B))).Select(r => new SwissIssue(SwissIssueCode.ResultUnpaired, r.A))];
    }
}
