using System.Text;
using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>Records that version 2 of the engine published, as it wrote them, with line breaks between members.</summary>
public class VerifyingDrawsOfVersion2
{
    // Version 2 did not find that no pair of lines has to break its share.
    private const string Improved = """
        {"version":2,"request":{"entries":[{"id":1,"delegation":1,"seed":1,"rank":1},{"id":2,"delegation":3,"seed":2,"rank":2},{"id":3,"delegation":1,
        "seed":3,"rank":3},{"id":4,"delegation":1,"seed":4,"rank":4},{"id":5,"delegation":2,"rank":5},{"id":6,"delegation":2,"rank":6},{"id":7,"delegation":1,
        "rank":7},{"id":8,"delegation":1,"rank":8},{"id":9,"delegation":1,"rank":9},{"id":10,"delegation":1,"rank":10},{"id":11,"delegation":3,"rank":11},
        {"id":12,"delegation":3,"rank":12},{"id":13,"delegation":3,"rank":13},{"id":14,"delegation":2,"rank":14},{"id":15,"delegation":1,"rank":15},{"id":16,
        "delegation":1,"rank":16},{"id":17,"delegation":1,"rank":17},{"id":18,"delegation":1,"rank":18},{"id":19,"delegation":3,"rank":19}],
        "format":{"stages":"Knockout","qualifiersPerGroup":2,"third":"Playoff","placings":"None","seeding":"Fixed","separation":"Full","withdrawals":"Keep",
        "restart":"EveryClass","secondGrandFinal":true,"match":{"bestOf":5,"points":11,"lead":2,"gamesToWin":3}}},
        "commitment":{"secretHash":"d8c2339de6d40b6886d43b393dd657ba124b9354423c5ff9e6cf0ff163e481c1",
        "requestHash":"1640b42a89d4fd952ddd2336e57630a3c6cdb23e4100778a07d2cb507ee8c6ca"},
        "secret":"3500000000000000000000000000000000000000000000000000000000000000","witness":"dice","lots":[{"number":1,"purpose":"Order","range":19,
        "result":9},{"number":2,"purpose":"Order","range":18,"result":5},{"number":3,"purpose":"Order","range":17,"result":15},{"number":4,"purpose":"Order",
        "range":16,"result":14},{"number":5,"purpose":"Order","range":15,"result":12},{"number":6,"purpose":"Order","range":14,"result":7},{"number":7,
        "purpose":"Order","range":13,"result":5},{"number":8,"purpose":"Order","range":12,"result":5},{"number":9,"purpose":"Order","range":11,"result":5},
        {"number":10,"purpose":"Order","range":10,"result":7},{"number":11,"purpose":"Order","range":9,"result":5},{"number":12,"purpose":"Order","range":8,
        "result":7},{"number":13,"purpose":"Order","range":7,"result":5},{"number":14,"purpose":"Order","range":6,"result":5},{"number":15,"purpose":"Order",
        "range":5,"result":0},{"number":16,"purpose":"Order","range":4,"result":0},{"number":17,"purpose":"Order","range":3,"result":1},{"number":18,
        "purpose":"Order","range":2,"result":1},{"number":19,"purpose":"Section","range":8,"result":2},{"number":20,"purpose":"Section","range":8,"result":6},
        {"number":21,"purpose":"Section","range":8,"result":4},{"number":22,"purpose":"Section","range":8,"result":7},{"number":23,"purpose":"Section",
        "range":8,"result":6},{"number":24,"purpose":"Section","range":8,"result":4},{"number":25,"purpose":"Section","range":8,"result":6},{"number":26,
        "purpose":"Section","range":8,"result":4},{"number":27,"purpose":"Section","range":8,"result":2},{"number":28,"purpose":"Section","range":8,
        "result":0},{"number":29,"purpose":"Section","range":8,"result":5},{"number":30,"purpose":"Section","range":8,"result":5},{"number":31,
        "purpose":"Section","range":8,"result":2},{"number":32,"purpose":"Section","range":8,"result":3},{"number":33,"purpose":"Section","range":8,
        "result":4},{"number":34,"purpose":"Section","range":8,"result":2},{"number":35,"purpose":"Section","range":8,"result":7},{"number":36,
        "purpose":"Section","range":8,"result":6},{"number":37,"purpose":"Section","range":8,"result":2},{"number":38,"purpose":"Section","range":8,
        "result":2},{"number":39,"purpose":"Section","range":8,"result":0},{"number":40,"purpose":"Section","range":8,"result":5},{"number":41,
        "purpose":"Section","range":8,"result":0},{"number":42,"purpose":"Section","range":8,"result":4},{"number":43,"purpose":"Section","range":8,
        "result":3},{"number":44,"purpose":"Section","range":8,"result":7},{"number":45,"purpose":"Section","range":8,"result":6},{"number":46,
        "purpose":"Section","range":8,"result":4},{"number":47,"purpose":"Section","range":8,"result":5},{"number":48,"purpose":"Section","range":8,
        "result":4},{"number":49,"purpose":"Section","range":8,"result":3}],"groups":[],"lines":[{"kind":"entry","id":1},{"kind":"bye"},{"kind":"bye"},
        {"kind":"entry","id":11},{"kind":"entry","id":15},{"kind":"entry","id":19},{"kind":"entry","id":5},{"kind":"bye"},{"kind":"entry","id":8},
        {"kind":"bye"},{"kind":"entry","id":12},{"kind":"bye"},{"kind":"entry","id":17},{"kind":"entry","id":14},{"kind":"bye"},{"kind":"entry","id":4},
        {"kind":"entry","id":3},{"kind":"bye"},{"kind":"bye"},{"kind":"entry","id":10},{"kind":"bye"},{"kind":"entry","id":13},{"kind":"entry","id":9},
        {"kind":"bye"},{"kind":"entry","id":7},{"kind":"bye"},{"kind":"bye"},{"kind":"entry","id":6},{"kind":"entry","id":16},{"kind":"entry","id":18},
        {"kind":"bye"},{"kind":"entry","id":2}],"certificate":{"findings":[{"rule":"SeedLines","level":0,"breaches":[],"proof":"NotNeeded","kept":true},
        {"rule":"Byes","level":0,"breaches":[],"proof":"NotNeeded","kept":true},{"rule":"Sections","level":1,"breaches":[],"proof":"NotNeeded","kept":true},
        {"rule":"Sections","level":2,"breaches":[],"proof":"NotNeeded","kept":true},{"rule":"Sections","level":3,"breaches":[{"key":1,"from":17,"to":20,
        "entries":2,"allowed":1}],"proof":"BestFound","kept":false},{"rule":"Sections","level":4,"breaches":[{"key":1,"from":29,"to":30,"entries":2,
        "allowed":1},{"key":1,"from":29,"to":30,"entries":2,"allowed":1}],"proof":"Counting","kept":false,"counts":[{"key":1,"from":1,"to":32,"entries":4,
        "room":3,"times":2}]},{"rule":"FirstRound","level":0,"breaches":[{"key":1,"from":29,"to":30,"entries":2,"allowed":1}],"proof":"Counting","kept":false,
        "counts":[{"key":1,"from":1,"to":32,"entries":4,"room":3,"times":1}]}],"allKept":false}}
        """;

    // Version 2 had the best lines and no proof of it.
    private const string Unproven = """
        {"version":2,"request":{"entries":[{"id":1,"delegation":5,"seed":1,"rank":1},{"id":2,"delegation":1,"seed":2,"rank":2},{"id":3,"delegation":1,
        "seed":3,"rank":3},{"id":4,"delegation":1,"seed":4,"rank":4},{"id":5,"delegation":2,"seed":5,"rank":5},{"id":6,"delegation":1,"seed":6,"rank":6},
        {"id":7,"delegation":1,"seed":7,"rank":7},{"id":8,"delegation":3,"seed":8,"rank":8},{"id":9,"delegation":1,"rank":9},{"id":10,"delegation":4,
        "rank":10},{"id":11,"delegation":1,"rank":11},{"id":12,"delegation":1,"rank":12},{"id":13,"delegation":1,"rank":13},{"id":14,"delegation":5,
        "rank":14},{"id":15,"delegation":2,"rank":15},{"id":16,"delegation":4,"rank":16},{"id":17,"delegation":3,"rank":17},{"id":18,"delegation":4,
        "rank":18}],"format":{"stages":"Knockout","qualifiersPerGroup":2,"third":"Playoff","placings":"None","seeding":"Fixed","separation":"Full",
        "withdrawals":"Keep","restart":"EveryClass","secondGrandFinal":true,"match":{"bestOf":5,"points":11,"lead":2,"gamesToWin":3}}},
        "commitment":{"secretHash":"4746e4266c95f0f07e35b76c37bd79f1b29ad16c7f6cdca5dce2ac1e9beecea2",
        "requestHash":"f521ac5c182b731c57d142cac55b432ff69bc4695442ed412241e4f4e2e46cd8"},
        "secret":"7300000000000000000000000000000000000000000000000000000000000000","witness":"dice","lots":[{"number":1,"purpose":"Order","range":18,
        "result":1},{"number":2,"purpose":"Order","range":17,"result":7},{"number":3,"purpose":"Order","range":16,"result":5},{"number":4,"purpose":"Order",
        "range":15,"result":13},{"number":5,"purpose":"Order","range":14,"result":1},{"number":6,"purpose":"Order","range":13,"result":8},{"number":7,
        "purpose":"Order","range":12,"result":3},{"number":8,"purpose":"Order","range":11,"result":8},{"number":9,"purpose":"Order","range":10,"result":3},
        {"number":10,"purpose":"Order","range":9,"result":5},{"number":11,"purpose":"Order","range":8,"result":5},{"number":12,"purpose":"Order","range":7,
        "result":0},{"number":13,"purpose":"Order","range":6,"result":2},{"number":14,"purpose":"Order","range":5,"result":1},{"number":15,"purpose":"Order",
        "range":4,"result":1},{"number":16,"purpose":"Order","range":3,"result":1},{"number":17,"purpose":"Order","range":2,"result":0},{"number":18,
        "purpose":"Section","range":8,"result":1},{"number":19,"purpose":"Section","range":8,"result":5},{"number":20,"purpose":"Section","range":8,
        "result":0},{"number":21,"purpose":"Section","range":8,"result":6},{"number":22,"purpose":"Section","range":8,"result":0},{"number":23,
        "purpose":"Section","range":8,"result":6},{"number":24,"purpose":"Section","range":8,"result":1},{"number":25,"purpose":"Section","range":8,
        "result":3},{"number":26,"purpose":"Section","range":8,"result":1},{"number":27,"purpose":"Section","range":8,"result":7},{"number":28,
        "purpose":"Section","range":8,"result":6},{"number":29,"purpose":"Section","range":8,"result":5},{"number":30,"purpose":"Section","range":8,
        "result":2},{"number":31,"purpose":"Section","range":8,"result":3},{"number":32,"purpose":"Section","range":8,"result":2},{"number":33,
        "purpose":"Section","range":8,"result":2},{"number":34,"purpose":"Section","range":8,"result":7},{"number":35,"purpose":"Section","range":8,
        "result":3},{"number":36,"purpose":"Section","range":8,"result":3},{"number":37,"purpose":"Section","range":8,"result":1},{"number":38,
        "purpose":"Section","range":8,"result":7},{"number":39,"purpose":"Section","range":8,"result":1},{"number":40,"purpose":"Section","range":8,
        "result":4},{"number":41,"purpose":"Section","range":8,"result":2},{"number":42,"purpose":"Section","range":8,"result":5},{"number":43,
        "purpose":"Section","range":8,"result":4},{"number":44,"purpose":"Section","range":8,"result":3},{"number":45,"purpose":"Section","range":8,
        "result":0},{"number":46,"purpose":"Section","range":8,"result":4},{"number":47,"purpose":"Section","range":8,"result":5},{"number":48,
        "purpose":"Section","range":8,"result":6}],"groups":[],"lines":[{"kind":"entry","id":1},{"kind":"bye"},{"kind":"bye"},{"kind":"entry","id":11},
        {"kind":"bye"},{"kind":"entry","id":12},{"kind":"bye"},{"kind":"entry","id":8},{"kind":"entry","id":5},{"kind":"bye"},{"kind":"bye"},{"kind":"entry",
        "id":9},{"kind":"entry","id":18},{"kind":"entry","id":16},{"kind":"bye"},{"kind":"entry","id":4},{"kind":"entry","id":3},{"kind":"bye"},
        {"kind":"bye"},{"kind":"entry","id":13},{"kind":"entry","id":15},{"kind":"entry","id":17},{"kind":"bye"},{"kind":"entry","id":6},{"kind":"entry",
        "id":7},{"kind":"bye"},{"kind":"entry","id":14},{"kind":"bye"},{"kind":"bye"},{"kind":"entry","id":10},{"kind":"bye"},{"kind":"entry","id":2}],
        "certificate":{"findings":[{"rule":"SeedLines","level":0,"breaches":[],"proof":"NotNeeded","kept":true},{"rule":"Byes","level":0,"breaches":[],
        "proof":"NotNeeded","kept":true},{"rule":"Sections","level":1,"breaches":[{"key":1,"from":17,"to":32,"entries":2,"allowed":1}],"proof":"Counting",
        "kept":false,"counts":[{"key":1,"from":17,"to":32,"entries":2,"room":1,"times":1}]},{"rule":"Sections","level":2,"breaches":[{"key":1,"from":17,
        "to":24,"entries":2,"allowed":1},{"key":4,"from":9,"to":16,"entries":2,"allowed":1},{"key":4,"from":9,"to":16,"entries":2,"allowed":1}],
        "proof":"BestFound","kept":false},{"rule":"Sections","level":3,"breaches":[{"key":4,"from":13,"to":16,"entries":2,"allowed":1},{"key":4,"from":13,
        "to":16,"entries":2,"allowed":1}],"proof":"BestFound","kept":false},{"rule":"Sections","level":4,"breaches":[{"key":4,"from":13,"to":14,"entries":2,
        "allowed":1},{"key":4,"from":13,"to":14,"entries":2,"allowed":1}],"proof":"BestFound","kept":false},{"rule":"FirstRound","level":0,
        "breaches":[{"key":4,"from":13,"to":14,"entries":2,"allowed":1}],"proof":"BestFound","kept":false}],"allKept":false}}
        """;

    private static DrawRecord Read(string json) =>
        CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json.Replace("\r", "").Replace("\n", "")))!;

    [Theory]
    [InlineData(Improved)]
    [InlineData(Unproven)]
    public void Says_identical(string json)
    {
        var record = Read(json);

        Assert.Equal(2, record.Version);
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(record));
        Assert.Equal(json.Replace("\r", "").Replace("\n", ""), Encoding.UTF8.GetString(record.CanonicalBytes()));
    }

    [Theory]
    [InlineData(Improved, -1)]
    [InlineData(Unproven, 0)]
    public void Draws_the_same_entries_with_a_proof_today(string json, int difference)
    {
        var record = Read(json);

        var today = Draw.Make(record.Request, DrawSecret.FromHex(record.Secret), record.Witness).Require();

        Assert.Equal(3, today.Version);
        Assert.Equal(difference, BruteForce.Compare(BruteForce.Cost(today), BruteForce.Cost(record)));
        Assert.Contains(record.Certificate.Findings, f => f.Proof == BreachProof.BestFound);
        Assert.DoesNotContain(today.Certificate.Findings, f => f.Proof == BreachProof.BestFound);
    }

    [Fact]
    public void Does_not_take_a_draw_of_today_for_one_of_version_2()
    {
        var record = Read(Improved);

        var today = Draw.Make(record.Request, DrawSecret.FromHex(record.Secret), record.Witness).Require();

        Assert.Equal(DrawVerdict.Differs, DrawVerification.Verify(today with { Version = 2 }).Verdict);
    }
}
