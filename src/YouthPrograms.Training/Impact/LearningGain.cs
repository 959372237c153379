namespace YouthPrograms.Training.Impact;

/// <summary>When a quiz was answered.</summary>
public enum AssessmentPhase
{
    Before,
    After,

    /// <summary>A month later.</summary>
    Days30,

    /// <summary>Three months later.</summary>
    Days90,
}

/// <summary>What a class answered together: how many did, and how many points they had.</summary>
/// <param name="ClassToken">Stands for the class and tells nothing of it.</param>
/// <param name="N">Pupils who answered.</param>
/// <param name="Phase">When.</param>
/// <param name="Points">All their points.</param>
public readonly record struct QuizSum(string ClassToken, AssessmentPhase Phase, int N, int Points);

/// <summary>
/// How much more a phase knew than the time before, in points of a hundred, over the classes that answered both times; empty
/// where fewer than ten people are behind either time.
/// </summary>
public readonly record struct Gain(int? Points, int Classes, int N, bool Suppressed);

public static class LearningGain
{
    /// <summary>Each pupil has so many questions, for one point each.</summary>
    public const int Questions = 10;

    public static bool IsSound(int n, int points) => n > 0 && points >= 0 && points <= n * Questions;

    public static Gain Of(IReadOnlyCollection<QuizSum> sums, AssessmentPhase later)
    {
        var before = sums.Where(sum => sum.Phase == AssessmentPhase.Before).ToDictionary(sum => sum.ClassToken);
        var pairs = sums.Where(sum => sum.Phase == later && before.ContainsKey(sum.ClassToken))
            .Select(sum => (Before: before[sum.ClassToken], Later: sum)).ToList();
        if (pairs.Count == 0)
            return new(null, 0, 0, false);
        var (first, second) = (pairs.Sum(pair => pair.Before.N), pairs.Sum(pair => pair.Later.N));
        if (SmallCells.IsSmall(first) || SmallCells.IsSmall(second))
            return new(null, pairs.Count, second, true);
        var gain = Percent(pairs.Sum(pair => pair.Later.Points), second) - Percent(pairs.Sum(pair => pair.Before.Points), first);
        return new((int)Math.Round(gain, MidpointRounding.AwayFromZero), pairs.Count, second, false);
    }

    private static decimal Percent(int points, int n) => 100m * points / (n * Questions);
}
