using System.Numerics;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Minimum-cost flow by successive shortest paths; exact for any integer costs as long as the network it is given has
/// no cycle of negative cost, which holds for the layered networks of a draw.
/// </summary>
internal sealed class MinCostFlow<TCost>(int nodes)
    where TCost : struct, IBinaryInteger<TCost>, IMinMaxValue<TCost>
{
    private readonly int[] _first = [.. Enumerable.Repeat(-1, nodes)];
    private readonly List<int> _next = [];
    private readonly List<int> _to = [];
    private readonly List<int> _capacity = [];
    private readonly List<TCost> _cost = [];

    // Used anew by every search.
    private readonly TCost[] _distance = new TCost[nodes];
    private readonly int[] _into = new int[nodes];
    private readonly bool[] _queued = new bool[nodes];
    private readonly Queue<int> _queue = new(nodes);

    /// <summary>Cost of all that was sent so far.</summary>
    public TCost Cost { get; private set; }

    /// <summary>Returns the edge's number for <see cref="Flow"/>.</summary>
    public int Add(int from, int to, int capacity, TCost cost)
    {
        AddHalf(from, to, capacity, cost);
        AddHalf(to, from, 0, -cost);
        return _to.Count - 2;
    }

    /// <summary>
    /// Edges for an amount that should be <paramref name="low"/> to <paramref name="high"/>: every unit missing or in
    /// excess costs the penalty.
    /// </summary>
    public void AddSoft(int from, int to, int low, int high, int most, TCost penalty)
    {
        if (low > 0)
            Add(from, to, low, -penalty);
        if (high > low)
            Add(from, to, high - low, TCost.Zero);
        if (most > high)
            Add(from, to, most - high, penalty);
    }

    public int Flow(int edge) => _capacity[edge ^ 1];

    /// <summary>Sends as much as is asked for, or as can go; returns the amount.</summary>
    public int Send(int source, int sink, int amount)
    {
        var sent = 0;
        while (sent < amount && ShortestPath(source, sink) is var (into, cost))
        {
            var path = amount - sent;
            for (var v = sink; v != source; v = _to[into[v] ^ 1])
                path = Math.Min(path, _capacity[into[v]]);
            for (var v = sink; v != source; v = _to[into[v] ^ 1])
            {
                _capacity[into[v]] -= path;
                _capacity[into[v] ^ 1] += path;
            }

            sent += path;
            Cost += TCost.CreateChecked(path) * cost;
        }

        return sent;
    }

    private void AddHalf(int from, int to, int capacity, TCost cost)
    {
        _next.Add(_first[from]);
        _first[from] = _to.Count;
        _to.Add(to);
        _capacity.Add(capacity);
        _cost.Add(cost);
    }

    // Bellman and Ford with a queue: edges of negative cost are expected. The answer is valid until the next search.
    private (int[] Into, TCost Cost)? ShortestPath(int source, int sink)
    {
        Array.Fill(_distance, TCost.MaxValue);
        _distance[source] = TCost.Zero;
        _queue.Enqueue(source);
        while (_queue.TryDequeue(out var v))
        {
            _queued[v] = false;
            for (var e = _first[v]; e >= 0; e = _next[e])
            {
                var (to, far) = (_to[e], _distance[v] + _cost[e]);
                if (_capacity[e] == 0 || far >= _distance[to])
                    continue;
                (_distance[to], _into[to]) = (far, e);
                if (_queued[to])
                    continue;
                _queued[to] = true;
                _queue.Enqueue(to);
            }
        }

        return _distance[sink] == TCost.MaxValue ? null : (_into, _distance[sink]);
    }
}
