namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Colours edges between pots and delegations so that every node has each colour ⌊d/c⌋ or ⌈d/c⌉ times of its d edges.
/// Nodes are cut into pieces of at most c edges, then König's alternating paths give every piece different colours.
/// </summary>
internal sealed class EvenColouring(int colours, LotDrum drum)
{
    private readonly List<(int Pot, int Kin)> _edges = [];
    private readonly Dictionary<long, (int Piece, int Count)> _pieceOf = [];
    private int _pieces;
    private int _pots;

    /// <summary>A pot takes at most as many edges as there are colours.</summary>
    public void Add(int pot, long key)
    {
        var (piece, count) = _pieceOf.GetValueOrDefault(key, (-1, colours));
        if (count == colours)
            (piece, count) = (_pieces++, 0);
        _pieceOf[key] = (piece, count + 1);
        _edges.Add((pot, piece));
        _pots = Math.Max(_pots, pot + 1);
    }

    public int[] Colours()
    {
        var nodes = _pots + _pieces;
        var edgeAt = new int[nodes, colours];
        for (var v = 0; v < nodes; v++)
        {
            for (var c = 0; c < colours; c++)
                edgeAt[v, c] = -1;
        }

        var colour = new int[_edges.Count];
        for (var e = 0; e < _edges.Count; e++)
            Colour(e, edgeAt, colour);
        return colour;
    }

    private void Colour(int e, int[,] edgeAt, int[] colour)
    {
        var (pot, kin) = Ends(e);
        int[] both = [.. Enumerable.Range(0, colours).Where(c => edgeAt[pot, c] < 0 && edgeAt[kin, c] < 0)];
        var chosen = both.Length > 0 ? both[drum.Next(LotPurpose.Group, both.Length)] : Free(edgeAt, pot);
        if (both.Length == 0)
            Swap(kin, chosen, Free(edgeAt, kin), edgeAt, colour);
        (colour[e], edgeAt[pot, chosen], edgeAt[kin, chosen]) = (chosen, e, e);
    }

    // From `start` along edges coloured a, b, a …: the path cannot come back to the pot, which has no a.
    private void Swap(int start, int a, int b, int[,] edgeAt, int[] colour)
    {
        var path = new List<int>();
        for (var (v, c) = (start, a); edgeAt[v, c] >= 0; c = c == a ? b : a)
        {
            var e = edgeAt[v, c];
            path.Add(e);
            var (pot, kin) = Ends(e);
            v = v == pot ? kin : pot;
        }

        foreach (var e in path)
        {
            var (pot, kin) = Ends(e);
            edgeAt[pot, colour[e]] = edgeAt[kin, colour[e]] = -1;
        }

        foreach (var e in path)
        {
            var (pot, kin) = Ends(e);
            colour[e] = colour[e] == a ? b : a;
            edgeAt[pot, colour[e]] = edgeAt[kin, colour[e]] = e;
        }
    }

    private (int Pot, int Kin) Ends(int e) => (_edges[e].Pot, _pots + _edges[e].Kin);

    private int Free(int[,] edgeAt, int node) => Enumerable.Range(0, colours).First(c => edgeAt[node, c] < 0);
}
