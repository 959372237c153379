namespace YouthPrograms.Web.Features.Operations;

/// <summary>
/// Dice that fall alike at every installation: the same words give the same throws, whatever was thrown before, so that a
/// demo that was interrupted goes on as it would have. Never for anything that must not be foreseen.
/// </summary>
internal struct DemoDice
{
    private ulong state;

    public DemoDice(params ReadOnlySpan<object> words)
    {
        // FNV-1a over the words, then SplitMix64: two published functions, pinned here because System.Random may change.
        state = 14695981039346656037;
        foreach (var word in words)
        {
            foreach (var letter in FormattableString.Invariant($"{word}/"))
                state = unchecked((state ^ letter) * 1099511628211);
        }
    }

    /// <summary>0 up to 1, not included.</summary>
    public double Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>From the first to the last number, both included.</summary>
    public int Between(int first, int last) => first + (int)(Next() * (last - first + 1));
}
