using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.OData;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Family;

/// <summary>What programs may do for guardians: the same use cases as the family's pages.</summary>
internal static class FamilyOperations
{
    public static ODataSetBuilder<Athlete, Viewer> FamilyActions(this ODataSetBuilder<Athlete, Viewer> set) => set
        .Action("LinkCode", action => action
            .Returns<string>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<MakeLinkCode>().RunAsync(new(id), context.Viewer, context.Aborted), context.OnceOnly)))
        .Action("GiveConsent", action => action
            .Parameter<ConsentKind>("kind")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<GiveConsent>().RunAsync(
                new(id, arguments.Get<ConsentKind>("kind")), context.Viewer, context.Aborted))))
        .Action("WithdrawConsent", action => action
            .Parameter<ConsentKind>("kind")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<WithdrawConsent>().RunAsync(
                new(id, arguments.Get<ConsentKind>("kind")), context.Viewer, context.Aborted))));

    public static void LinkActions(this ODataModelBuilder<ProgramsDb, Viewer> model) => model
        .Action("LinkChild", action => action
            .Parameter<string>("code").ReturnsEntity("Athletes")
            .Runs(async (arguments, context) => context.Answer(await context.Get<LinkGuardian>().RunAsync(
                new(arguments.Get<string>("code")), context.Viewer, context.Aborted), key => ODataResult.Entity(key))));
}
