namespace YouthPrograms.Competitions.Standings;

/// <summary>The best and the worst ratio still possible; an end that is even and prolonged is never quite reached.</summary>
internal readonly record struct FigureRange(Tally Best, Tally Worst, bool NeverBest = false, bool NeverWorst = false)
{
    private static readonly Tally Even = new(1, 1);

    /// <summary>Games that go on and on bring every ratio as near to even as anybody likes, from its own side.</summary>
    public FigureRange Prolonged(bool isProlonged)
    {
        var (liftsBest, liftsWorst) = (isProlonged && Best.CompareRatio(Even) < 0, isProlonged && Worst.CompareRatio(Even) > 0);
        return new(liftsBest ? Even : Best, liftsWorst ? Even : Worst, liftsBest, liftsWorst);
    }

    /// <summary>In every case.</summary>
    public bool IsAbove(FigureRange other) => Worst.CompareRatio(other.Best) switch
    {
        0 => NeverWorst || other.NeverBest,
        var compared => compared > 0,
    };
}
