using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Json;

public class WritingAndReading
{
    private static readonly CompetitionsJson Json = CompetitionsJson.Default;

    // The file beside this one; a change of it is a change of the published shape.
    private static string[] Golden([CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "every-kind.txt"));

    private static string Line(string kind, object value, JsonTypeInfo type) => $"{kind}: {JsonSerializer.Serialize(value, type)}";

    // WRITE_GOLDEN=1 writes the file anew.
    private static void WriteGolden(IEnumerable<string> lines, [CallerFilePath] string here = "") =>
        File.WriteAllLines(Path.Combine(Path.GetDirectoryName(here)!, "every-kind.txt"), lines);

    [Fact]
    public void Writes_every_kind_as_published()
    {
        var lines = EveryKind.Examples.Select(e => Line(e.Kind, e.Value, e.Type)).ToArray();
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "1")
            WriteGolden(lines);
        Assert.Equal(Golden(), lines);
    }

    [Fact]
    public void Reads_back_what_it_wrote() => Assert.All(EveryKind.Examples, e =>
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(e.Value, e.Type);

        var read = JsonSerializer.Deserialize(written, e.Type)!;

        Assert.Equal(written, JsonSerializer.SerializeToUtf8Bytes(read, e.Type));
        Assert.True(read.GetType() == e.Value.GetType() || read is System.Collections.IList, e.Kind);
    });

    [Fact]
    public void Leaves_the_bytes_of_a_published_format_as_they_were() => Assert.Equal(
        """{"bestOf":5,"points":11,"lead":2,"gamesToWin":3}""", JsonSerializer.Serialize(MatchFormat.Default, Json.MatchFormat));

    [Fact]
    public void Takes_defaults_for_what_a_format_leaves_out() =>
        Assert.Equal(new MatchFormat(7), JsonSerializer.Deserialize("""{"bestOf":7}""", Json.MatchFormat));

    [Fact]
    public void A_plan_is_built_again_from_what_was_sent()
    {
        var plan = Planned(new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 3 }, 6, seeds: 2);

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(new PlanInput(plan.Format, plan.Draw), Json.PlanInput), Json.PlanInput)!;

        Assert.Equal(plan.Matches, read.Build().Matches);
    }

    public static TheoryData<string, string, string> Impossible => new()
    {
        { "MatchScore", """{"format":{},"outcome":"Played","games":[{"a":17,"b":14}]}""", "GameImpossible at 0 (17, 14)" },
        { "MatchScore", """{"format":{},"outcome":"Walkover"}""", "WinnerMissing" },
        { "MatchScore", """{"format":{"bestOf":4},"outcome":"Cancelled"}""", "odd number" },
        { "MatchScore", """{"format":null,"outcome":"Cancelled"}""", "format" },
        { "MatchScore", """{"format":{},"outcome":17}""", "No MatchOutcome is 17" },
        { "MatchScore", """{"format":{},"outcome":"Walkover","winner":7}""", "No Side is 7" },
        { "TieScore", """{"format":SCHOOL,"rubberFormat":{},"outcome":9}""", "No MatchOutcome is 9" },
        { "LineUp", """{"format":SCHOOL,"side":2,"players":{"X":1,"Y":2,"E1":1,"E2":2}}""", "No Side is 2" },
        { "MatchFormat", """{"serves":0}""", "at least one" },
        { "MatchFormat", """{"points":5,"lead":6}""", "lead" },
        { "LiveMatch", """{"format":{"bestOf":1},"games":[{"a":11,"b":2},{"a":1,"b":0}]}""", "GameAfterDecision at 1" },
        { "TieScore", """{"format":SCHOOL,"rubberFormat":{},"outcome":"Played","rubbers":[]}""", "NotDecided" },
        { "TieScore", """{"format":{"code":"x","rubbers":[null],"target":1,"maxRubbersPerPlayer":1},"rubberFormat":{},"outcome":"Played"}""", "null" },
        { "TieScore", """{"format":SCHOOL,"rubberFormat":{},"outcome":"Played","rubbers":[null,null]}""", "NotDecided" },
        { "LineUp", """{"format":SCHOOL,"side":"A","players":{"A":1}}""", "PositionMissing" },
        { "LineUp", """{"format":{"code":"x","rubbers":[{"sideA":[null],"sideB":["X"]}],"target":1,"maxRubbersPerPlayer":1},"side":"A","players":{}}""", "null" },
        { "MatchResult", """{"key":1}""", "score of a match or of a tie" },
        { "Fraction", """{"numerator":1,"denominator":0}""", "at least one" },
        { "GroupSheet", """{"group":1,"members":[1],"results":[],"absent":{"one":"Withdrawn"}}""", "whole number" },
        { "Checked", "{}", "value or issues" },
        { "Checked", """{"issues":[]}""", "value or issues" },
        { "Checked", """{"issues":[null]}""", "value or issues" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Refuses_what_cannot_be_and_says_why(string kind, string json, string reason)
    {
        JsonTypeInfo type = kind switch
        {
            "MatchScore" => Json.MatchScore,
            "MatchFormat" => Json.MatchFormat,
            "LiveMatch" => Json.LiveMatch,
            "TieScore" => Json.TieScore,
            "LineUp" => Json.LineUp,
            "MatchResult" => Json.MatchResult,
            "Fraction" => Json.Fraction,
            "GroupSheet" => Json.GroupSheet,
            _ => Json.CheckedMatchScoreScoreIssue,
        };
        json = json.Replace("SCHOOL", JsonSerializer.Serialize(TieFormat.School, Json.TieFormat), StringComparison.Ordinal);

        Assert.Contains(reason, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);
    }
}
