using System.Globalization;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>Days and tables are the template's when they are not given.</summary>
public sealed record SetUpTournamentRequest(
    string Template, string Slug, string Name, string NameEn, DateOnly StartsOn, string TimeZone, DateOnly? EndsOn = null, int? Tables = null);

/// <summary>
/// Sets a tournament up from a template, with its events and tables, as a draft that nobody else sees. Answers its key.
/// </summary>
internal sealed class SetUpTournament(EditRow<Tournament> rows)
{
    private const int MostTables = 100;

    public async Task<Outcome<long>> RunAsync(SetUpTournamentRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (TournamentTemplates.Find(request.Template) is not { } template)
            return new Problem(ProblemKind.Invalid, "not-a-choice", "Template");
        if (request.StartsOn.Year is < 2000 or > 2100)
            return new Problem(ProblemKind.Invalid, "out-of-range", "StartsOn", "2000-01-01", "2100-12-31");
        if (request.Tables is < 1 or > MostTables)
            return new Problem(ProblemKind.Invalid, "out-of-range", "Tables", 1, MostTables);
        return await rows.CreateAsync(tournament => Fill(tournament, template, request), viewer, cancellation);
    }

    private static void Fill(Tournament tournament, TournamentTemplate template, SetUpTournamentRequest request)
    {
        (tournament.Slug, tournament.Name, tournament.NameEn) = (request.Slug, request.Name, request.NameEn);
        (tournament.Sport, tournament.TimeZone) = ("table-tennis", request.TimeZone);
        (tournament.StartsOn, tournament.EndsOn) = (request.StartsOn, request.EndsOn ?? request.StartsOn.AddDays(template.Days - 1));
        tournament.Events.AddRange(template.Events.Select((e, index) => e.In(request.StartsOn.Year, index + 1)));
        tournament.Tables.AddRange(Enumerable.Range(1, request.Tables ?? template.Tables)
            .Select(number => new PlayingTable { Name = number.ToString(CultureInfo.InvariantCulture) }));
    }
}
