using System.Text.Json.Serialization.Metadata;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Eligibility;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Swiss;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Competitions.Timetable;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Json;

/// <summary>One example of every input and result that is sent or stored as JSON.</summary>
internal static class EveryKind
{
    private static readonly EntryId A = new(1), B = new(2), C = new(3);
    private static readonly CompetitionsJson Json = CompetitionsJson.Default;

    private static readonly MatchScore Retired =
        MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.B, [new(11, 5), new(3, 7)]).Require();

    private static readonly GroupResult Forfeit =
        GroupResult.Of(A, C, MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require());

    private static readonly TieScore Tie =
        TieScore.Check(TieFormat.School, BestOf5, MatchOutcome.Played, null, [Games(3, 1), Games(3, 0)]).Require();

    private static readonly LineUp Home = LineUp.Check(
        TieFormat.School, Side.A, new Dictionary<string, AthleteId> { ["A"] = new(1), ["B"] = new(2), ["D1"] = new(2), ["D2"] = new(3) },
        [new(1), new(2), new(3)]).Require();

    private static readonly GroupSheet Sheet = new(2, [A, B, C], [GroupResult.Of(A, B, Games(3, 1)), GroupResult.Of(B, C, Retired), Forfeit])
    {
        IsComplete = false,
        Absent = new Dictionary<EntryId, MemberStatus> { [C] = MemberStatus.Disqualified },
    };

    private static readonly EventPlan Plan = Planned(new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 3, QualifiersPerGroup = 1 }, 4, seeds: 2);

    private static readonly SwissSheet Swiss = new([A, B, C], [new([new(A, B)], C), new([new(A, C)], null)], [new(A, B, Side.A), new(A, C, null)]) { Withdrawn = [B] };

    public static IEnumerable<(string Kind, object Value, JsonTypeInfo Type)> Examples =>
    [
        ("match format", new MatchFormat(3, 21) { Serves = 5, LastGameEndsAt = 10 }, Json.MatchFormat),
        ("match score", Games(3, 1), Json.MatchScore),
        ("match score broken off", Retired, Json.MatchScore),
        ("match score cancelled", MatchScore.Check(BestOf5, MatchOutcome.Cancelled, null, []).Require(), Json.MatchScore),
        ("live match", LiveMatch.Check(BestOf5, [new(11, 5), new(3, 2)], Side.B).Require(), Json.LiveMatch),
        ("tie score", Tie, Json.TieScore),
        ("tie walkover", TieScore.Walkover(TieFormat.School, BestOf5, Side.B), Json.TieScore),
        ("tie progress", TieProgress.Of(TieFormat.School, [Games(3, 1)]), Json.TieProgress),
        ("line-up", Home, Json.LineUp),
        ("player rows", PlayerStatistics.Of([new(Tie, Home, Home)]), Json.IReadOnlyListPlayerRow),
        ("result of a match", new MatchResult(7, Retired), Json.MatchResult),
        ("result of a tie", new MatchResult(8, Tie), Json.MatchResult),
        ("incidents", new EventIncidents { Withdrawn = [new(C, MatchStage.Knockout)], Disqualified = [new(B)], Lots = [new([B, A])] }, Json.EventIncidents),
        ("group sheet", Sheet, Json.GroupSheet),
        ("group standing", GroupRanking.Of(Sheet, RestartReading.EveryClass, StandingLots.Undrawn), Json.GroupStanding),
        ("needs early", WhatNeeds.Of(new(1, [A, B, C, new(4)], [GroupResult.Of(C, new(4), Games(3, 0))]), [(A, B), (A, C), (A, new(4)), (B, C)], A, 1, new())!, Json.Needs),
        ("needs", WhatNeeds.Of(new(1, [A, B, C], []), [(A, B), (A, C), (B, C)], A, 1, new())!, Json.Needs),
        ("placings of delegations", new List<DelegationPlacing> { new(new(1), 3, 4) { Weight = 2 } }, Json.IReadOnlyListDelegationPlacing),
        ("medals", MedalTable.Of([new(new(1), 1), new(new(2), 3, 4)]), Json.IReadOnlyListMedalRow),
        ("points", PointsTable.Of([new(new(1), 5, 7)], [9, 7, 6, 5, 4, 3, 1], SharedPlacePoints.Mean), Json.IReadOnlyListPointsRow),
        ("entry rules", new EntryRules { BornFrom = 2011, BornTo = 2012, Gender = Gender.Female, AgeGroup = "U14", ClosesAt = Noon }, Json.EntryRules),
        ("entry proposal", Proposal, Json.EntryProposal),
        ("swiss sheet", Swiss, Json.SwissSheet),
        ("swiss rows", SwissTable.Of(Swiss), Json.IReadOnlyListSwissRow),
        ("planned match", Plan.Matches[^1], Json.PlannedMatch),
        ("plan input", new PlanInput(Plan.Format, Plan.Draw, Swiss.Rounds), Json.PlanInput),
        ("replayed event", EventReplay.Run(Plan, [new(1, Games(3, 0)), new(99, Games(3, 0))]), Json.ReplayedEvent),
        ("log", Log.Lines, Json.IReadOnlyListLoggedResult),
        ("chain", Chain, Json.IReadOnlyListChainStage),
        ("room for late entries", LateRooms.Of(new EventProgress(Plan)), Json.LateRoom),
        ("redraw with a late entry", Redrawn, Json.DrawRecord),
        ("verification", DrawVerification.Verify(Redrawn with { Witness = "4 2 6" }), Json.DrawVerification),
        ("chain of draws", DrawChain.Verify([Redrawn]), Json.DrawChain),
        ("policy of an order of play", new TimetablePolicy { Rest = 30 }, Json.TimetablePolicy),
        ("order of play", OrderOfPlay, Json.IReadOnlyListScheduledMatch),
        .. Issues,
    ];

    private static readonly ResultLog Log = Logged();

    private static readonly ChainStage[] Chain =
    [
        new() { Format = new() { Stages = EventStages.Groups, GroupCount = 2 }, Joining = Field(4, seeds: 2) },
        new() { Format = new(), From = 0, Places = new(1, 2), Seeds = 1, KeepApart = ChainSeparation.Delegations },
    ];

    private static readonly DrawRecord Redrawn = LateDraw.Add(
        Draw.Make(new(Field(3), new()) { Redraws = new(Drawn(new(), Field(3)).Hash(), "an entry was missing") }, Secret(2), "").Require(),
        new(new(9)), "came late", LateRoom.All).Require();

    private static ResultLog Logged()
    {
        var log = new ResultLog(Planned(new(), 4));
        foreach (var key in new[] { 1, 2, 3, 4 })
            log.Record(new(key, Games(3, key % 2)));
        log.Record(new(1, Games(1, 3)), "sides mixed up", voidLater: true);
        return log;
    }

    private static readonly DateTime Noon = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly ScheduledMatch[] OrderOfPlay =
        [new(7, Noon, TimeSpan.FromMinutes(25), [new(5)], 3), new(8, Noon.AddMinutes(30), TimeSpan.FromMinutes(115), [new(5), new(6)])];

    private static readonly EntryProposal Proposal =
        new([new(new(5), 2010, Gender.Male) { BirthDateVerified = true, OtherEvents = [new("U12"), new(null)] }, new(new(6), null, null)], 2, Noon);

    private static IEnumerable<(string Kind, object Value, JsonTypeInfo Type)> Issues =>
    [
        ("checked score", MatchScore.Played(BestOf5, new(11, 4), new(11, 4), new(11, 4)), Json.CheckedMatchScoreScoreIssue),
        ("checked score refused", MatchScore.Played(BestOf5, new(17, 14), new(9, 9)), Json.CheckedMatchScoreScoreIssue),
        ("checked live match refused", LiveMatch.Check(BestOf5, [new(12, 3)]), Json.CheckedLiveMatchScoreIssue),
        ("issues of live matches", LiveMatch.Begin(BestOf5).Undo().Issues, Json.IReadOnlyListLiveMatchIssue),
        ("checked tie refused", TieScore.Check(TieFormat.School, BestOf5, MatchOutcome.Played, null, [null, Games(3, 0)]), Json.CheckedTieScoreTieIssue),
        ("checked line-up refused", LineUp.Check(TieFormat.School, Side.B, new Dictionary<string, AthleteId> { ["Q"] = new(4) }, []), Json.CheckedLineUpLineUpIssue),
        ("checked draw refused", Draw.Make(new(Field(1), new()), Secret(), ""), Json.CheckedDrawRecordDrawIssue),
        ("issues of a log", Log.Record(new(4, Tie)), Json.IReadOnlyListLogIssue),
        ("issues of a plan", EventPlan.Check(new(), Redrawn with { Lines = [] }).Issues, Json.IReadOnlyListPlanIssue),
        ("issues of a chain", StageChain.Check([Chain[1]]).Issues, Json.IReadOnlyListChainIssue),
        ("issues of a swiss sheet", (Swiss with { Entries = [A, B] }).Check(), Json.IReadOnlyListSwissIssue),
        ("issues of a tie format", (TieFormat.School with { Target = 3, MaxRubbersPerPlayer = 0 }).Check(), Json.IReadOnlyListTieFormatIssue),
        ("issues of a sheet", (Sheet with { Members = [A, A, B] }).Check(), Json.IReadOnlyListGroupSheetIssue),
        ("issues of lots", StandingLots.Check([new([A]), new([A, new(9)])], [[A, B]]), Json.IReadOnlyListRecordedLotIssue),
        ("issues of placings", DelegationPlacing.Check([new(new(1), 0)]), Json.IReadOnlyListDelegationPlacingIssue),
        ("issues of entry rules", new EntryRules { BornFrom = 2012, BornTo = 2011 }.Check(), Json.IReadOnlyListEntryRulesIssue),
        ("issues of line-ups", SealedLineUps.Empty.OpenAtDeadline().HandIn(Home).Issues, Json.IReadOnlyListSealedLineUpIssue),
        ("conflicts of an order of play", ScheduleConflicts.Of(OrderOfPlay[0], OrderOfPlay, new()), Json.IReadOnlyListScheduleConflict),
        ("reasons against an entry", EntryCheck.Of(new() { BornFrom = 2011, MaxRoster = 0 }, Proposal), Json.IReadOnlyListEligibilityIssue),
    ];
}
