using System.Globalization;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>The form of a new tournament, and of the names and days of one that is there.</summary>
internal static class TournamentForms
{
    public static RowForm New(Texts texts) => new(texts["setup.tournament.new"], "/organize/new", texts["setup.tournament.create"],
    [
        new(null,
        [
            new("Template", texts["setup.template"], null)
            {
                Required = true,
                Options = [.. TournamentTemplates.All.Select(t => (t.Code, texts[$"setup.template.{t.Code}", t.Events.Count, t.Days, t.Tables]))],
                Hint = texts["setup.template-hint"],
            },
        ]),
        new(texts["setup.names"],
        [
            new("Name", texts["setup.name"], null) { Required = true },
            new("NameEn", texts["setup.name-en"], null) { Required = true },
            new("Slug", texts["setup.slug"], null) { Required = true, Hint = texts["setup.slug-hint"] },
        ]),
        new(texts["setup.days"],
        [
            new("StartsOn", texts["setup.starts-on"], null) { Type = "date", Required = true },
            new("EndsOn", texts["setup.ends-on"], null) { Type = "date", Hint = texts["setup.by-template"] },
            new("TimeZone", texts["setup.time-zone"], HomeZone.Id) { Required = true },
            new("Tables", texts["setup.table-count"], null) { Type = "number", Hint = texts["setup.by-template"] },
        ]),
    ])
    {
        Crumbs = [("/organize", texts["nav.organize"])],
        Lead = texts["setup.tournament.lead"],
    };

    public static SetUpTournamentRequest ReadNew(FormPost post) => new(
        post.RequiredText("Template"), post.RequiredText("Slug"), post.RequiredText("Name"), post.RequiredText("NameEn"),
        post.RequiredDate("StartsOn"), post.RequiredText("TimeZone"), post.Date("EndsOn"), post.Whole("Tables"));

    public static RowForm Of(OrganizedRow row, Texts texts) => new(texts["setup.tournament.change"], row.Address + "/settings", texts["setup.save"],
    [
        new(null,
        [
            new("Name", texts["setup.name"], row.Tournament.Name) { Required = true },
            new("NameEn", texts["setup.name-en"], row.Tournament.NameEn) { Required = true },
            new("StartsOn", texts["setup.starts-on"], Iso(row.Tournament.StartsOn)) { Type = "date", Required = true },
            new("EndsOn", texts["setup.ends-on"], Iso(row.Tournament.EndsOn)) { Type = "date", Required = true },
        ]),
    ])
    {
        Crumbs = [("/organize", texts["nav.organize"]), (row.Address, row.Text)],
        RowVersion = row.Tournament.RowVersion,
    };

    public static Action<Tournament> Read(FormPost post)
    {
        var (name, nameEn) = (post.RequiredText("Name"), post.RequiredText("NameEn"));
        var (startsOn, endsOn) = (post.RequiredDate("StartsOn"), post.RequiredDate("EndsOn"));
        return tournament => (tournament.Name, tournament.NameEn, tournament.StartsOn, tournament.EndsOn) = (name, nameEn, startsOn, endsOn);
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
