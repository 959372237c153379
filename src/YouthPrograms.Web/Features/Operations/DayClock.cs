namespace YouthPrograms.Web.Features.Operations;

/// <summary>A clock for the demo's past, which goes where it is told.</summary>
internal sealed class DayClock : TimeProvider
{
    private DateTimeOffset now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Two in the morning, UTC, of the day: ten o'clock in the office.</summary>
    public void Morning(DateOnly day) => now = new(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);

    public void At(DateTime utc) => now = new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeSpan.Zero);
}

/// <summary>What the demo's past is made with besides a clock.</summary>
internal static class DemoSteps
{
    /// <summary>The value of a step that cannot be refused unless a seed file is wrong.</summary>
    public static T Done<T>(Outcome<T> outcome) => outcome.IsRefused(out var problem)
        ? throw new InvalidOperationException($"A step of the demo was refused: {problem.Flatten()[0].Code}.")
        : outcome.Value;
}
