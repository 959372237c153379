using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.OData;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What an import did, as a program reads it: how many rows were added, changed, unchanged and entered, and what was wrong.</summary>
public sealed record RosterAnswer(int Added, int Changed, int Unchanged, int Entered, IReadOnlyList<RosterAnswerProblem> Problems);

/// <summary>One thing wrong with one line of the file.</summary>
public sealed record RosterAnswerProblem(int Line, string? Column, string Code, string Message);

/// <summary>What programs may do with rosters and entries: the same use cases as the pages.</summary>
internal static class EntryOperations
{
    private const string Athletes = "Athletes";
    private const string Entries = "Entries";

    public static ODataSetBuilder<Delegation, Viewer> RosterActions(this ODataSetBuilder<Delegation, Viewer> set) => set
        .Action("ImportRoster", action => action
            .Parameter<byte[]>("file").Parameter<string?>("fileName", optional: true).Parameter<string?>("reason", optional: true)
            .Returns<RosterAnswer>()
            .Runs(async (id, arguments, context) => context.Answer(
                await context.Get<ImportRoster>().RunAsync(
                    new(id, arguments.Get<byte[]>("file"), arguments.Get<string?>("fileName"), arguments.Get<string?>("reason")),
                    context.Viewer, context.Aborted),
                report => ODataResult.Value(Tell(report, context.Get<Texts>())))))
        .Action("InviteCoach", action => action
            .Parameter<string>("email")
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<InviteCoach>().RunAsync(
                new(id, arguments.Get<string>("email")), context.Viewer, context.Aborted))))
        .Action("AddAthlete", action => action
            .Parameter<string>("fullName").Parameter<AthleteGender>("gender").Parameter<DateOnly>("birthDate").Parameter<string?>("school", optional: true)
            .Parameter<string?>("guardianName", optional: true).Parameter<string?>("guardianPhone", optional: true).Parameter<string?>("reason", optional: true)
            .ReturnsEntity(Athletes)
            .Runs(async (id, arguments, context) => context.Entity(
                await context.Get<AddAthlete>().RunAsync(Add(id, arguments), context.Viewer, context.Aborted))))
        .Action("EnterTeam", action => action
            .Parameter<long>("eventId").Parameter<List<long>>("athleteIds").Parameter<string?>("reason", optional: true).ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<EnterTeam>().RunAsync(
                new(id, arguments.Get<long>("eventId"), arguments.Get<List<long>>("athleteIds") ?? [], arguments.Get<string?>("reason")),
                context.Viewer, context.Aborted))));

    public static ODataSetBuilder<Athlete, Viewer> AthleteActions(this ODataSetBuilder<Athlete, Viewer> set) => set
        .Action("Enter", action => action
            .Parameter<long>("eventId").Parameter<string?>("reason", optional: true).ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<EnterAthlete>().RunAsync(
                new(id, arguments.Get<long>("eventId"), arguments.Get<string?>("reason")), context.Viewer, context.Aborted))))
        .OnDelete(async (id, context) => context.Answer(
            await context.Get<RemoveAthlete>().RunAsync(new(id), context.Viewer, context.Aborted)));

    public static ODataSetBuilder<AthleteRecord, Viewer> RecordActions(this ODataSetBuilder<AthleteRecord, Viewer> set) => set
        .Action("Verify", action => action
            .Parameter<string?>("documents", optional: true).ReturnsEntity("AthleteRecords")
            .Runs(async (id, arguments, context) => await WithAthleteAsync(context, id, async athlete =>
                context.Answer(await context.Get<VerifyBirthDate>().RunAsync(new(athlete.AthleteId, arguments.Get<string?>("documents")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id)))))
        .Action("Anonymize", action => action
            .Parameter<string>("reason").ReturnsEntity("AthleteRecords")
            .Runs(async (id, arguments, context) => await context.Get<ReadAthleteRecord>().AthleteOfAsync(id, context.Viewer, context.Aborted) is { } athlete
                ? context.Answer(await context.Get<AnonymizeRecord>().RunAsync(
                    new(athlete, arguments.Get<string>("reason")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))
                : context.Refuse(Problems.NotFound("Id"))))
        .OnUpdate(async (id, change, context) => await WithAthleteAsync(context, id, async known =>
            context.Answer(await context.Get<ChangeAthlete>().RunAsync(Change(known, change, context.ETag as int?), context.Viewer, context.Aborted))));

    public static ODataSetBuilder<Entry, Viewer> EntryActions(this ODataSetBuilder<Entry, Viewer> set) => set
        .Action("Accept", action => action.ReturnsEntity(Entries)
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<AcceptEntry>().RunAsync(new(id), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Action("Reject", action => action.Parameter<string>("reason").ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<RejectEntry>().RunAsync(
                new(id, arguments.Get<string>("reason")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Action("Withdraw", action => action.Parameter<string>("reason").ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<WithdrawEntry>().RunAsync(
                new(id, arguments.Get<string>("reason")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Action("Reinstate", action => action.Parameter<string>("reason").ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<LeaveEvent>().ReinstateAsync(
                new(id, arguments.Get<string>("reason")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))))
        .Action("SetSeed", action => action
            .Parameter<int?>("seed").ReturnsEntity(Entries)
            .Runs(async (id, arguments, context) => context.Answer(await context.Get<SetSeed>().RunAsync(
                new(id, arguments.Get<int?>("seed")), context.Viewer, context.Aborted), _ => ODataResult.Entity(id))));

    public static ODataSetBuilder<Event, Viewer> EventEntryActions(this ODataSetBuilder<Event, Viewer> set) => set
        .Action("AcceptAll", action => action.Returns<int>()
            .Runs(async (id, _, context) => context.Answer(
                await context.Get<AcceptAll>().RunAsync(new(id), context.Viewer, context.Aborted), count => ODataResult.Value(count))));

    internal static ODataResult Entity(this ODataContext<Viewer> context, Outcome<long> outcome) =>
        context.Answer(outcome, key => ODataResult.Entity(key));

    // A record is addressed by its own key; the use cases speak of the athlete. Reading it is written down.
    private static async Task<ODataResult> WithAthleteAsync(
        ODataContext<Viewer> context, long recordId, Func<AthleteRecordRow, Task<ODataResult>> act)
    {
        var athlete = await context.Get<ReadAthleteRecord>().AthleteOfAsync(recordId, context.Viewer, context.Aborted);
        if (athlete is not { } id)
            return context.Refuse(Problems.NotFound("Id"));
        var known = await context.Get<ReadAthleteRecord>().RunAsync(id, context.Viewer, context.Aborted);
        return known.IsRefused(out var problem) ? context.Refuse(problem) : await act(known.Value);
    }

    private static AddAthleteRequest Add(long delegation, ODataArguments arguments) => new(
        delegation, arguments.Get<string>("fullName"), arguments.Get<AthleteGender>("gender"), arguments.Get<DateOnly>("birthDate"),
        arguments.Get<string?>("school"), arguments.Get<string?>("guardianName"), arguments.Get<string?>("guardianPhone"), arguments.Get<string?>("reason"));

    private static ChangeAthleteRequest Change(AthleteRecordRow known, ODataChange<AthleteRecord> change, int? version) => new(
        known.AthleteId,
        change.Get(r => r.FullName, known.FullName),
        known.Gender,
        change.Get(r => r.BirthDate, known.BirthDate) ?? default,
        change.Get(r => r.School, known.School),
        change.Get(r => r.GuardianName, known.GuardianName),
        change.Get(r => r.GuardianPhone, known.GuardianPhone),
        version);

    private static RosterAnswer Tell(RosterReport report, Texts texts) => new(
        report.Added, report.Changed, report.Unchanged, report.Entered,
        [.. report.Problems.Select(p => new RosterAnswerProblem(p.Line, p.Problem.Target, p.Problem.Code, texts.Say(p.Problem)))]);
}
