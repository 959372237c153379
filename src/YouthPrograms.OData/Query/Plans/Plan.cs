using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Everything to answer requests of one shape, for viewers of whom the same is true, without binding them.</summary>
internal sealed class Plan
{
    /// <summary>What the rows are shown as; null for a bare count.</summary>
    public CollectionRead? Read { get; init; }

    public required SetModel Set { get; init; }

    public required bool IsEntity { get; init; }

    /// <summary>An empty answer then depends on whether the parent is there, which no statement of the plan asks.</summary>
    public required bool HasParent { get; init; }

    public Statement? Rows { get; init; }

    public Statement? Count { get; init; }

    public Dictionary<CollectionRead, Statement> Members { get; } = [];

    /// <summary>Whether a link to the rest of an expansion would have to repeat literals of the first request.</summary>
    public bool QuotesLiterals { get; init; }
}

/// <summary>The plans of one shape: of one text, but of different viewers.</summary>
internal sealed class PlanFamily(
    IReadOnlyList<(SetModel Set, ODataAccess Access)> demands, IReadOnlyList<ViewerPart> parts, IReadOnlyList<SetModel> watched)
{
    public const int MostParts = 64;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<ulong, Plan?> plans = [];

    /// <summary>What the sets themselves are asked before each answer.</summary>
    public IReadOnlyList<(SetModel Set, ODataAccess Access)> Demands => demands;

    /// <summary>Those of the sets that are told of each answer.</summary>
    public IReadOnlyList<SetModel> Watched => watched;

    public long LastUsed { get; set; }

    /// <summary>What is true of the viewer, as far as it decides on the statements' text.</summary>
    public ulong Kind(object viewer)
    {
        ulong kind = 0;
        for (var i = 0; i < parts.Count; i++)
            kind |= parts[i].Decides(viewer) ? 1ul << i : 0;
        return kind;
    }

    /// <summary>False when it is not known yet whether there can be a plan; null when there can be none.</summary>
    public bool TryGet(ulong kind, out Plan? plan) => plans.TryGetValue(kind, out plan);

    public void Set(ulong kind, Plan? plan) => plans[kind] = plan;

    /// <summary>Whether another request asked the same of sets and viewer; if not, its shape does not tell all.</summary>
    public bool IsOf(RequestContext request)
        => demands.SequenceEqual(request.Demands.Distinct()) && parts.ToHashSet().SetEquals(request.Parts);
}
