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
            .Parameter<MatchOutcome>("outcome")
            .Parameter<string?>("games", optional: true)
            .Parameter<Side?>("winner")
            .Parameter<int?>("rubber")
            .ReturnsEntity("Results")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<RecordResult>().RunAsync(
                new(id, arguments.Get<int?>("rubber"), arguments.Get<MatchOutcome>("outcome"), arguments.Get<Side?>("winner"), arguments.Get<string?>("games") ?? ""),
                context.Viewer, context.Aborted), key => ODataResult.Entity(key))))
        .Action("CorrectResult", action => action
            .Parameter<MatchOutcome?>("outcome")
            .Parameter<string?>("games", optional: true).Parameter<string>("reason").Parameter<bool?>("voidDependents")
            .Parameter<Side?>("winner").Parameter<int?>("rubber")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CorrectResult>().RunAsync(
                new(id, arguments.Get<int?>("rubber") ?? 0, arguments.Get<MatchOutcome?>("outcome"), arguments.Get<Side?>("winner"),
                    arguments.Get<string?>("games") ?? "", arguments.Get<string>("reason"), arguments.Get<bool?>("voidDependents") ?? false),
                context.Viewer, context.Aborted))))
        .Action("Call", action => action
            .Parameter<long?>("tableId").Returns<int>()
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CallMatch>().RunAsync(
                new(id, arguments.Get<long?>("tableId")), context.Viewer, context.Aborted), call => ODataResult.Value(call))))
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
        .Property(m => m.FirstCallAt, p => p.ReadOnly())
        .Property(m => m.SecondCallAt, p => p.ReadOnly()).Property(m => m.ThirdCallAt, p => p.ReadOnly());
}

/// <summary>What programs may do with a table: the links of its scorers.</summary>
internal static class TableOperations
{
    public static ODataSetBuilder<PlayingTable, Viewer> ScorerActions(this ODataSetBuilder<PlayingTable, Viewer> set) => set
        .Action("ScorerLink", action => action
            .Returns<string>()
            .Runs(async (id, _, context) => context.Answer(await context.Get<MakeScorerLink>().RunAsync(
                new(id), context.Viewer, context.Aborted), link => ODataResult.Value(link.AbsoluteUri))))
        .Action("RevokeScorerLink", action => action
            .Runs(async (id, _, context) => context.Answer(await context.Get<RevokeScorerLink>().RunAsync(
                new(id), context.Viewer, context.Aborted))));
}
