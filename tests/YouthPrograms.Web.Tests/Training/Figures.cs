using YouthPrograms.Web.Features.Training;

namespace YouthPrograms.Web.Tests.Training;

internal static class Figures
{
    public static int? ValueOf(this ImpactReport report, string code) => report.Figures.Single(figure => figure.Code == code).Value;
}
