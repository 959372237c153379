using System.Globalization;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>The form of an event: who may enter, how it is played, and what of it no draw has frozen yet.</summary>
internal static class EventForms
{
    public static IReadOnlyList<RowFields> Of(Event? e, Texts texts)
    {
        var (format, match, limits) = (e?.Format ?? new EventFormat(), e?.MatchFormat ?? new EventMatchFormat(), e?.Limits ?? new EventLimits());
        return
        [
            new(texts["setup.names"],
            [
                new("Code", texts["setup.code"], e?.Code) { Required = true, Hint = texts["setup.code-hint"] },
                new("Name", texts["setup.name"], e?.Name) { Required = true },
                new("NameEn", texts["setup.name-en"], e?.NameEn) { Required = true },
                Number("Position", texts["setup.position"], e?.Position),
            ]),
            new(texts["setup.who"],
            [
                // Entries are of the kind the event was made with.
                .. e is null ? new[] { Choice("Kind", texts["setup.kind"], EventKind.Singles, kind => texts[$"setup.kind.{kind}"]) } : [],
                Choice("Gender", texts["setup.gender"], e?.Gender ?? EventGender.Open, gender => texts[$"event-gender.{gender}"]),
                Number("BirthYearFrom", texts["setup.birth-year-from"], e?.BirthYearFrom) with { Hint = texts["setup.open-hint"] },
                Number("BirthYearTo", texts["setup.birth-year-to"], e?.BirthYearTo),
                Number("Limits/EntriesPerDelegation", texts["setup.entries-per-delegation"], limits.EntriesPerDelegation),
                Number("Limits/EventsPerAthlete", texts["setup.events-per-athlete"], limits.EventsPerAthlete),
            ]),
            new(texts["setup.format"],
            [
                Choice("Format/Stages", texts["setup.stages"], format.Stages, stages => texts[$"setup.stages.{stages}"]),
                Number("Format/GroupSize", texts["setup.group-size"], format.GroupSize),
                Number("Format/QualifiersPerGroup", texts["setup.qualifiers"], format.QualifiersPerGroup),
                Choice("Format/Third", texts["setup.third"], format.Third, third => texts[$"setup.third.{third}"]),
                Choice("Format/Placings", texts["setup.placings"], format.Placings, placings => texts[$"setup.placings.{placings}"]),
            ]),
            new(texts["setup.match"],
            [
                Number("MatchFormat/BestOf", texts["setup.best-of"], match.BestOf),
                Number("MatchFormat/Points", texts["setup.points"], match.Points),
                Number("MatchFormat/Lead", texts["setup.lead"], match.Lead),
            ]),
            new(texts["setup.team"],
            [
                new("TieFormat", texts["setup.tie"], e?.TieFormat)
                {
                    Options = [("", texts["setup.tie.none"]), .. TieFormat.BuiltIn.Select(tie => (tie.Code, texts[$"setup.tie.{tie.Code}"]))],
                },
                Number("Limits/TeamSizeFrom", texts["setup.team-from"], limits.TeamSizeFrom),
                Number("Limits/TeamSizeTo", texts["setup.team-to"], limits.TeamSizeTo),
            ]),
        ];
    }

    public static Action<Event> Read(FormPost post)
    {
        var (code, name, nameEn, position) = (post.RequiredText("Code"), post.RequiredText("Name"), post.RequiredText("NameEn"), post.Whole("Position"));
        var (kind, gender) = (post.Choice<EventKind>("Kind") ?? EventKind.Singles, post.RequiredChoice<EventGender>("Gender"));
        var (from, to, tie) = (post.Whole("BirthYearFrom"), post.Whole("BirthYearTo"), post.Text("TieFormat"));
        var format = new EventFormat
        {
            Stages = post.RequiredChoice<StageFormat>("Format/Stages"),
            GroupSize = post.RequiredWhole("Format/GroupSize"),
            QualifiersPerGroup = post.RequiredWhole("Format/QualifiersPerGroup"),
            Third = post.RequiredChoice<ThirdPlace>("Format/Third"),
            Placings = post.RequiredChoice<PlacingsTo>("Format/Placings"),
        };
        var match = new EventMatchFormat
        {
            BestOf = post.RequiredWhole("MatchFormat/BestOf"),
            Points = post.RequiredWhole("MatchFormat/Points"),
            Lead = post.RequiredWhole("MatchFormat/Lead"),
        };
        var limits = new EventLimits
        {
            EntriesPerDelegation = post.Whole("Limits/EntriesPerDelegation"),
            EventsPerAthlete = post.Whole("Limits/EventsPerAthlete"),
            TeamSizeFrom = post.Whole("Limits/TeamSizeFrom"),
            TeamSizeTo = post.Whole("Limits/TeamSizeTo"),
        };
        return e =>
        {
            (e.Code, e.Name, e.NameEn, e.Position) = (code, name, nameEn, position ?? e.Position);
            if (e.Id == 0)
                e.Kind = kind;
            (e.Gender, e.BirthYearFrom, e.BirthYearTo) = (gender, from, to);
            (e.Format, e.MatchFormat, e.Limits, e.TieFormat) = (format, match, limits, tie);
        };
    }

    private static RowField Number(string name, string label, int? value) =>
        new(name, label, value?.ToString(CultureInfo.InvariantCulture)) { Type = "number" };

    private static RowField Choice<T>(string name, string label, T value, Func<T, string> text)
        where T : struct, Enum =>
        new(name, label, value.ToString()) { Options = [.. Enum.GetValues<T>().Select(choice => (choice.ToString(), text(choice)))] };
}

internal static class DelegationForms
{
    public static IReadOnlyList<RowFields> Of(Delegation? delegation, Texts texts) =>
    [
        new(null,
        [
            new("Code", texts["setup.code"], delegation?.Code) { Required = true, Hint = texts["setup.code-hint"] },
            new("Name", texts["setup.name"], delegation?.Name) { Required = true },
            new("NameEn", texts["setup.name-en"], delegation?.NameEn) { Required = true },
        ]),
    ];

    public static Action<Delegation> Read(FormPost post)
    {
        var (code, name, nameEn) = (post.RequiredText("Code"), post.RequiredText("Name"), post.RequiredText("NameEn"));
        return delegation => (delegation.Code, delegation.Name, delegation.NameEn) = (code, name, nameEn);
    }
}

internal static class TableForms
{
    public static IReadOnlyList<RowFields> Of(PlayingTable? table, Texts texts) =>
    [
        new(null,
        [
            new("Name", texts["setup.table-name"], table?.Name) { Required = true },
            new("Show", texts["setup.show-table"], table?.Show == true ? "true" : null) { Type = "checkbox" },
        ]),
    ];

    public static Action<PlayingTable> Read(FormPost post)
    {
        var (name, show) = (post.RequiredText("Name"), post.Checked("Show"));
        return table => (table.Name, table.Show) = (name, show);
    }
}
