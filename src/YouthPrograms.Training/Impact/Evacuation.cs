namespace YouthPrograms.Training.Impact;

/// <summary>A drill, before the training or after it.</summary>
public enum DrillRun
{
    Before,
    After,
}

/// <summary>Seconds until everybody was out.</summary>
public static class Evacuation
{
    /// <summary>Low buildings are to be left in two minutes.</summary>
    public const int LineSeconds = 120;

    /// <summary>An hour: whatever takes longer was no drill.</summary>
    public const int MostSeconds = 3600;

    public static bool IsSound(int seconds) => seconds is > 0 and <= MostSeconds;

    /// <summary>The mean in whole seconds; null without a drill.</summary>
    public static int? Mean(IReadOnlyCollection<int> seconds) =>
        seconds.Count == 0 ? null : (int)Math.Round(seconds.Average(), MidpointRounding.AwayFromZero);

    public static int WithinLine(IEnumerable<int> seconds) => seconds.Count(one => one <= LineSeconds);
}
