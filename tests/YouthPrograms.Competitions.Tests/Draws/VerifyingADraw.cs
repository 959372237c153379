using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class VerifyingADraw
{
    private static readonly EventFormat Format = new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 4 };
    private static readonly DrawRecord Record = Drawn(Format, Field(30, seeds: 8, delegations: 9));

    [Fact]
    public void Says_identical_after_a_round_trip_through_JSON()
    {
        var read = CompetitionsJson.ReadDraw(Record.CanonicalBytes());

        Assert.NotNull(read);
        Assert.Equal(Record.CanonicalBytes(), read.CanonicalBytes());
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(read));
    }

    [Fact]
    public void Carries_every_policy_of_a_team_event_through_JSON()
    {
        var format = new EventFormat
        {
            Tie = TieFormat.Olympic,
            Match = new(3, 21, 2),
            FinalMatch = new(7),
            Third = ThirdPlace.Shared,
            Placings = PlacingDepth.To6,
            Seeding = SeedingPolicy.Fixed,
            Separation = SeparationDepth.FirstRoundOnly,
            Restart = RestartReading.SingleMember,
        };

        var read = CompetitionsJson.ReadDraw(Drawn(format, Field(9, seeds: 2, delegations: 4)).CanonicalBytes())!;

        Assert.Equal((format.Match, format.FinalMatch), (read.Request.Format.Match, read.Request.Format.FinalMatch));
        Assert.Equal(TieFormat.Olympic.Rubbers.Select(r => r.ToString()), read.Request.Format.Tie!.Rubbers.Select(r => r.ToString()));
        Assert.True(DrawVerification.Verify(read).IsIdentical);
    }

    [Fact]
    public void Does_not_depend_on_the_order_entries_were_loaded_in()
    {
        var field = Field(30, seeds: 8, delegations: 9);

        Assert.Equal(Record.CanonicalBytes(), Drawn(Format, [.. field.Reverse()]).CanonicalBytes());
    }

    [Fact]
    public void Points_at_the_first_member_somebody_exchanged()
    {
        DrawnGroup[] groups = [.. Record.Groups];
        groups[2] = groups[2] with { Members = [groups[2].Members[0], new(99), .. groups[2].Members.Skip(2)] };

        var verdict = DrawVerification.Verify(Record with { Groups = groups });

        Assert.Equal((DrawVerdict.Differs, "$.groups[2].members[1]", "99"), (verdict.Verdict, verdict.Path, verdict.Published));
    }

    [Fact]
    public void Points_at_lines_and_lots_too()
    {
        var lines = Record with { Lines = [.. Record.Lines.Reverse()] };
        var lots = Record with { Lots = [.. Record.Lots.Skip(1)] };

        Assert.StartsWith("$.lines[0].", DrawVerification.Verify(lines).Path, StringComparison.Ordinal);
        Assert.Equal("$.lots[0].number", DrawVerification.Verify(lots).Path);
    }

    [Fact]
    public void Refuses_a_secret_or_entries_other_than_those_committed()
    {
        var secret = Record with { Secret = Secret(2).ToHex() };
        var seeds = Record with { Request = Record.Request with { Entries = [.. Record.Request.Entries.Skip(1)] } };
        var policy = Record with { Request = Record.Request with { Format = Format with { QualifiersPerGroup = 1 } } };

        Assert.Equal(DrawVerdict.SecretDiffers, DrawVerification.Verify(secret).Verdict);
        Assert.Equal(DrawVerdict.RequestDiffers, DrawVerification.Verify(seeds).Verdict);
        Assert.Equal(DrawVerdict.RequestDiffers, DrawVerification.Verify(policy).Verdict);
        Assert.Equal(DrawVerdict.SecretUnreadable, DrawVerification.Verify(Record with { Secret = "xyz" }).Verdict);
        Assert.Equal(DrawVerdict.OtherVersion, DrawVerification.Verify(Record with { Version = 4 }).Verdict);
        Assert.Equal(DrawVerdict.OtherVersion, DrawVerification.Verify(Record with { Version = 0 }).Verdict);
    }

    [Fact]
    public void Says_what_was_published_and_what_it_should_have_been()
    {
        var (secret, format) = (Secret(2), Format with { QualifiersPerGroup = 1 });
        var (published, other) = (Record.Commitment, DrawCommitment.Of(secret, Record.Request with { Format = format }));
        var alone = Record.Request with { Entries = [Record.Request.Entries[0]] };

        Assert.Equal(new(DrawVerdict.OtherVersion, "$.version", "4", "3"), DrawVerification.Verify(Record with { Version = 4 }));
        Assert.Equal(new(DrawVerdict.SecretUnreadable, "$.secret"), DrawVerification.Verify(Record with { Secret = "xyz" }));
        Assert.Equal(
            new(DrawVerdict.SecretDiffers, "$.commitment.secretHash", published.SecretHash, other.SecretHash),
            DrawVerification.Verify(Record with { Secret = secret.ToHex() }));
        Assert.Equal(
            new(DrawVerdict.RequestDiffers, "$.commitment.requestHash", published.RequestHash, other.RequestHash),
            DrawVerification.Verify(Record with { Request = Record.Request with { Format = format } }));
        Assert.Equal(
            new(DrawVerdict.RequestRefused, "$.request"),
            DrawVerification.Verify(Record with { Request = alone, Commitment = DrawCommitment.Of(Secret(), alone) }));
    }

    [Fact]
    public void Points_at_what_was_left_out_or_added()
    {
        var count = Record.Groups.Count;

        var less = DrawVerification.Verify(Record with { Groups = [.. Record.Groups.SkipLast(1)] });
        var more = DrawVerification.Verify(Record with { Groups = [.. Record.Groups, new(99, [new(1)])] });
        var property = DrawVerification.Verify(Record with { Amendments = [] });

        Assert.Equal((DrawVerdict.Differs, $"$.groups[{count - 1}]", null), (less.Verdict, less.Path, less.Published));
        Assert.StartsWith("{\"number\":", less.MadeAgain, StringComparison.Ordinal);
        Assert.Equal((DrawVerdict.Differs, $"$.groups[{count}]", null), (more.Verdict, more.Path, more.MadeAgain));
        Assert.StartsWith("{\"number\":99", more.Published, StringComparison.Ordinal);
        Assert.Equal(new(DrawVerdict.Differs, "$.amendments", "[]"), property);
    }

    [Fact]
    public void Keeps_the_secret_out_of_logs_and_of_another_length()
    {
        Assert.Equal("(secret)", $"{Secret()}");
        Assert.Contains("32", Assert.Throws<ArgumentException>(() => new DrawSecret(new byte[31])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_another_witness_text_out() =>
        Assert.Equal(DrawVerdict.Differs, DrawVerification.Verify(Record with { Witness = "other dice" }).Verdict);

    private static readonly DrawRecord Amended = LateDraw.Add(
        Draw.Make(
            new(Field(11, seeds: 4, delegations: 3), new() { GroupCount = 3, Stages = EventStages.GroupsThenKnockout })
            {
                Redraws = new(Record.Hash(), "A seed was wrong."),
            },
            Secret(5), "见证").Require(),
        new(new(99), new(101)), "Flight late", LateRoom.All).Require();

    [Fact]
    public void Finds_out_or_refuses_any_byte_that_was_changed() => Cases.ForAll(Gen.Choose(0, int.MaxValue - 1), number =>
    {
        var (random, published) = (new Random(number), Amended.CanonicalBytes());
        var changed = (byte[])published.Clone();
        for (var n = random.Next(1, 4); n > 0; n--)
            changed[random.Next(changed.Length)] = (byte)"0123456789,[]{}:\"nulxyz-"[random.Next(24)];

        AssertFoundOut(published, changed);
    }, 20_000);

    [Fact]
    public void Finds_out_or_refuses_any_value_that_was_changed() => Cases.ForAll(Gen.Choose(0, int.MaxValue - 1), number =>
    {
        var (random, published) = (new Random(number), Amended.CanonicalBytes());
        var root = JsonNode.Parse(published)!;
        var nodes = Below(root).ToArray();
        var node = nodes[random.Next(nodes.Length)];
        JsonNode? other = random.Next(9) switch
        {
            0 => null,
            1 => new JsonArray(),
            2 => new JsonObject(),
            3 => random.Next(-5, 99),
            4 => "x",
            5 => long.MaxValue,
            6 => true,
            7 => new JsonArray((JsonNode?)null),
            _ => nodes[random.Next(nodes.Length)].DeepClone(),
        };
        if (node.Parent is JsonArray list)
            list[node.GetElementIndex()] = other;
        else
            node.Parent!.AsObject()[node.GetPropertyName()] = other;

        AssertFoundOut(published, Encoding.UTF8.GetBytes(root.ToJsonString()));
    }, 20_000);

    // What a late entry was told (name, reason, room) is nobody's secret and committed to by nothing: with other words it
    // is another late entry. All else is as published or found out.
    private static void AssertFoundOut(byte[] published, byte[] changed)
    {
        var read = CompetitionsJson.ReadDraw(changed);

        Assert.False(read is null && changed.AsSpan().SequenceEqual(published), "unreadable");
        if (read is null)
            return;
        // A forger would publish a fitting hash as well.
        _ = DrawVerification.Verify(read with { Commitment = DrawCommitment.Of(Secret(5), read.Request) });
        var isIdentical = DrawVerification.Verify(read).IsIdentical;
        if (read.CanonicalBytes().AsSpan().SequenceEqual(published))
            Assert.True(isIdentical, "not what was published");
        else if (isIdentical)
            Assert.NotEqual(Told(published), Told(read.CanonicalBytes()));
        if (isIdentical)
            Assert.Equal((Amended with { Amendments = null }).Hash(), (read with { Amendments = null }).Hash());
    }

    private static string Told(byte[] json) => string.Join('\n', JsonNode.Parse(json)!["amendments"]?.AsArray()
        .Select(a => $"{a!["newcomer"]} {a["reason"]} {a["room"]}") ?? []);

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(c => Below(c).Prepend(c)),
        JsonArray a => a.OfType<JsonNode>().SelectMany(c => Below(c).Prepend(c)),
        _ => [],
    };

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    public void Reads_nothing_where_an_entry_is_missing(string entries)
    {
        var json = Encoding.UTF8.GetString(Drawn(new(), [new(new(7)), new(new(8))]).CanonicalBytes());

        Assert.NotNull(CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json)));
        Assert.Null(CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json.Replace("""[{"id":7},{"id":8}]""", entries))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"version":1,"request":{"entries":[],"format":{"match":{"bestOf":4}}}}""")]
    public void Reads_nothing_from_other_text(string json) => Assert.Null(CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json)));
}
