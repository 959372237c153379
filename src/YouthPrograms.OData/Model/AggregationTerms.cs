using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace YouthPrograms.OData.Model;

/// <summary>What the metadata needs of the Aggregation vocabulary, which Microsoft.OData.Edm 7.7.2 does not bring along.</summary>
internal static class AggregationTerms
{
    private const string Namespace = "Org.OData.Aggregation.V1";

    /// <summary>The steps of $apply that the service knows.</summary>
    public static readonly string[] Transformations =
    [
        "aggregate", "bottomcount", "compute", "filter", "groupby", "identity", "orderby", "search", "skip", "top", "topcount",
    ];

    // Without Rollup: readers that do not have the vocabulary refuse a member of its enumeration.
    public static readonly IEdmTerm ApplySupported = new EdmTerm(
        Namespace, "ApplySupported", new EdmComplexTypeReference(new EdmComplexType(Namespace, "ApplySupportedType"), true));
}
