using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.OData;
using Match = YouthPrograms.Data.Tournaments.Match;
using PlayingTable = YouthPrograms.Data.Tournaments.PlayingTable;

namespace YouthPrograms.Web.Features.Results;

/// <summary>What programs may do with matches: the same use cases as the results desk.</summary>
internal static class ResultOperations
{
    public static ODataSetBuilder<Match, Viewer> ResultActions(this ODataSetBuilder<Match, Viewer> set) => set
        .Action("RecordResult", action => action
            .Describe("Takes the first result of a match, or of the rubber of a tie. A second one is refused.")
            .Parameter<MatchOutcome>("outcome")
            .Parameter<string?>("games", "From side A's view: 8 -5 9 -12 7, or 11-8 5-11.", optional: true)
            .Parameter<Side?>("winner", "Where the games do not say it.")
            .Parameter<int?>("rubber", "0 is the whole tie; without it the next rubber.")
            .ReturnsEntity("Results")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<RecordResult>().RunAsync(
                new(id, arguments.Get<int?>("rubber"), arguments.Get<MatchOutcome>("outcome"), arguments.Get<Side?>("winner"), arguments.Get<string?>("games") ?? ""),
                context.Viewer, context.Aborted), key => ODataResult.Entity(key))))
        .Action("CorrectResult", action => action
            .Describe("Adds a newer version of a result. Later results that hang on the old one refuse it, unless they are voided with it.")
            .Parameter<MatchOutcome?>("outcome", "Without it the result is taken back.")
            .Parameter<string?>("games", optional: true).Parameter<string>("reason").Parameter<bool?>("voidDependents")
            .Parameter<Side?>("winner").Parameter<int?>("rubber")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CorrectResult>().RunAsync(
                new(id, arguments.Get<int?>("rubber") ?? 0, arguments.Get<MatchOutcome?>("outcome"), arguments.Get<Side?>("winner"),
                    arguments.Get<string?>("games") ?? "", arguments.Get<string>("reason"), arguments.Get<bool?>("voidDependents") ?? false),
                context.Viewer, context.Aborted))))
        .Action("Call", action => action
            .Describe("Calls the sides to the table: a first, a second and a third time. Answers the number of the call.")
            .Parameter<long?>("tableId", "Without it the table the match has.").Returns<int>()
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CallMatch>().RunAsync(
                new(id, arguments.Get<long?>("tableId")), context.Viewer, context.Aborted), call => ODataResult.Value(call))))
        .Property(m => m.ScheduledAt, p => p.Describe("Writing it, NotBefore or TableId raises ScheduleRevision."))
        .Scheduled()
        .OnUpdate(async (id, change, context) =>
        {
            var known = await context.Get<ProgramsDb>().Matches.AsNoTracking().VisibleTo(context.Viewer).SingleOrDefaultAsync(m => m.Id == id, context.Aborted);
            return known is null
                ? context.Refuse(Problems.NotFound("Id"))
                : context.Answer(await context.Get<ScheduleMatch>().RunAsync(
                    new(id, change.Get(m => m.ScheduledAt, known.ScheduledAt), change.Get(m => m.NotBefore, known.NotBefore),
                        change.Get(m => m.TableId, known.TableId), context.ETag as int?),
                    context.Viewer, context.Aborted));
        })
        .Action("SubmitLineUp", action => action
            .Describe("Sets who plays for whom in a tie, in the order A, B, C and X, Y, Z.")
            .Parameter<List<long>>("sideA").Parameter<List<long>>("sideB")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<SubmitLineUp>().RunAsync(
                new(id, arguments.Get<List<long>>("sideA") ?? [], arguments.Get<List<long>>("sideB") ?? []), context.Viewer, context.Aborted))));

    // All but time, earliest time and table follow from draws, results and calls.
    private static ODataSetBuilder<Match, Viewer> Scheduled(this ODataSetBuilder<Match, Viewer> set) => set
        .Property(m => m.EventId, p => p.ReadOnly()).Property(m => m.BracketId, p => p.ReadOnly()).Property(m => m.GroupId, p => p.ReadOnly())
        .Property(m => m.Number, p => p.ReadOnly()).Property(m => m.Round, p => p.ReadOnly()).Property(m => m.Kind, p => p.ReadOnly())
        .Property(m => m.State, p => p.ReadOnly()).Property(m => m.DecidesPlace, p => p.ReadOnly())
        .Property(m => m.SideAId, p => p.ReadOnly()).Property(m => m.SideBId, p => p.ReadOnly()).Property(m => m.WinnerId, p => p.ReadOnly())
        .Property(m => m.SourceA, p => p.ReadOnly()).Property(m => m.SourceB, p => p.ReadOnly())
        .Property(m => m.ScoreA, p => p.ReadOnly()).Property(m => m.ScoreB, p => p.ReadOnly())
        .Property(m => m.ScheduleRevision, p => p.ReadOnly())
        .Property(m => m.FirstCallAt, p => p.ReadOnly().Describe("Calls are made by Call."))
        .Property(m => m.SecondCallAt, p => p.ReadOnly()).Property(m => m.ThirdCallAt, p => p.ReadOnly());
}

/// <summary>What programs may do with a table: the links of its scorers.</summary>
internal static class TableOperations
{
    public static ODataSetBuilder<PlayingTable, Viewer> ScorerActions(this ODataSetBuilder<PlayingTable, Viewer> set) => set
        .Action("ScorerLink", action => action
            .Describe("Makes the link by which somebody without an account records the results of this table.").Returns<string>()
            .Runs(async (id, _, context) => context.Answer(await context.Get<MakeScorerLink>().RunAsync(
                new(id), context.Viewer, context.Aborted), link => ODataResult.Value(link.AbsoluteUri))))
        .Action("RevokeScorerLink", action => action
            .Describe("Ends every scorer link of this table.")
            .Runs(async (id, _, context) => context.Answer(await context.Get<RevokeScorerLink>().RunAsync(
                new(id), context.Viewer, context.Aborted))));
}
