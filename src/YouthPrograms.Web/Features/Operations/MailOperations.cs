using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What programs may do with mails and their rules.</summary>
internal static class MailOperations
{
    public static ODataSetBuilder<ReminderRule, Viewer> RuleOperations(this ODataSetBuilder<ReminderRule, Viewer> set) => set
        .Property(r => r.Name, p => p.ReadOnly()).Property(r => r.NameEn, p => p.ReadOnly())
        .Property(r => r.Class, p => p.ReadOnly()).Property(r => r.Version, p => p.ReadOnly())
        .OnUpdate(async (id, change, context) => context.Answer(await context.Get<ChangeReminderRule>().RunAsync(
            new(id, change.Has(r => r.Enabled) ? change.Get(r => r.Enabled) : null, change.Get(r => r.Offset, null!), context.ETag as int?),
            context.Viewer, context.Aborted)));

    public static ODataSetBuilder<Message, Viewer> MessageOperations(this ODataSetBuilder<Message, Viewer> set) => set
        .Action("Resend", action => action.Parameter<string>("reason")
            .Runs(async (id, arguments, context) => context.Answer(
                await context.Get<ChangeMessage>().ResendAsync(id, arguments.Get<string>("reason"), context.Viewer, context.Aborted))))
        .Action("Suppress", action => action.Parameter<string>("reason")
            .Runs(async (id, arguments, context) => context.Answer(
                await context.Get<ChangeMessage>().SuppressAsync(id, arguments.Get<string>("reason"), context.Viewer, context.Aborted))));
}
