using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

public sealed record ImpactProgram(long Id, string Name, string NameEn)
{
    public string Text => Texts.Choose(Name, NameEn);
}

/// <summary>What a programme reached, for everybody to read: as a page and for programs.</summary>
internal static class ImpactPages
{
    public static void MapImpact(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/safety/impact", ShowAsync).AllowAnonymous();

    public static ODataSetBuilder<CharityProgram, Viewer> ImpactFunctions(this ODataSetBuilder<CharityProgram, Viewer> set) => set
        .Function("Impact", function => function
            .Parameter<DateOnly>("from").Parameter<DateOnly>("to").Returns<ImpactReport>()
            .Runs(async (id, arguments, context) => context.Answer(
                await context.Get<ProgramImpact>().RunAsync(
                    new(id, arguments.Get<DateOnly>("from"), arguments.Get<DateOnly>("to")), context.Viewer, context.Aborted),
                report => ODataResult.Value(report))));

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ProgramsDb db, ProgramImpact impact, Viewer viewer, CancellationToken cancellation)
    {
        var programs = await db.Programs.Where(p => p.Courses.Any()).OrderBy(p => p.Id)
            .Select(p => new ImpactProgram(p.Id, p.Name, p.NameEn)).ToListAsync(cancellation);
        var chosen = long.TryParse(request.Query["program"].ToString(), CultureInfo.InvariantCulture, out var id) ? programs.Find(p => p.Id == id) : programs.FirstOrDefault();
        if (chosen is null)
            return Pages.NotFound();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(viewer.Now, HomeZone.Info));
        // Without a period the year so far; a year that has just begun would show nothing, so it begins with the school year.
        var (from, to) = (Day(request, "from") ?? new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1), Day(request, "to") ?? today);
        var report = await impact.RunAsync(new(chosen.Id, from, to), viewer, cancellation);
        var goal = await db.Campaigns.Where(c => c.ProgramId == chosen.Id && c.StartsOn <= to && c.EndsOn >= from)
            .OrderByDescending(c => c.StartsOn).ThenByDescending(c => c.Id).Select(c => (int?)c.GoalPeople).FirstOrDefaultAsync(cancellation);
        return Pages.Show<ImpactPage>(
            new
            {
                Programs = programs,
                Chosen = chosen,
                From = from,
                To = to,
                Goal = goal,
                Report = report.Problem is null ? report.Value : null,
                State = report.Problem is { } problem ? new FormState(new Dictionary<string, string>(), [problem]) : FormState.Empty,
            },
            report.Problem is { } refused ? Problems.StatusOf(refused.Kind) : StatusCodes.Status200OK);
    }

    private static DateOnly? Day(HttpRequest request, string name) =>
        DateOnly.TryParse(request.Query[name].ToString(), CultureInfo.InvariantCulture, out var day) ? day : null;
}
