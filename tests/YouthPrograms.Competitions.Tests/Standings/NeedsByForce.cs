using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>"What do we need" against trying out every score of every match to come, with several patterns of points each.</summary>
public class NeedsByForce
{
    /// <summary>What trying out found for one set of own results.</summary>
    private sealed class Found
    {
        public bool Reached { get; set; }
        public bool Missed { get; set; }
        public bool HungOnPoints { get; set; }

        /// <summary>Whether it can be missed, by the winners of the matches of others.</summary>
        public Dictionary<string, bool> MissedIf { get; } = [];
    }

    private sealed record Case(GroupSheet Sheet, (EntryId A, EntryId B)[] Coming, EventFormat Format, EntryId Member, int Place);

    // Points have limits and no end: now and then both are held possible where trying a few points finds only one.
    [Fact]
    public void Agrees_with_trying_everything_out()
    {
        var gaps = 0;
        Cases.ForAll(AnyGroup.Numbers, number => gaps += Compare(AnyCase(number, most: 3000, members: 3)), 20_000);

        Assert.InRange(gaps, 0, 20);
    }

    [Fact]
    public void Agrees_shortly_before_the_end_of_a_group() =>
        Assert.Equal(0, Enumerable.Range(1, 600).Sum(number => Compare(AnyCase(number, most: 130, members: 4))));

    // Under both readings, down to known points, for up to eight members.
    [Fact]
    public void Says_what_the_table_says_when_nothing_is_to_come()
    {
        foreach (var number in Enumerable.Range(1, 1500))
        {
            var format = new EventFormat { Restart = (RestartReading)(number & 1) };
            var sheet = AnyGroup.Of(number).Sheet;
            var rows = GroupRanking.Of(sheet with { IsComplete = true }, format.Restart, StandingLots.Undrawn).Rows;
            var place = 1 + number % rows.Count;
            foreach (var row in rows)
            {
                var last = row.Place + rows.Count(r => r.Place == row.Place) - 1;
                var expected = row.Place is null || row.Place > place ? Prospect.Impossible : last <= place ? Prospect.Certain : Prospect.Open;
                Assert.Equal(expected, WhatNeeds.Of(sheet, [], row.Entry, place, format)!.Overall);
            }
        }
    }

    // How often it was open and trying found one side only.
    private static int Compare(Case c)
    {
        var gaps = 0;
        var needs = WhatNeeds.Of(c.Sheet, c.Coming, c.Member, c.Place, c.Format)!;
        var found = TryAll(c, byScores: c.Coming.Count(m => m.A == c.Member || m.B == c.Member) <= 2);

        Assert.Equal(found.Keys.Order(), needs.ByOwnResults.Select(Key).Order());
        foreach (var need in needs.ByOwnResults)
        {
            var tried = found[Key(need)];
            var (possible, avoidable) = (need.Prospect != Prospect.Impossible, need.Prospect != Prospect.Certain);
            Assert.True(possible || !tried.Reached, $"{Key(need)} can be reached");
            Assert.True(avoidable || !tried.Missed, $"{Key(need)} can be missed");
            if (need.Prospect == Prospect.Open)
            {
                Assert.True(tried.HungOnPoints || tried.Reached && tried.Missed, $"{Key(need)} is settled");
                gaps += tried.Reached && tried.Missed ? 0 : 1;
                CompareHelp(need, tried, c);
            }
        }

        var overall = needs.ByOwnResults.Select(n => n.Prospect).Distinct().ToArray();
        Assert.Equal(overall.Length == 1 ? overall[0] : Prospect.Open, needs.Overall);
        return gaps;
    }

    // Each way is enough; and there is a way for every pattern of winners that is, unless there were too many to tell.
    private static void CompareHelp(Need need, Found tried, Case c)
    {
        var ways = need.CertainIf.Select(h => h.Wins.Select(w => $"{w.Winner}>{w.Loser}").ToHashSet()).ToArray();
        foreach (var (pattern, missed) in tried.MissedIf)
        {
            var isCovered = ways.Any(w => w.IsSubsetOf(pattern.Split(' ')));
            Assert.False(isCovered && missed, $"{pattern} is not enough");
            Assert.True(isCovered || missed || tried.HungOnPoints || ways.Length == 0, $"{pattern} would be enough");
        }

        var others = c.Coming.Count(m => m.A != c.Member && m.B != c.Member);
        var never = tried.MissedIf.Values.All(missed => missed);
        Assert.True(ways.Length > 0 || never || others > 2 || tried.HungOnPoints, "no way told");
        Assert.All(ways, w => Assert.DoesNotContain(ways, x => x != w && x.IsSubsetOf(w)));
    }

    private static Dictionary<string, Found> TryAll(Case c, bool byScores)
    {
        var found = new Dictionary<string, Found>();
        var scores = Scores(c.Format).ToArray();
        void Play(int next, GroupResult[] played)
        {
            if (next < c.Coming.Length)
            {
                foreach (var (winner, rubbers, games, points) in scores)
                    Play(next + 1, [.. played, new(c.Coming[next].A, c.Coming[next].B, MatchOutcome.Played, winner, rubbers, games, points)]);
                return;
            }

            var key = Key(c, played, byScores);
            if (!found.TryGetValue(key, out var tried))
                found[key] = tried = new();
            var missed = Note(tried, c, c.Sheet with { Results = [.. c.Sheet.Results, .. played], IsComplete = true });
            var others = OthersKey(c, played);
            tried.MissedIf[others] = tried.MissedIf.GetValueOrDefault(others) || missed;
        }

        Play(0, []);
        return found;
    }

    private static string OthersKey(Case c, GroupResult[] played) => string.Join(' ', played
        .Where(r => r.A != c.Member && r.B != c.Member)
        .Select(r => r.Winner == Side.A ? $"{r.A}>{r.B}" : $"{r.B}>{r.A}"));

    private static bool Note(Found tried, Case c, GroupSheet end)
    {
        var standing = GroupRanking.Of(end, c.Format.Restart, StandingLots.Undrawn);
        var place = standing.Rows.Single(r => r.Entry == c.Member).Place;
        var last = place + standing.Rows.Count(r => r.Place == place) - 1;
        tried.Reached |= place <= c.Place;
        var missed = place is null || last > c.Place;
        tried.Missed |= missed;
        tried.HungOnPoints |= standing.NeedsLot || standing.Trace.Any(s => s.Rule == StandingRule.Points);
        return missed;
    }

    private static string Key(Need need) => string.Join(' ', need.Own
        .OrderBy(o => o.Opponent).Select(o => $"{o.Opponent}{(o.Score is { } s ? s.ToString() : o.IsWon ? "+" : "-")}"));

    private static string Key(Case c, GroupResult[] played, bool byScores) => string.Join(' ', played
        .Where(r => r.A == c.Member || r.B == c.Member)
        .Select(r => (Other: r.A == c.Member ? r.B : r.A, Won: r.Winner == (r.A == c.Member ? Side.A : Side.B), Score: ScoreOf(c, r)))
        .OrderBy(x => x.Other).Select(x => $"{x.Other}{(byScores ? x.Score.ToString() : x.Won ? "+" : "-")}"));

    private static Tally ScoreOf(Case c, GroupResult r)
    {
        var score = c.Format.Tie is null ? r.Games : r.Rubbers;
        return r.A == c.Member ? score : score.Reversed;
    }

    // Every score in rubbers and games, each with both limits of its points, the fewest, and long games.
    private static IEnumerable<(Side, Tally Rubbers, Tally Games, Tally Points)> Scores(EventFormat format) =>
        from outer in Won(format.Tie?.Target ?? format.Match.GamesToWin)
        from games in format.Tie is null ? [outer] : GamesOf(outer, format.Match.GamesToWin)
        from points in new[]
        {
            new Tally(games.Won * 11 + games.Lost * 9, games.Lost * 11), new(games.Won * 11, games.Lost * 11 + games.Won * 9),
            new(games.Won * 11, games.Lost * 11), new(games.Won * 42 + games.Lost * 40, games.Lost * 42 + games.Won * 40),
        }
        select (outer.Won > outer.Lost ? Side.A : Side.B, format.Tie is null ? default : outer, games, points);

    private static IEnumerable<Tally> Won(int target) =>
        Enumerable.Range(0, target).SelectMany(lost => new Tally[] { new(target, lost), new(lost, target) });

    private static IEnumerable<Tally> GamesOf(Tally rubbers, int target) =>
        from a in Enumerable.Range(0, rubbers.Lost * (target - 1) + 1)
        from b in Enumerable.Range(0, rubbers.Won * (target - 1) + 1)
        select new Tally(rubbers.Won * target + a, rubbers.Lost * target + b);

    private static Case AnyCase(int number, int most, int members)
    {
        var dice = new Dice(number);
        var size = members + dice.Next(3);
        var format = dice.Next(5) switch
        {
            0 => new EventFormat { Match = new(1) },
            1 => new EventFormat { Match = new(5) },
            2 => new EventFormat { Tie = TieFormat.School, Match = new(1) },
            3 => new EventFormat { Tie = TieFormat.School, Match = new(3) },
            _ => new EventFormat { Match = new(3) },
        } with
        { Restart = (RestartReading)dice.Next(2) };
        var scores = Scores(format).ToArray();
        var length = (int)Math.Log(most, scores.Length);
        // Few scores make many members level.
        if (dice.Next(2) == 0)
            scores = [scores[0], scores[^1], scores[dice.Next(scores.Length)]];
        var (results, coming) = (new List<GroupResult>(), new List<(EntryId, EntryId)>());
        foreach (var (a, b) in Pairs(size).OrderBy(_ => dice.Next(1000)))
        {
            if (coming.Count < length && dice.Next(10) > 0)
                coming.Add((a, b));
            else
                results.Add(AnyResult(a, b, scores[dice.Next(scores.Length)], dice));
        }

        var absent = dice.Next(6) == 0
            ? new Dictionary<EntryId, MemberStatus> { [new(1 + dice.Next(size))] = (MemberStatus)dice.Next(4) }
            : [];
        var sheet = new GroupSheet(1, [.. Enumerable.Range(1, size).Select(i => new EntryId(i))], results) { IsComplete = false, Absent = absent };
        var member = new EntryId(1 + dice.Next(size));
        var gone = absent.Where(p => p.Value == MemberStatus.Annulled).Select(p => p.Key).ToArray();
        return absent.GetValueOrDefault(member) is MemberStatus.Annulled or MemberStatus.Disqualified
            ? new(sheet with { Absent = new Dictionary<EntryId, MemberStatus>() }, [.. coming], format, member, 1 + dice.Next(size))
            : new(sheet, [.. coming.Where(m => !gone.Contains(m.Item1) && !gone.Contains(m.Item2))], format, member, 1 + dice.Next(size));
    }

    private static GroupResult AnyResult(EntryId a, EntryId b, (Side Winner, Tally Rubbers, Tally Games, Tally Points) score, Dice dice)
    {
        var result = new GroupResult(a, b, MatchOutcome.Played, score.Winner, score.Rubbers, score.Games, score.Points);
        return dice.Next(12) switch
        {
            0 => result with { Outcome = MatchOutcome.Retired },
            1 => result with { Outcome = MatchOutcome.Cancelled, Winner = null },
            _ => result,
        };
    }

    private static IEnumerable<(EntryId A, EntryId B)> Pairs(int size) =>
        Enumerable.Range(1, size).SelectMany(a => Enumerable.Range(a + 1, size - a).Select(b => (new EntryId(a), new EntryId(b))));
}
