using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Standings;

/// <summary>
/// "What do we need to be among the first two?" Goes through all winners of the matches still to play, and through their
/// scores where these decide: every score in rubbers and in games. Points have no end, so there is a proof for "possible"
/// by examples and one for "impossible" by limits; between the two the answer is open. Matches to come are taken as
/// played out; a place that hangs on a lot is open.
/// </summary>
public static class WhatNeeds
{
    /// <summary>All matches of a group of six.</summary>
    public const int MostMatches = 15;

    // A parent reads a table of 36 scores, not one of 216.
    private const int MostOwnScores = 2;
    private const int MostOthersTold = 5;
    private const int MostWaysTold = 4;

    /// <summary>
    /// Null when more than <see cref="MostMatches"/> are still to play, for somebody who is no member, and for a place below 1.
    /// Matches to come that cannot be (strangers, a pair twice, one that has its result) are passed over.
    /// </summary>
    public static Needs? Of(
        GroupSheet sheet, IReadOnlyList<(EntryId A, EntryId B)> remaining, EntryId member, int place, EventFormat format)
    {
        if (place < 1 || !sheet.Members.Contains(member))
            return null;
        var table = new CrossTable(sheet);
        var coming = Coming(table, remaining);
        if (coming.Length > MostMatches)
            return null;
        if (sheet.StatusOf(member) is MemberStatus.Annulled or MemberStatus.Disqualified)
            return new(Prospect.Impossible, [new([], Prospect.Impossible)]);
        bool[] hasPlace = [.. table.Members.Select(m => sheet.StatusOf(m) != MemberStatus.Disqualified)];
        var own = table.IndexOf(member);
        // Own matches first: bit i of a pattern is the winner of match i.
        coming = [.. coming.OrderBy(m => m.A != own && m.B != own)];
        var scores = new ComingScores(format);
        var outlook = new Outlook(table, coming, scores, format.Restart, hasPlace, own, place);
        return new Cases(table, coming, scores, outlook, own).Needs();
    }

    private static (int A, int B)[] Coming(CrossTable table, IReadOnlyList<(EntryId A, EntryId B)> remaining) =>
    [
        .. remaining
            .Select(m => (A: table.IndexOf(m.A), B: table.IndexOf(m.B)))
            .Where(m => m.A >= 0 && m.B >= 0 && m.A != m.B && table.Result(m.A, m.B) is null)
            .DistinctBy(m => (Math.Min(m.A, m.B), Math.Max(m.A, m.B))),
    ];

    private sealed class Cases(CrossTable table, (int A, int B)[] coming, ComingScores scores, Outlook outlook, int own)
    {
        private readonly int _ownCount = coming.Count(m => m.A == own || m.B == own);

        private int OtherCount => coming.Length - _ownCount;

        public Needs Needs()
        {
            var rows = _ownCount <= MostOwnScores ? ByScores(0, []) : ByWins();
            var needs = rows.ToArray();
            var prospects = needs.Select(n => n.Prospect).Distinct().ToArray();
            return new(
                prospects is [var only] ? only : Prospect.Open,
                [.. needs.OrderByDescending(Wins).ThenByDescending(Margin)]);
        }

        private IEnumerable<Need> ByScores(int match, OwnResult[] before)
        {
            if (match == _ownCount)
            {
                yield return Row(before);
                yield break;
            }

            foreach (var score in scores.AllScores)
            {
                var isWon = score.Won > score.Lost;
                var isA = coming[match].A == own;
                outlook.AssumeWinner(match, isA == isWon);
                outlook.AssumeScore(match, isA ? score : score.Reversed);
                foreach (var need in ByScores(match + 1, [.. before, new(Opponent(match), isWon, score)]))
                    yield return need;
            }
        }

        private IEnumerable<Need> ByWins()
        {
            for (var pattern = 0; pattern < 1 << _ownCount; pattern++)
            {
                var row = new OwnResult[_ownCount];
                for (var match = 0; match < _ownCount; match++)
                {
                    var isWon = (pattern >> match & 1) == 0;
                    outlook.AssumeWinner(match, isWon == (coming[match].A == own));
                    row[match] = new(Opponent(match), isWon, null);
                }

                yield return Row(row);
            }
        }

        private Need Row(OwnResult[] results)
        {
            var told = OtherCount is > 0 and <= MostOthersTold;
            var certain = new bool[1 << OtherCount];
            var fates = Fates.None;
            for (var pattern = 0; pattern < certain.Length && (told || fates != Fates.Both); pattern++)
            {
                for (var i = 0; i < OtherCount; i++)
                    outlook.AssumeWinner(_ownCount + i, (pattern >> i & 1) == 0);
                var found = outlook.Judge();
                certain[pattern] = found == Fates.Reached;
                fates |= found;
            }

            return fates switch
            {
                Fates.Reached => new(results, Prospect.Certain),
                Fates.Missed => new(results, Prospect.Impossible),
                _ => new(results, Prospect.Open) { CertainIf = told ? Told(certain) : [] },
            };
        }

        private OthersHelp[] Told(bool[] certain)
        {
            var ways = SmallestWays.Of(certain, OtherCount);
            return ways.Count > MostWaysTold ? [] : [.. ways.Select(w => new OthersHelp([.. Wins(w)]))];
        }

        private IEnumerable<Win> Wins(Way way)
        {
            for (var i = 0; i < OtherCount; i++)
            {
                var (a, b) = coming[_ownCount + i];
                var (x, y) = (table.Members[a], table.Members[b]);
                if ((way.Fixed >> i & 1) != 0)
                    yield return (way.Pattern >> i & 1) == 0 ? new(x, y) : new(y, x);
            }
        }

        private EntryId Opponent(int match) => table.Members[coming[match].A == own ? coming[match].B : coming[match].A];

        private static int Wins(Need need) => need.Own.Count(o => o.IsWon);

        private static int Margin(Need need) => need.Own.Sum(o => o.Score is { } s ? s.Won - s.Lost : 0);
    }
}
