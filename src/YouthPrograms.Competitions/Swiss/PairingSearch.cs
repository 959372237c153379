namespace YouthPrograms.Competitions.Swiss;

/// <summary>
/// Least sum of score differences by raising the allowed sum from a bound that ignores past matches: neighbours by score.
/// The player with the fewest opponents left is paired first, so that a dead end shows at once. The work for one sum is
/// capped; a sum that was given up is passed over for the next one.
/// </summary>
internal sealed class PairingSearch(Player[] players, HashSet<(EntryId, EntryId)> met)
{
    private const int MostSteps = 5_000;
    private const int Few = 8;
    private readonly bool[,] _met = Met(players, met);
    private readonly bool[] _paired = new bool[players.Length];
    private readonly List<(int A, int B)> _pairs = [];
    private int _steps;

    public IReadOnlyList<(int A, int B)>? Least()
    {
        var most = players.Length / 2 * (players[0].Score - players[^1].Score);
        for (var allowed = Bound(); allowed <= most; allowed++)
        {
            // Any pairing will do in the end, so there the search may go on far longer.
            _steps = allowed == most ? -100 * MostSteps : 0;
            if (Pair(allowed))
                return [.. _pairs.OrderBy(p => p.A)];
        }

        return null;
    }

    private static bool[,] Met(Player[] players, HashSet<(EntryId, EntryId)> met)
    {
        var table = new bool[players.Length, players.Length];
        for (var a = 0; a < players.Length; a++)
        {
            for (var b = 0; b < players.Length; b++)
                table[a, b] = a == b || met.Contains((players[a].Id, players[b].Id));
        }

        return table;
    }

    private bool Pair(int allowed)
    {
        if (_pairs.Count * 2 == players.Length)
            return true;
        if (++_steps > MostSteps || Bound() > allowed)
            return false;
        var next = MostBound(allowed);
        _paired[next] = true;
        foreach (var other in Opponents(next, allowed))
        {
            _paired[other] = true;
            _pairs.Add((Math.Min(next, other), Math.Max(next, other)));
            if (Pair(allowed - Difference(next, other)))
                return true;
            _pairs.RemoveAt(_pairs.Count - 1);
            _paired[other] = false;
        }

        _paired[next] = false;
        return false;
    }

    // Whoever has few opponents left comes first; where nobody has, the best placed, so that an ordinary round is paired
    // from the top.
    private int MostBound(int allowed)
    {
        var (best, fewest) = (-1, int.MaxValue);
        for (var i = 0; i < players.Length; i++)
        {
            if (!_paired[i] && OpponentsLeft(i, allowed, Math.Min(fewest, Few)) is var open && open < fewest)
                (best, fewest) = (i, open);
        }

        return best;
    }

    // Players stand in the order of scores, so whoever comes after one too far away is too far away as well.
    private int OpponentsLeft(int player, int allowed, int most)
    {
        var open = 0;
        for (var i = player + 1; i < players.Length && open < most && Difference(player, i) <= allowed; i++)
            open += IsOpen(player, i) ? 1 : 0;
        for (var i = player - 1; i >= 0 && open < most && Difference(player, i) <= allowed; i--)
            open += IsOpen(player, i) ? 1 : 0;
        return open;
    }

    private bool IsOpen(int player, int other) => !_paired[other] && !_met[player, other];

    // Upper half against lower half of those with the same score, then the nearest scores.
    private List<int> Opponents(int player, int allowed)
    {
        var open = Enumerable.Range(0, players.Length)
            .Where(i => IsOpen(player, i) && Difference(player, i) <= allowed)
            .OrderBy(i => Difference(player, i))
            .ToArray();
        var same = open.Where(i => Difference(player, i) == 0).ToArray();
        return [.. same.Skip(same.Length / 2), .. same.Take(same.Length / 2).Reverse(), .. open.Skip(same.Length)];
    }

    private int Difference(int a, int b) => Math.Abs(players[a].Score - players[b].Score);

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
