using System.Text;
using YouthPrograms.Competitions.Draws;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>Records that version 1 of the engine published, as it wrote them, with line breaks between members.</summary>
public class VerifyingDrawsOfVersion1
{
    // Version 1 could not say that nothing better is possible.
    private const string Seeded = """
        {"version":1,"request":{"entries":[{"id":1,"delegation":1,"seed":1,"rank":1},
        {"id":2,"delegation":2,"seed":2,"rank":2},{"id":3,"delegation":4,"seed":3,"rank":3},
        {"id":4,"delegation":1,"seed":4,"rank":4},{"id":5,"delegation":1,"seed":5,"rank":5}],
        "format":{"stages":"Knockout","qualifiersPerGroup":2,"third":"Playoff","placings":"None","seeding":"Drawn","separation":"Full","withdrawals":"Keep","restart":"EveryClass","secondGrandFinal":true,"match":{"bestOf":5,"points":11,"lead":2,"gamesToWin":3}}},
        "commitment":{"secretHash":"caad18f09aa877cf70e699b771186b9aa83137bd1e692bc31409e0f2b56d8e1f","requestHash":"c5fa6ab8c75f13c0d096c28ab3f7f44fac5cd8111b46acef2dec7a46358b2f4d"},
        "secret":"b700000000000000000000000000000000000000000000000000000000000000","witness":"dice","lots":[{"number":1,"purpose":"Order","range":5,"result":2},
        {"number":2,"purpose":"Order","range":4,"result":1},{"number":3,"purpose":"Order","range":3,"result":1},
        {"number":4,"purpose":"Order","range":2,"result":1},{"number":5,"purpose":"Section","range":8,"result":7},
        {"number":6,"purpose":"Section","range":8,"result":4},{"number":7,"purpose":"Section","range":8,"result":1},
        {"number":8,"purpose":"Section","range":8,"result":2},{"number":9,"purpose":"Section","range":8,"result":2},
        {"number":10,"purpose":"Section","range":8,"result":3},{"number":11,"purpose":"Section","range":8,"result":0}],
        "groups":[],"lines":[{"kind":"entry","id":1},{"kind":"bye"},{"kind":"bye"},{"kind":"entry","id":3},
        {"kind":"entry","id":4},{"kind":"entry","id":5},{"kind":"bye"},{"kind":"entry","id":2}],
        "certificate":{"findings":[{"rule":"SeedLines","level":0,"breaches":[],"proof":"NotNeeded","kept":true},
        {"rule":"Byes","level":0,"breaches":[],"proof":"NotNeeded","kept":true},{"rule":"Sections","level":1,"breaches":[],
        "proof":"NotNeeded","kept":true},
        {"rule":"Sections","level":2,"breaches":[{"key":1,"from":5,"to":6,"entries":2,"allowed":1}],
        "proof":"BestFound","kept":false},
        {"rule":"FirstRound","level":0,"breaches":[{"key":1,"from":5,"to":6,"entries":2,"allowed":1}],
        "proof":"Counting","kept":false}],"allKept":false}}
        """;

    private const string FixedSeeding = """
        {"version":1,"request":{"entries":[{"id":1,"delegation":1,"seed":1},{"id":2,"delegation":1},{"id":3,"delegation":1},
        {"id":4,"delegation":2},{"id":5,"delegation":1}],
        "format":{"stages":"Knockout","qualifiersPerGroup":2,"third":"Playoff","placings":"None","seeding":"Fixed","separation":"Full","withdrawals":"Keep","restart":"EveryClass","secondGrandFinal":true,"match":{"bestOf":5,"points":11,"lead":2,"gamesToWin":3}}},
        "commitment":{"secretHash":"424f8ff8c891c6ca1697289ceeee1e367be21e25bd0a0687bbf625af46f73dfd","requestHash":"aa3a69ee506e354c0aa1cceb5c1420bc868713ecb1188bec3eb7afcec4f947e7"},
        "secret":"5d00000000000000000000000000000000000000000000000000000000000000","witness":"dice","lots":[{"number":1,"purpose":"Order","range":5,"result":3},
        {"number":2,"purpose":"Order","range":4,"result":3},{"number":3,"purpose":"Order","range":3,"result":1},
        {"number":4,"purpose":"Order","range":2,"result":1},{"number":5,"purpose":"Section","range":8,"result":4},
        {"number":6,"purpose":"Section","range":8,"result":7},{"number":7,"purpose":"Section","range":8,"result":6},
        {"number":8,"purpose":"Section","range":8,"result":5},{"number":9,"purpose":"Section","range":8,"result":6},
        {"number":10,"purpose":"Section","range":8,"result":4},{"number":11,"purpose":"Section","range":8,"result":5}],
        "groups":[],"lines":[{"kind":"entry","id":1},{"kind":"bye"},{"kind":"entry","id":5},{"kind":"bye"},
        {"kind":"entry","id":4},{"kind":"bye"},{"kind":"entry","id":3},{"kind":"entry","id":2}],
        "certificate":{"findings":[{"rule":"SeedLines","level":0,"breaches":[],"proof":"NotNeeded","kept":true},
        {"rule":"Byes","level":0,"breaches":[],"proof":"NotNeeded","kept":true},
        {"rule":"Sections","level":1,"breaches":[{"key":1,"from":1,"to":4,"entries":2,"allowed":1}],
        "proof":"ExactAtLevel","kept":false},
        {"rule":"Sections","level":2,"breaches":[{"key":1,"from":5,"to":6,"entries":0,"allowed":1},
        {"key":1,"from":7,"to":8,"entries":2,"allowed":1}],"proof":"BestFound","kept":false},
        {"rule":"FirstRound","level":0,"breaches":[{"key":1,"from":7,"to":8,"entries":2,"allowed":1}],
        "proof":"Counting","kept":false}],"allKept":false}}
        """;

    private static DrawRecord Read(string json) =>
        CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json.Replace("\r", "").Replace("\n", "")))!;

    [Theory]
    [InlineData(Seeded)]
    [InlineData(FixedSeeding)]
    public void Says_identical(string json)
    {
        var record = Read(json);

        Assert.Equal(1, record.Version);
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(record));
        Assert.Equal(json.Replace("\r", "").Replace("\n", ""), Encoding.UTF8.GetString(record.CanonicalBytes()));
    }

    [Theory]
    [InlineData(Seeded)]
    [InlineData(FixedSeeding)]
    public void Draws_the_same_entries_at_least_as_well_today(string json)
    {
        var record = Read(json);

        var today = Draw.Make(record.Request, DrawSecret.FromHex(record.Secret), record.Witness).Require();

        Assert.Equal(3, today.Version);
        Assert.True(BruteForce.Compare(BruteForce.Cost(today), BruteForce.Cost(record)) <= 0);
        Assert.DoesNotContain(today.Certificate.Findings, f => f.Proof == BreachProof.BestFound);
    }

    [Fact]
    public void Finds_a_changed_line_out()
    {
        var record = Read(Seeded);

        var verdict = DrawVerification.Verify(record with { Lines = [record.Lines[1], record.Lines[0], .. record.Lines.Skip(2)] });

        Assert.Equal((DrawVerdict.Differs, "$.lines[0].kind"), (verdict.Verdict, verdict.Path));
    }

    [Fact]
    public void Does_not_take_a_draw_of_today_for_one_of_version_1()
    {
        DrawEntry[] entries = [.. Enumerable.Range(1, 8).Select(i => new DrawEntry(new(i), new(i <= 6 ? 7 : 100 + i)))];

        Assert.Equal(DrawVerdict.Differs, DrawVerification.Verify(Drawn(new(), entries) with { Version = 1 }).Verdict);
    }
}
