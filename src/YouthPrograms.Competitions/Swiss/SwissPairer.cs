namespace YouthPrograms.Competitions.Swiss;

/// <summary>
/// Pairs the next round: nobody meets the same opponent twice, nobody rests twice, the one who rests has the lowest score
/// that allows a round, and the sum of score differences is the least possible.
/// </summary>
public static class SwissPairer
{
    /// <summary>Null when no round is possible any more.</summary>
    public static SwissRound? Next(SwissSheet sheet)
    {
        var table = SwissTable.Of(sheet).Select((r, i) => (r.Entry, r.Place, i)).ToDictionary(x => x.Entry);
        var active = sheet.Entries.Except(sheet.Withdrawn)
            .Select((e, lot) => new Player(e, sheet.ScoreOf(e), table[e].Place, lot))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Place).ThenBy(p => p.Lot)
            .ToArray();
        var met = sheet.Results.SelectMany(r => new[] { (r.A, r.B), (r.B, r.A) }).ToHashSet();
        if (active.Length < 2)
            return null;
        if (active.Length % 2 == 0)
            return Paired(active, met, null);
        var rested = sheet.Rounds.Select(r => r.Resting).ToHashSet();
        return active.Reverse()
            .Where(p => !rested.Contains(p.Id))
            .Select(p => Paired([.. active.Where(x => x != p)], met, p.Id))
            .FirstOrDefault(round => round is not null);
    }

    private static SwissRound? Paired(Player[] players, HashSet<(EntryId, EntryId)> met, EntryId? resting)
    {
        var search = new PairingSearch(players, met);
        return search.Least() is { } pairs
            ? new([.. pairs.Select(p => new SwissPairing(players[p.A].Id, players[p.B].Id))], resting)
            : null;
    }
}

internal sealed record Player(EntryId Id, int Score, int Place, int Lot);

/// <summary>
/// Least sum of score differences by raising the allowed sum from a bound that ignores past matches: neighbours by score.
/// Few matches are forbidden, so the bound is nearly always met; the work is capped for the rare case where it is not.
/// </summary>
internal sealed class PairingSearch(Player[] players, HashSet<(EntryId, EntryId)> met)
{
    private const int MostSteps = 200_000;
    private readonly bool[] _paired = new bool[players.Length];
    private readonly List<(int A, int B)> _pairs = [];
    private int _steps;

    public IReadOnlyList<(int A, int B)>? Least()
    {
        var most = players.Length / 2 * (players[0].Score - players[^1].Score);
        for (var allowed = Bound(); allowed <= most; allowed++)
        {
            _steps = 0;
            if (Pair(allowed))
                return _pairs;
        }

        return null;
    }

    private bool Pair(int allowed)
    {
        var first = Array.IndexOf(_paired, false);
        if (first < 0)
            return true;
        if (++_steps > MostSteps || Bound() > allowed)
            return false;
        _paired[first] = true;
        foreach (var other in Opponents(first))
        {
            var difference = players[first].Score - players[other].Score;
            if (difference > allowed)
                continue;
            _paired[other] = true;
            _pairs.Add((first, other));
            if (Pair(allowed - difference))
                return true;
            _pairs.RemoveAt(_pairs.Count - 1);
            _paired[other] = false;
        }

        _paired[first] = false;
        return false;
    }

    // Upper half against lower half of those with the same score, then the nearest scores below.
    private List<int> Opponents(int first)
    {
        var open = Enumerable.Range(first + 1, players.Length - first - 1)
            .Where(i => !_paired[i] && !met.Contains((players[first].Id, players[i].Id)))
            .ToArray();
        var same = open.Where(i => players[i].Score == players[first].Score).ToArray();
        return [.. same.Skip(same.Length / 2), .. same.Take(same.Length / 2).Reverse(), .. open.Skip(same.Length)];
    }

    private int Bound()
    {
        var (sum, waiting) = (0, -1);
        for (var i = 0; i < players.Length; i++)
        {
            if (_paired[i])
                continue;
            (sum, waiting) = waiting < 0 ? (sum, i) : (sum + players[waiting].Score - players[i].Score, -1);
        }

        return sum;
    }
}
