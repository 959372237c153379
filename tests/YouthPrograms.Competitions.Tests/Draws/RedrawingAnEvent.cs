using YouthPrograms.Competitions.Draws;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class RedrawingAnEvent
{
    private static readonly DrawEntry[] Entries = Field(12, seeds: 4, delegations: 5);
    private static readonly DrawRecord First = Drawn(new(), Entries);
    private static readonly DrawRecord Second = Redrawn(First, "A team was left out.", 2);
    private static readonly DrawRecord Third = Redrawn(Second, "The seeds were wrong.", 3);

    private static DrawRecord Redrawn(DrawRecord before, string reason, int secret) =>
        Draw.Make(new(Entries, new()) { Redraws = new(before.Hash(), reason) }, Secret(secret), "dice").Require();

    private static DrawIssueCode[] Issues(string hash, string reason) =>
        [.. Draw.Make(new(Entries, new()) { Redraws = new(hash, reason) }, Secret(), "").Issues.Select(i => i.Code)];

    [Fact]
    public void Commits_to_what_it_replaces_and_why()
    {
        var other = new DrawRequest(Entries, new()) { Redraws = new(First.Hash(), "Another reason.") };

        Assert.NotEqual(First.Commitment.RequestHash, Second.Commitment.RequestHash);
        Assert.NotEqual(DrawCommitment.Of(Secret(2), other).RequestHash, Second.Commitment.RequestHash);
        Assert.Equal(Second.Request.Redraws, CompetitionsJson.ReadDraw(Second.CanonicalBytes())!.Request.Redraws);
    }

    [Fact]
    public void Leaves_the_bytes_of_a_first_draw_as_they_were() =>
        Assert.DoesNotContain("redraws", System.Text.Encoding.UTF8.GetString(First.CanonicalBytes()));

    [Fact]
    public void Needs_a_reason_and_a_hash()
    {
        Assert.Equal([DrawIssueCode.HashMalformed, DrawIssueCode.ReasonMissing], Issues("", " "));
        Assert.Equal([DrawIssueCode.ReasonMissing], Issues(First.Hash(), "\t\n"));
        Assert.Equal([DrawIssueCode.HashMalformed], Issues(First.Hash()[1..], "Why not"));
        Assert.Equal([DrawIssueCode.HashMalformed], Issues(First.Hash().ToUpperInvariant(), "Why not"));
        Assert.Equal([], Issues(First.Hash(), "Why not"));
    }

    [Fact]
    public void Makes_a_chain_that_verifies()
    {
        Assert.Equal(new DrawChain(ChainVerdict.Identical), DrawChain.Verify([First]));
        Assert.True(DrawChain.Verify([First, Second, Third]).IsIdentical);
    }

    [Fact]
    public void Says_where_a_chain_breaks()
    {
        Assert.Equal(new DrawChain(ChainVerdict.Empty), DrawChain.Verify([]));
        Assert.Equal(
            new DrawChain(ChainVerdict.BeginningMissing, 1, new(DrawVerdict.Differs, "$.request.redraws", First.Hash())),
            DrawChain.Verify([Second, Third]));
        Assert.Equal(
            new DrawChain(ChainVerdict.LinkDiffers, 2, new(DrawVerdict.Differs, "$.request.redraws", Second.Hash(), First.Hash())),
            DrawChain.Verify([First, Third]));
        Assert.Equal(
            new DrawChain(ChainVerdict.LinkMissing, 2, new(DrawVerdict.Differs, "$.request.redraws", null, First.Hash())),
            DrawChain.Verify([First, First]));
        Assert.False(DrawChain.Verify([First, Third]).IsIdentical);
    }

    [Fact]
    public void Says_which_record_does_not_verify()
    {
        var chain = DrawChain.Verify([First, Second with { Witness = "other" }]);

        Assert.Equal((ChainVerdict.RecordDiffers, 2, DrawVerdict.Differs), (chain.Verdict, chain.Record, chain.Of?.Verdict));
    }

    [Fact]
    public void Names_the_record_as_it_was_when_it_was_replaced()
    {
        var amended = LateDraw.Add(First, new(new(99)), "Flight late", LateRoom.All).Require();

        Assert.True(DrawChain.Verify([amended, Redrawn(amended, "Again", 2)]).IsIdentical);
        Assert.Equal(ChainVerdict.LinkDiffers, DrawChain.Verify([amended, Second]).Verdict);
    }
}
