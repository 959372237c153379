using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Standings;

/// <summary>Makes the standing of a group.</summary>
public static class GroupRanking
{
    /// <summary>Never throws: what cannot count is passed over, and <see cref="GroupSheet.Check"/> names it.</summary>
    public static GroupStanding Of(GroupSheet sheet, RestartReading reading, StandingLots lots)
    {
        var table = new CrossTable(sheet);
        var trace = new List<StandingStep>();
        var solved = new LevelSolver(table, reading, Lot) { Trace = trace }.Solve();
        var other = reading == RestartReading.EveryClass ? RestartReading.SingleMember : RestartReading.EveryClass;
        return new()
        {
            Group = sheet.Group,
            IsComplete = sheet.IsComplete,
            Rows = Rows(sheet, table, solved),
            Trace = trace,
            ReadingsDiffer = table.Count > 3 && !Same(solved, new LevelSolver(table, other, Lot).Solve()),
        };

        IReadOnlyList<EntryId>? Lot(EntryId[] level) => sheet.IsComplete ? lots.Order(sheet.Group, level) : null;
    }

    // The members disqualified stay in the reckoning of the others, for their matches were played, and then make room.
    private static List<StandingRow> Rows(GroupSheet sheet, CrossTable table, LevelSolver solved)
    {
        var rows = new List<StandingRow>(sheet.Members.Count);
        var place = 1;
        foreach (var level in solved.Classes)
        {
            var before = rows.Count;
            foreach (var member in solved.Order.Slice(level.From, level.Count))
            {
                if (sheet.StatusOf(table.Members[member]) is not MemberStatus.Disqualified and var status)
                    rows.Add(Row(table, member, place, status));
            }

            place += rows.Count - before;
        }

        foreach (var member in sheet.Members.Distinct())
        {
            if (sheet.StatusOf(member) is (MemberStatus.Disqualified or MemberStatus.Annulled) and var status)
                rows.Add(status == MemberStatus.Annulled ? Empty(member) : Row(table, table.IndexOf(member), null, status));
        }

        return rows;
    }

    private static StandingRow Empty(EntryId member) =>
        new(member, null, MemberStatus.Annulled, 0, 0, 0, 0, default, default, default);

    private static StandingRow Row(CrossTable table, int member, int? place, MemberStatus status)
    {
        var entry = table.Members[member];
        var (played, won, matchPoints) = (0, 0, 0);
        var (rubbers, games, points) = (default(Tally), default(Tally), default(Tally));
        for (var opponent = 0; opponent < table.Count; opponent++)
        {
            if (table.Result(member, opponent) is not { } result)
                continue;
            played++;
            won += result.Winner == (result.A == entry ? Side.A : Side.B) ? 1 : 0;
            matchPoints += table[StandingRule.MatchPoints, member, opponent].Won;
            rubbers += table[StandingRule.Rubbers, member, opponent];
            games += table[StandingRule.Games, member, opponent];
            points += table[StandingRule.Points, member, opponent];
        }

        return new(entry, place, status, played, won, played - won, matchPoints, rubbers, games, points);
    }

    private static bool Same(LevelSolver left, LevelSolver right)
    {
        if (!left.Classes.SequenceEqual(right.Classes))
            return false;
        foreach (var level in left.Classes)
        {
            foreach (var member in left.Order.Slice(level.From, level.Count))
            {
                if (!right.Order.Slice(level.From, level.Count).Contains(member))
                    return false;
            }
        }

        return true;
    }
}
