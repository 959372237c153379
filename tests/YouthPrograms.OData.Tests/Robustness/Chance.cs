namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Choices of one seed: the same seed makes the same request again.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    public int Below(int end) => random.Next(end);

    public bool OneIn(int times) => random.Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>One to <paramref name="most"/> of something.</summary>
    public string Many(int most, string separator, Func<string> one)
        => string.Join(separator, Enumerable.Range(0, 1 + random.Next(most)).Select(_ => one()));
}
