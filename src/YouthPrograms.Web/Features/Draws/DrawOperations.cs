using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.OData;
using YouthPrograms.Web.Features.Tournaments;
using Draw = YouthPrograms.Data.Tournaments.Draw;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>A draw made again: identical, or where it first differs.</summary>
public sealed record DrawAnswer(bool Identical, string Verdict, string? Path, string? Published, string? MadeAgain);

/// <summary>What programs may do with the draw of an event: the same use cases as the pages.</summary>
internal static class DrawOperations
{
    private const string Draws = "Draws";
    private const string Events = "Events";

    public static ODataSetBuilder<Event, Viewer> DrawActions(this ODataSetBuilder<Event, Viewer> set) => set
        .Action("CommitDraw", action => action
            .Parameter<string?>("reason", optional: true).ReturnsEntity(Draws)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CommitDraw>().RunAsync(
                new(id, arguments.Get<string?>("reason")), context.Viewer, context.Aborted), key => ODataResult.Entity(key))))
        .Action("AddWitness", action => action
            .Parameter<string>("text")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<AddWitness>().RunAsync(
                new(id, arguments.Get<string>("text")), context.Viewer, context.Aborted))))
        .Action("MakeDraw", action => action
            .ReturnsEntity(Draws)
            .Runs(async (id, _, context) => context.Answer(await context.Get<MakeDraw>().RunAsync(
                new(id), context.Viewer, context.Aborted), key => ODataResult.Entity(key))))
        .Action("Publish", action => action
            .Parameter<DateTimeOffset?>("embargoUntil").ReturnsEntity(Events)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<PublishEvent>().RunAsync(
                new(id, arguments.Get<DateTimeOffset?>("embargoUntil")?.UtcDateTime), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Action("Unpublish", action => action
            .ReturnsEntity(Events)
            .Runs(async (id, _, context) => context.Answer(await context.Get<UnpublishEvent>().RunAsync(
                new(id), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Function("Standings", function => function
            .ReturnsMany<StandingLine>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<EventStandings>().RunAsync(id, context.Viewer, context.Aborted), lines => ODataResult.Value(lines))))
        .Function("WhatNeeds", function => function
            .Parameter<long>("entryId").Returns<NeedsAnswer>()
            .Runs(async (id, arguments, context) => context.Answer(
                await context.Get<EventNeeds>().RunAsync(id, arguments.Get<long>("entryId"), context.Viewer, context.Aborted),
                found => ODataResult.Value(NeedsAnswer.Of(found)))));

    public static ODataSetBuilder<Draw, Viewer> DrawFunctions(this ODataSetBuilder<Draw, Viewer> set) => set
        .Function("Verify", function => function
            .Returns<DrawAnswer>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<VerifyDraw>().RunAsync(new(id), context.Viewer, context.Aborted), found => ODataResult.Value(Tell(found)))));

    private static DrawAnswer Tell(DrawVerification found) =>
        new(found.IsIdentical, found.Verdict.ToString(), found.Path, found.Published, found.MadeAgain);
}
