using System.Collections.Concurrent;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Families of plans by the shape of their requests. When there are too many, those not used for longest go.</summary>
internal sealed class PlanCache(int most)
{
    private readonly ConcurrentDictionary<string, PlanFamily> families = new(StringComparer.Ordinal);
    private readonly Lock evicting = new();
    private long clock;

    public PlanFamily? Find(RequestShape shape)
    {
        if (!families.TryGetValue(shape.Key, out var family))
            return null;
        family.LastUsed = Interlocked.Increment(ref clock);
        return family;
    }

    public PlanFamily Add(RequestShape shape, RequestContext request)
    {
        var family = families.GetOrAdd(shape.Key, _ => new([.. request.Demands.Distinct()], [.. request.Parts], Watching.Of(request)));
        family.LastUsed = Interlocked.Increment(ref clock);
        if (families.Count > most)
            Evict();
        return family;
    }

    private void Evict()
    {
        lock (evicting)
        {
            foreach (var (key, _) in families.OrderBy(f => f.Value.LastUsed).Take(Math.Max(1, families.Count - most + most / 8)))
                families.TryRemove(key, out _);
        }
    }
}
