using YouthPrograms.Data;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>The same for programs as <c>/organize/new</c> for people.</summary>
internal static class SetUpOperations
{
    public static void SetUpActions(this ODataModelBuilder<ProgramsDb, Viewer> model) => model
        .Action("SetUpTournament", action => action
            .Parameter<string>("template").Parameter<string>("slug").Parameter<string>("name").Parameter<string>("nameEn")
            .Parameter<DateOnly>("startsOn").Parameter<string>("timeZone").Parameter<DateOnly?>("endsOn").Parameter<int?>("tables")
            .ReturnsEntity("Tournaments")
            .Runs(async (arguments, context) => context.Answer(
                await context.Get<SetUpTournament>().RunAsync(
                    new(arguments.Get<string>("template"), arguments.Get<string>("slug"), arguments.Get<string>("name"), arguments.Get<string>("nameEn"),
                        arguments.Get<DateOnly>("startsOn"), arguments.Get<string>("timeZone"), arguments.Get<DateOnly?>("endsOn"), arguments.Get<int?>("tables")),
                    context.Viewer, context.Aborted),
                key => ODataResult.Entity(key))));
}
