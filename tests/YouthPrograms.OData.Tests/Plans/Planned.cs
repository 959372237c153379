using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Plans;

/// <summary>What one service counts of its plans while this exists.</summary>
internal sealed class Planned : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, int> counts = [];

    public Planned(LeagueService service)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "YouthPrograms.OData" && instrument.Meter.Scope == service.Meters)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => counts.AddOrUpdate(instrument.Name, 1, (_, n) => n + 1));
        listener.Start();
    }

    public int Hits => counts.GetValueOrDefault("odata.plan.hits");

    public int Misses => counts.GetValueOrDefault("odata.plan.misses");

    public int Detours => counts.GetValueOrDefault("odata.plan.detours");

    public int Refusals => counts.GetValueOrDefault("odata.plan.refusals");

    public int Bindings => counts.GetValueOrDefault("odata.bindings");

    public void Dispose() => listener.Dispose();
}
