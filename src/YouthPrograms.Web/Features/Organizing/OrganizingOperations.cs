using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>What programs may do with a tournament as a whole: the same use cases as the organizer's desk.</summary>
internal static class OrganizingOperations
{
    public static ODataSetBuilder<Tournament, Viewer> StateActions(this ODataSetBuilder<Tournament, Viewer> set) => set
        .Action("OpenRegistration", action => action
            .Parameter<DateTimeOffset?>("closesAt").ReturnsEntity("Tournaments")
            .Runs((id, arguments, context) => AnswerAsync(id, context, context.Get<OpenRegistration>().RunAsync(
                new(id, arguments.Get<DateTimeOffset?>("closesAt")?.UtcDateTime), context.Viewer, context.Aborted))))
        .Verb("CloseRegistration", (id, context) =>
            context.Get<CloseRegistration>().RunAsync(new(id), context.Viewer, context.Aborted))
        .Verb("Publish", (id, context) =>
            context.Get<PublishTournament>().RunAsync(new(id), context.Viewer, context.Aborted))
        .Verb("Withdraw", (id, context) =>
            context.Get<WithdrawTournament>().RunAsync(new(id), context.Viewer, context.Aborted))
        .Verb("Complete", (id, context) =>
            context.Get<CompleteTournament>().RunAsync(new(id), context.Viewer, context.Aborted))
        .Action("Clone", action => action
            .Parameter<int>("year").ReturnsEntity("Tournaments")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<CloneTournament>().RunAsync(
                new(id, arguments.Get<int>("year")), context.Viewer, context.Aborted), key => ODataResult.Entity(key))))
        .Action("Cancel", action => action
            .Parameter<string>("reason").ReturnsEntity("Tournaments")
            .Runs((id, arguments, context) => AnswerAsync(id, context, context.Get<CancelTournament>().RunAsync(
                new(id, arguments.Get<string>("reason")), context.Viewer, context.Aborted))));

    private static ODataSetBuilder<Tournament, Viewer> Verb(
        this ODataSetBuilder<Tournament, Viewer> set, string name, Func<long, ODataContext<Viewer>, Task<Outcome<Done>>> run) =>
        set.Action(name, action => action.ReturnsEntity("Tournaments")
            .Runs((id, _, context) => AnswerAsync(id, context, run(id, context))));

    private static async Task<ODataResult> AnswerAsync(long id, ODataContext<Viewer> context, Task<Outcome<Done>> run) =>
        context.Answer(await run, _ => ODataResult.Entity(id));
}
