namespace YouthPrograms.Web.Tests;

/// <summary>A clock that stands still until it is moved. Its timers are the system's: nothing here waits for it.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public DateTime Now
    {
        get => new(Interlocked.Read(ref ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan span) => Interlocked.Add(ref ticks, span.Ticks);
}
