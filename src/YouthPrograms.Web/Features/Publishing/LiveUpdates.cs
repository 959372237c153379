using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.OutputCaching;

namespace YouthPrograms.Web.Features.Publishing;

/// <summary>
/// Tells every open public page that a tournament changed: the listeners of this node at once, those of others through
/// PostgreSQL (<see cref="PostgresLiveUpdates"/>).
/// </summary>
public sealed class LiveUpdates(IOutputCacheStore cache, LiveRelay relay)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<long>, bool>> listeners = new(StringComparer.Ordinal);

    private long version;

    public static string CacheTag(string slug) => $"tournament:{slug}";

    /// <summary>Called after a commit: evicts cached pages and wakes open ones, on every node.</summary>
    public async ValueTask AnnounceAsync(string slug, CancellationToken cancellation)
    {
        // This node first: whoever wrote must not read the old page from its cache while the word travels.
        await TellAsync(slug, cancellation);
        await relay.SendAsync(slug, cancellation);
    }

    /// <summary>Evicts and wakes on this node alone.</summary>
    public async ValueTask TellAsync(string slug, CancellationToken cancellation)
    {
        await cache.EvictByTagAsync(CacheTag(slug), cancellation);
        if (!listeners.TryGetValue(slug, out var channels))
            return;
        var number = Interlocked.Increment(ref version);
        foreach (var channel in channels.Keys)
            channel.Writer.TryWrite(number);
    }

    /// <summary>One number for each change from now on; a slow reader misses numbers, never the last one.</summary>
    public async IAsyncEnumerable<long> ListenAsync(string slug, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var channels = listeners.GetOrAdd(slug, _ => new());
        channels[channel] = true;
        try
        {
            yield return Interlocked.Read(ref version);
            await foreach (var number in channel.Reader.ReadAllAsync(cancellation))
                yield return number;
        }
        finally
        {
            channels.TryRemove(channel, out _);
        }
    }
}

/// <summary>The way to other nodes; sends nothing where there is only one.</summary>
public class LiveRelay
{
    public virtual ValueTask SendAsync(string slug, CancellationToken cancellation) => ValueTask.CompletedTask;
}
