using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Standings;

/// <summary>
/// The cross-table of a group: what each member shows against each other, rule by rule. Holds only what counts: members
/// who are not annulled, once; the last result of a pair; no result that cannot be (<see cref="GroupSheet.Check"/>).
/// </summary>
internal sealed class CrossTable
{
    private const int Rules = 4;
    private readonly Tally[] _cells;
    private readonly GroupResult?[] _results;

    public CrossTable(GroupSheet sheet)
    {
        Members = [.. sheet.Members.Where(m => sheet.StatusOf(m) != MemberStatus.Annulled).Distinct()];
        _cells = new Tally[Rules * Count * Count];
        _results = new GroupResult?[Count * Count];
        foreach (var result in sheet.Results)
            Take(result);
    }

    public EntryId[] Members { get; }
    public int Count => Members.Length;

    public int IndexOf(EntryId member) => Array.IndexOf(Members, member);

    /// <summary>Null when nothing that counts is recorded.</summary>
    public GroupResult? Result(int member, int opponent) => _results[member * Count + opponent];

    /// <summary>Match points as Won with Lost 0, otherwise won against lost.</summary>
    public Tally this[StandingRule rule, int member, int opponent] => _cells[Cell(rule, member, opponent)];

    /// <summary>For a match that is still to come: both sides of one figure.</summary>
    public void Assume(StandingRule rule, int member, int opponent, Tally figure, Tally reversed)
    {
        _cells[Cell(rule, member, opponent)] = figure;
        _cells[Cell(rule, opponent, member)] = reversed;
    }

    public Tally Sum(StandingRule rule, int member, ReadOnlySpan<int> opponents)
    {
        var (won, lost) = (0, 0);
        foreach (var opponent in opponents)
        {
            var cell = this[rule, member, opponent];
            (won, lost) = (won + cell.Won, lost + cell.Lost);
        }

        return new(won, lost);
    }

    public static int Compare(StandingRule rule, Tally left, Tally right) =>
        rule == StandingRule.MatchPoints ? left.Won.CompareTo(right.Won) : left.CompareRatio(right);

    private int Cell(StandingRule rule, int member, int opponent) => ((int)rule * Count + member) * Count + opponent;

    private void Take(GroupResult result)
    {
        var (a, b) = (IndexOf(result.A), IndexOf(result.B));
        if (a < 0 || b < 0 || a == b || result.LacksWinner || result.HasWinnerTooMany || !result.HasPossibleFigures)
            return;
        var counted = result.Outcome == MatchOutcome.Cancelled ? null : result;
        _results[a * Count + b] = _results[b * Count + a] = counted;
        Assume(StandingRule.MatchPoints, a, b, Points(counted, Side.A), Points(counted, Side.B));
        Assume(StandingRule.Rubbers, a, b, counted?.Rubbers ?? default);
        Assume(StandingRule.Games, a, b, counted?.Games ?? default);
        Assume(StandingRule.Points, a, b, counted?.Points ?? default);
    }

    private void Assume(StandingRule rule, int member, int opponent, Tally figure) =>
        Assume(rule, member, opponent, figure, figure.Reversed);

    private static Tally Points(GroupResult? result, Side side) => new(result?.MatchPoints(side) ?? 0, 0);
}
