using System.Text.RegularExpressions;
using YouthPrograms.Data.Mail;

namespace YouthPrograms.Data.Seeding;

internal static partial class ReminderRuleSeeds
{
    private const string Rules = "reminders/rules.json";

    public static async Task AddAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation)
    {
        var rules = folder.ReadCoded<RuleItem>(Rules);
        await CodedRows<ReminderRule>.MergeAsync(db.ReminderRules, rule => rule.Code, rules.Select(Row), cancellation);
    }

    private static ReminderRule Row(RuleItem rule, int index) => new()
    {
        Code = rule.Code,
        Name = rule.Name,
        NameEn = rule.NameEn,
        Template = rule.Template,
        Offset = Offset().IsMatch(rule.Offset)
            ? rule.Offset
            : throw new SeedDataException(Rules, $"$[{index}].offset", $"'{rule.Offset}' is neither 0 nor days such as -1d@15:00"),
        Class = rule.Class,
        Enabled = rule.Enabled,
    };

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*d(@([01][0-9]|2[0-3]):[0-5][0-9])?)$")]
    private static partial Regex Offset();

    private sealed record RuleItem(
        string Code, string Template, string Offset, MessageClass Class, bool Enabled, string Name, string NameEn) : ICoded;
}
