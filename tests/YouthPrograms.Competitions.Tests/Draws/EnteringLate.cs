using System.Text;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class EnteringLate
{
    private static readonly DrawRecord Bracket = Drawn(new(), Field(13, seeds: 4, delegations: 5));
    private static readonly DrawEntry Newcomer = new(new(99), new(101));

    private static DrawRecord Groups(int entries, int groups, int delegations = 0, EventStages stages = EventStages.GroupsThenKnockout) =>
        Drawn(new() { Stages = stages, GroupCount = groups }, Field(entries, delegations: delegations));

    private static DrawIssueCode[] Issues(DrawRecord record, DrawEntry newcomer, LateRoom room, string reason = "Flight late") =>
        [.. LateDraw.Add(record, newcomer, reason, room).Issues.Select(i => i.Code)];

    private static DrawRecord Added(DrawRecord record, DrawEntry newcomer, LateRoom? room = null) =>
        LateDraw.Add(record, newcomer, "Flight late", room ?? LateRoom.All).Require();

    private static int[] Byes(DrawRecord record) =>
        [.. record.LinesNow.Index().Where(x => x.Item.IsBye).Select(x => x.Index + 1)];

    [Fact]
    public void Takes_a_bye_and_leaves_what_was_drawn()
    {
        var amended = Added(Bracket, Newcomer);

        var line = amended.Amendments![0].Place.Line!.Value;
        Assert.Contains(line, Byes(Bracket));
        Assert.Equal(Bracket.Lines, amended.Lines);
        Assert.Equal(new Slot.Entry(new(99)), amended.LinesNow[line - 1]);
        Assert.All(Enumerable.Range(1, 16).Where(l => l != line), l => Assert.Equal(Bracket.Lines[l - 1], amended.LinesNow[l - 1]));
        Assert.Equal([.. Bracket.Request.Entries, Newcomer], amended.EntriesNow);
        Assert.Equal(Bracket.Request.Entries, amended.Request.Entries);
        Assert.Equal(Bracket.Request.Entries, Bracket.EntriesNow);
        Assert.Equal(Bracket.Lines, Bracket.LinesNow);
    }

    [Fact]
    public void Keeps_delegations_as_far_apart_as_a_draw_would() => Cases.ForAll(Fields.Brackets(16), any =>
    {
        var record = any.Drawn();
        if (Byes(record).Length == 0)
            return;
        var newcomer = new DrawEntry(new(99), record.Request.Entries[0].Delegation, Rank: any.Number % 3 == 0 ? null : 2);

        var amended = Added(record, newcomer);

        var costs = Byes(record).ToDictionary(line => line, line => Cost(record, newcomer, line));
        var least = costs.Values.Aggregate((a, b) => BruteForce.Compare(a, b) <= 0 ? a : b);
        Assert.Equal(
            costs.Where(c => BruteForce.Compare(c.Value, least) == 0).Select(c => c.Key),
            amended.Amendments![0].Candidates.Select(c => c.Line!.Value));
        Assert.Contains(amended.Amendments[0].Place, amended.Amendments[0].Candidates);
        Assert.True(DrawVerification.Verify(amended).IsIdentical);
    }, 3_000);

    // The newcomer comes after all seeds and after those of its own rank.
    private static int[] Cost(DrawRecord record, DrawEntry newcomer, int line)
    {
        var drawn = BruteForce.Order(record);
        var place = drawn.Count(e => e.Seed is not null || (e.Rank ?? int.MaxValue) <= (newcomer.Rank ?? int.MaxValue));
        DrawEntry[] order = [.. drawn[..place], newcomer, .. drawn[place..]];
        var lines = BruteForce.Lines(record, order);
        lines[line - 1] = place;
        return BruteForce.Cost(lines, BruteForce.Families(order), record.Request.Format.Separation);
    }

    [Fact]
    public void Stays_off_lines_whose_match_has_begun()
    {
        var open = Byes(Bracket)[^1];

        var amended = Added(Bracket, Newcomer, new([.. Byes(Bracket)[..^1]], [], []));

        Assert.Equal(new LatePlace(Line: open), amended.Amendments![0].Place);
        Assert.Equal([new LatePlace(Line: open)], amended.Amendments[0].Candidates);
        Assert.Empty(amended.Amendments[0].Lots);
    }

    [Fact]
    public void Takes_a_place_somebody_left_when_no_bye_is_open()
    {
        var closed = new LateRoom(Byes(Bracket), [], [new(7), new(9)]);

        var amended = Added(Bracket, Newcomer with { Delegation = null }, closed);

        var place = amended.Amendments![0].Place;
        Assert.Contains(place.Replaces, new EntryId?[] { new(7), new(9) });
        Assert.Equal(new Slot.Entry(place.Replaces!.Value), amended.Lines[place.Line!.Value - 1]);
        Assert.Equal(new Slot.Entry(new(99)), amended.LinesNow[place.Line.Value - 1]);
        Assert.Equal(13, amended.EntriesNow.Count);
        Assert.DoesNotContain(amended.EntriesNow, e => e.Id == place.Replaces);
        Assert.Equal(DrawVerdict.Identical, DrawVerification.Verify(amended).Verdict);
    }

    [Fact]
    public void Leaves_byes_alone_when_it_is_to_replace_somebody()
    {
        var amended = Added(Bracket, Newcomer, new LateRoom([], [], [new(7)]) { Replace = true });

        Assert.Equal(new EntryId(7), amended.Amendments![0].Place.Replaces);
    }

    [Fact]
    public void Prefers_a_bye_to_a_place_somebody_left() =>
        Assert.Null(Added(Bracket, Newcomer, new([], [], [new(7)])).Amendments![0].Place.Replaces);

    [Fact]
    public void Takes_the_smallest_group_first()
    {
        var record = Groups(11, 3);
        var smallest = record.Groups.Single(g => g.Members.Count == 3);

        var amended = Added(record, Newcomer);

        Assert.Equal(new LatePlace(Group: smallest.Number), amended.Amendments![0].Place);
        Assert.Equal([.. smallest.Members, new(99)], amended.GroupsNow[smallest.Number - 1].Members);
        Assert.Equal(record.Groups, amended.Groups);
        Assert.Equal(record.Lines, amended.LinesNow);
    }

    [Fact]
    public void Takes_the_group_with_fewest_of_its_delegation_next()
    {
        DrawEntry[] entries = [.. Enumerable.Range(1, 12).Select(i => new DrawEntry(new(i), new(i <= 2 ? 1 : 100 + i)))];
        var record = Drawn(new() { Stages = EventStages.GroupsThenKnockout, GroupCount = 3 }, entries);
        var without = record.Groups.Single(g => g.Members.All(m => m.Value > 2)).Number;

        Assert.Equal([new LatePlace(Group: without)], Added(record, new(new(99), new(1))).Amendments![0].Candidates);
        Assert.Equal(3, Added(record, new(new(99))).Amendments![0].Candidates.Count);
        Assert.Equal(3, Added(record, new(new(99), new(55))).Amendments![0].Candidates.Count);
        var anyhow = Drawn(record.Request.Format with { Separation = SeparationDepth.None }, entries);
        Assert.Equal(3, Added(anyhow, new(new(99), new(1))).Amendments![0].Candidates.Count);
    }

    [Fact]
    public void Takes_a_place_in_a_group_only_when_asked_to()
    {
        var record = Groups(12, 3);
        var left = record.Groups[1].Members[2];

        Assert.Null(Added(record, Newcomer, new([], [], [left])).Amendments![0].Place.Replaces);
        var amended = Added(record, Newcomer, new LateRoom([], [], [left]) { Replace = true });
        Assert.Equal(new LatePlace(Group: 2, Replaces: left), amended.Amendments![0].Place);
        Assert.Equal([.. record.Groups[1].Members.Select(m => m == left ? new(99) : m)], amended.GroupsNow[1].Members);
        Assert.Equal(12, amended.EntriesNow.Count);
        Assert.Equal([DrawIssueCode.NoRoom], Issues(record, Newcomer, new LateRoom([], [2], [left]) { Replace = true }));
    }

    [Fact]
    public void Stays_out_of_groups_that_have_begun()
    {
        var record = Groups(12, 3);

        Assert.Equal(3, Added(record, Newcomer, new([], [1, 2], [])).Amendments![0].Place.Group);
        Assert.Equal([DrawIssueCode.NoRoom], Issues(record, Newcomer, new([], [1, 2, 3], [])));
    }

    [Theory]
    [InlineData(EventStages.RoundRobin)]
    [InlineData(EventStages.Swiss)]
    public void Joins_the_one_group(EventStages stages)
    {
        var amended = Added(Drawn(new() { Stages = stages }, Field(6)), Newcomer);

        Assert.Equal(new EntryId(99), amended.GroupsNow.Single().Members[^1]);
        Assert.Empty(amended.Amendments![0].Lots);
    }

    [Fact]
    public void Finds_no_room_beyond_what_a_draw_may_hold()
    {
        var full = Drawn(new() { Stages = EventStages.RoundRobin }, Field(128));
        var swiss = Drawn(new() { Stages = EventStages.Swiss }, Field(1024));

        Assert.Equal([DrawIssueCode.NoRoom], Issues(full, new(new(2000)), LateRoom.All));
        Assert.Equal([DrawIssueCode.NoRoom], Issues(swiss, new(new(2000)), LateRoom.All));
        Assert.Equal([], Issues(swiss, new(new(2000)), new LateRoom([], [], [new(5)]) { Replace = true }));
        Assert.Equal([], Issues(Drawn(new() { Stages = EventStages.Swiss }, Field(100)), new(new(2000)), LateRoom.All));
        Assert.Equal([DrawIssueCode.NoRoom], Issues(Drawn(new(), Field(16)), Newcomer, LateRoom.All));
        Assert.Equal([DrawIssueCode.NoRoom], Issues(Groups(1024, 256, stages: EventStages.Groups), new(new(2000)), LateRoom.All));
        Assert.Equal([], Issues(Groups(1023, 256, stages: EventStages.Groups), new(new(2000)), LateRoom.All));
    }

    [Fact]
    public void Is_refused_with_every_reason_at_once()
    {
        var room = new LateRoom([0, 1, 17, 17], [1], [new(7), new(50)]);

        Assert.Equal(
            [
                DrawIssueCode.DuplicateEntry, DrawIssueCode.SeedTooLate, DrawIssueCode.ReasonMissing,
                DrawIssueCode.UnknownLine, DrawIssueCode.UnknownLine, DrawIssueCode.UnknownLine,
                DrawIssueCode.UnknownGroup, DrawIssueCode.UnknownEntry,
            ],
            Issues(Drawn(new(), Field(16)), new(new(3), Seed: 5), room, " "));
        Assert.Equal([DrawIssueCode.UnknownGroup], Issues(Groups(8, 2), Newcomer, new([], [1, 3], [])));
    }

    [Fact]
    public void May_come_only_once_even_after_it_was_replaced()
    {
        var amended = Added(Bracket, Newcomer, new LateRoom([], [], [new(7)]) { Replace = true });

        Assert.Equal([DrawIssueCode.DuplicateEntry], Issues(amended, Newcomer, LateRoom.All));
        Assert.Equal([DrawIssueCode.DuplicateEntry], Issues(amended, new(new(7)), LateRoom.All));
        Assert.Equal([DrawIssueCode.UnknownEntry], Issues(amended, new(new(98)), new([], [], [new(7)])));
    }

    [Fact]
    public void Can_be_made_again_by_anybody_one_after_the_other()
    {
        var record = Bracket;
        foreach (var id in new[] { 97, 98, 99 })
            record = Added(record, new(new(id), new(100 + id % 5)));

        var read = CompetitionsJson.ReadDraw(record.CanonicalBytes())!;

        Assert.Empty(Byes(read));
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(read));
        Assert.Equal(3, record.LinesNow.Except(record.Lines).Count());
    }

    [Fact]
    public void Is_found_out_when_it_was_not_drawn_as_it_says()
    {
        var amended = Added(Bracket, Newcomer with { Delegation = null });
        var late = amended.Amendments![0];
        Assert.True(late.Candidates.Count > 1);
        var other = late.Candidates.First(c => c != late.Place);

        var moved = DrawVerification.Verify(amended with { Amendments = [late with { Place = other }] });
        var refused = DrawVerification.Verify(amended with { Amendments = [late, late] });

        Assert.Equal((DrawVerdict.Differs, "$.amendments[0].place.line"), (moved.Verdict, moved.Path));
        Assert.Equal((DrawVerdict.AmendmentRefused, "$.amendments[1]"), (refused.Verdict, refused.Path));
        Assert.Equal(DrawVerdict.AmendmentRefused, DrawVerification.Verify(amended with { Amendments = [null!] }).Verdict);
        Assert.Equal(DrawVerdict.Differs, DrawVerification.Verify(Bracket with { Amendments = [] }).Verdict);
    }

    [Fact]
    public void Has_lots_of_its_own()
    {
        var record = Groups(30, 10);
        var first = Enumerable.Range(1, 40).Select(id => Added(record, new(new(1000 + id))).Amendments![0]).ToArray();

        Assert.All(first, late => Assert.Equal((10, LotPurpose.Late), (late.Lots.Single().Range, late.Lots.Single().Purpose)));
        Assert.All(first, late => Assert.Equal(late.Candidates[late.Lots[0].Result], late.Place));
        Assert.True(first.Select(late => late.Place).Distinct().Count() > 5);
    }

    [Fact]
    public void Has_lots_that_anybody_can_draw_again()
    {
        var record = Added(Added(Groups(30, 10), new(new(98))), new(new(99)));

        using var one = new LotDrum(Secret(), record.Witness + "\nlate entry 1: 98");
        using var two = new LotDrum(Secret(), record.Witness + "\nlate entry 2: 99");
        Assert.Equal(
            [one.Next(LotPurpose.Late, 10), two.Next(LotPurpose.Late, 9)],
            record.Amendments!.Select(late => late.Lots.Single().Result));
    }

    [Fact]
    public void Does_not_meet_its_own_first_where_it_need_not()
    {
        var record = Drawn(new() { Separation = SeparationDepth.FirstRoundOnly }, Field(13, seeds: 4, delegations: 5));

        Assert.All(Bracket.Request.Entries.Select(e => e.Delegation).Distinct(), delegation =>
        {
            var line = Added(record, new(new(99), delegation)).Amendments![0].Place.Line!.Value;
            var opponent = Assert.IsType<Slot.Entry>(record.Lines[(line - 1 ^ 1)]).Id;
            Assert.NotEqual(delegation, record.Request.Entries.Single(e => e.Id == opponent).Delegation);
        });
    }

    [Fact]
    public void Has_other_lots_when_others_came_before()
    {
        var record = Groups(30, 10);
        var later = Enumerable.Range(1, 10).Aggregate(record, (before, id) => Added(before, new(new(2000 + id))));

        int[] Lots(DrawRecord before) =>
            [.. Enumerable.Range(1, 20).Select(id => Added(before, new(new(1000 + id))).Amendments![^1].Lots.Single().Result)];

        Assert.All(later.GroupsNow, g => Assert.Equal(4, g.Members.Count));
        Assert.NotEqual(Lots(record), Lots(later));
    }

    [Fact]
    public void Leaves_no_trace_in_records_without() =>
        Assert.DoesNotContain("amendments", Encoding.UTF8.GetString(Bracket.CanonicalBytes()));
}
