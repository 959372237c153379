namespace YouthPrograms.Competitions.Draws;

/// <summary>A section and numbers that belong to it, as a key.</summary>
internal readonly struct CountKey(int section, int[] counts) : IEquatable<CountKey>
{
    private readonly int _section = section;
    private readonly int[] _counts = counts;

    public bool Equals(CountKey other) => _section == other._section && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => obj is CountKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = (uint)_section * 2654435761u;
        foreach (var count in _counts)
            hash = (hash ^ (uint)count) * 16777619u + (hash >> 15);
        return (int)hash;
    }
}
