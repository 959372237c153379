using System.Numerics;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Swiss;

namespace YouthPrograms.Competitions.Events;

public enum PlanIssueCode
{
    /// <summary>The secret is not 64 hex digits.</summary>
    SecretUnreadable,

    /// <summary>A group, a line or a round names an entry that is not in the draw.</summary>
    UnknownEntry,

    /// <summary>An entry in two groups, on two lines or in two matches of one round.</summary>
    EntryTwice,

    /// <summary>Groups are not numbered 1, 2, 3 …, or one has fewer than two members.</summary>
    GroupsUnusable,

    /// <summary>The number of lines is no power of two, or a format with a knock-out has none.</summary>
    LinesUnusable,

    /// <summary>A line holds the winner or loser of a match, or a place of a group that is not there.</summary>
    LineUnusable,

    /// <summary>Rounds although the event is not Swiss.</summary>
    RoundsNotAllowed,
}

/// <summary>Why a draw makes no plan; the number is that of the group, line or round, 0 for none.</summary>
public sealed record PlanIssue(PlanIssueCode Code, int Number = 0, EntryId? Entry = null);

internal static class PlanChecks
{
    public static IEnumerable<PlanIssue> Of(EventFormat format, DrawRecord draw, IReadOnlyList<SwissRound> rounds)
    {
        var entries = draw.Request.Entries.Concat((draw.Amendments ?? []).Select(a => a.Newcomer)).Select(e => e.Id).ToHashSet();
        var (groups, lines) = (draw.GroupsNow, draw.LinesNow);
        var isSwiss = format.Stages == EventStages.Swiss;
        return
        [
            .. draw.Secret.Length == 2 * DrawSecret.Length && draw.Secret.All(char.IsAsciiHexDigit) ? [] : One(PlanIssueCode.SecretUnreadable),
            .. Named(entries, groups.SelectMany(g => g.Members.Select(m => (g.Number, m)))),
            .. Groups(groups),
            .. format.HasLines ? Lines(lines, groups.Count) : [],
            .. Named(entries, lines.Index().Select(x => (x.Index + 1, x.Item)).Where(x => x.Item is Slot.Entry)
                .Select(x => (x.Item1, ((Slot.Entry)x.Item).Id))),
            .. isSwiss || rounds.Count == 0 ? [] : One(PlanIssueCode.RoundsNotAllowed),
            .. rounds.Index().SelectMany(r => Named(entries, EntriesOf(r.Item).Select(e => (r.Index + 1, e)))),
        ];
    }

    private static PlanIssue[] One(PlanIssueCode code) => [new(code)];

    private static IEnumerable<PlanIssue> Named(HashSet<EntryId> known, IEnumerable<(int Number, EntryId Entry)> named)
    {
        var all = named.ToArray();
        return
        [
            .. all.Where(x => !known.Contains(x.Entry)).Select(x => new PlanIssue(PlanIssueCode.UnknownEntry, x.Number, x.Entry)),
            .. all.GroupBy(x => x.Entry).Where(g => g.Count() > 1).Select(g => new PlanIssue(PlanIssueCode.EntryTwice, g.Last().Number, g.Key)),
        ];
    }

    private static IEnumerable<PlanIssue> Groups(IReadOnlyList<DrawnGroup> groups) => groups.Index()
        .Where(g => g.Item.Number != g.Index + 1 || g.Item.Members.Count < 2)
        .Select(g => new PlanIssue(PlanIssueCode.GroupsUnusable, g.Item.Number));

    private static IEnumerable<PlanIssue> Lines(IReadOnlyList<Slot> lines, int groups)
    {
        if (lines.Count < 2 || !BitOperations.IsPow2(lines.Count))
            yield return new(PlanIssueCode.LinesUnusable);
        foreach (var (index, slot) in lines.Index())
        {
            if (slot is Slot.WinnerOf or Slot.LoserOf or null || slot is Slot.GroupPlace(var group, var place) && (group < 1 || group > groups || place < 1))
                yield return new(PlanIssueCode.LineUnusable, index + 1);
        }
    }

    private static IEnumerable<EntryId> EntriesOf(SwissRound round) =>
        round.Pairings.SelectMany(p => new[] { p.A, p.B }).Concat(round.Resting is { } resting ? [resting] : []);
}
