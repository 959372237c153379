using System.Diagnostics.Metrics;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>What operators can see of plans, as meter <see cref="Name"/>.</summary>
internal sealed class PlanMeter(Meter meter)
{
    public const string Name = "YouthPrograms.OData";

    /// <summary>Answered by a plan.</summary>
    public Counter<long> Hits { get; } = meter.CreateCounter<long>("odata.plan.hits");

    /// <summary>No plan was known.</summary>
    public Counter<long> Misses { get; } = meter.CreateCounter<long>("odata.plan.misses");

    /// <summary>Shapes found to be unfit for a plan.</summary>
    public Counter<long> Refusals { get; } = meter.CreateCounter<long>("odata.plan.refusals");

    /// <summary>There is a plan, but nothing was found, a value did not fit or all connections were busy.</summary>
    public Counter<long> Detours { get; } = meter.CreateCounter<long>("odata.plan.detours");

    /// <summary>Requests bound to expression trees.</summary>
    public Counter<long> Bindings { get; } = meter.CreateCounter<long>("odata.bindings");
}
