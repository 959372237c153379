using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>What programs ask of a tournament as a whole.</summary>
internal static class TournamentOperations
{
    public static ODataSetBuilder<Tournament, Viewer> TournamentFunctions(this ODataSetBuilder<Tournament, Viewer> set) => set
        .Function("MedalTable", function => function
            .ReturnsMany<MedalLine>()
            .Runs(async (id, _, context) => ODataResult.Value(
                (await context.Get<MedalTable>().RunAsync(id, context.Viewer, context.Aborted)).Select(Line).ToList())));

    private static MedalLine Line(MedalRow row) => new(row.Place, row.Code, row.Name, row.NameEn, row.Gold, row.Silver, row.Bronze);
}

/// <summary>One delegation's medals; those with the same medals share a place.</summary>
public sealed record MedalLine(int Place, string Code, string Name, string NameEn, int Gold, int Silver, int Bronze);
