namespace YouthPrograms.Competitions.Groups;

/// <summary>One match of a group schedule; members are indexes from 0.</summary>
public readonly record struct GroupPairing(int Round, int A, int B);

/// <summary>
/// Round robin by the circle method. Members of one delegation meet in the first rounds, so that they cannot arrange a
/// result others depend on; the match of the two best comes last.
/// </summary>
public static class GroupSchedule
{
    /// <summary><paramref name="keys"/> holds the delegation of each member, null for none; the best member first.</summary>
    public static IReadOnlyList<GroupPairing> Of(IReadOnlyList<DelegationId?> keys)
    {
        var count = keys.Count;
        var rounds = Rounds(Circle(keys))
            .Select(round => round.Where(p => p.A < count && p.B < count).ToArray())
            .OrderByDescending(round => round.Count(p => SameDelegation(keys, p)))
            .ThenBy(round => round.Contains((0, 1)))
            .ToArray();
        return [.. rounds.SelectMany((round, r) => round
            .OrderBy(p => p == (0, 1))
            .ThenBy(p => p.A)
            .Select(p => new GroupPairing(r + 1, p.A, p.B)))];
    }

    /// <summary>n − 1 rounds for an even number of members, n for an odd one.</summary>
    public static int RoundCount(int members) => members % 2 == 0 ? members - 1 : members;

    private static bool SameDelegation(IReadOnlyList<DelegationId?> keys, (int A, int B) pair) =>
        keys[pair.A] is { } key && keys[pair.B] == key;

    // Members who must meet early stand face to face in the circle's first round; an odd member out rests against nobody.
    private static int[] Circle(IReadOnlyList<DelegationId?> keys)
    {
        var size = keys.Count + keys.Count % 2;
        var pairs = Enumerable.Range(0, keys.Count)
            .Where(i => keys[i] is not null)
            .GroupBy(i => keys[i])
            .SelectMany(g => g.Chunk(2))
            .Where(pair => pair.Length == 2)
            .ToArray();
        var others = Enumerable.Range(0, size).Except(pairs.SelectMany(p => p)).ToArray();
        var circle = new int[size];
        var (front, back) = (pairs.Length, size - 1 - pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
            (circle[i], circle[size - 1 - i]) = (pairs[i][0], pairs[i][1]);
        for (var i = 0; front <= back; i++)
            circle[i % 2 == 0 ? front++ : back--] = others[i];
        return circle;
    }

    private static IEnumerable<(int A, int B)[]> Rounds(int[] circle)
    {
        var size = circle.Length;
        for (var round = 0; round < size - 1; round++)
        {
            yield return [.. Enumerable.Range(0, size / 2)
                .Select(i => (circle[i], circle[size - 1 - i]))
                .Select(p => (Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2)))];
            circle = [circle[0], circle[^1], .. circle[1..^1]];
        }
    }
}
