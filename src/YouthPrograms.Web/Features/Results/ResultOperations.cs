using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.OData;
using Match = YouthPrograms.Data.Tournaments.Match;

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
        .Action("SubmitLineUp", action => action
            .Describe("Sets who plays for whom in a tie, in the order A, B, C and X, Y, Z.")
            .Parameter<List<long>>("sideA").Parameter<List<long>>("sideB")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<SubmitLineUp>().RunAsync(
                new(id, arguments.Get<List<long>>("sideA") ?? [], arguments.Get<List<long>>("sideB") ?? []), context.Viewer, context.Aborted))));
}
