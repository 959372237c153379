using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The name of an athlete that the public reads.</summary>
public static class PublicNames
{
    private static readonly HashSet<string> CompoundSurnames =
    [
        "欧阳", "司马", "上官", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "长孙", "宇文", "端木", "独孤", "南宫",
        "轩辕", "拓跋", "澹台", "公冶", "申屠", "呼延", "百里", "东郭", "西门", "闻人", "赫连", "濮阳", "淳于", "单于", "太史", "钟离", "鲜于",
        "司空", "闾丘", "仲孙", "亓官", "司寇", "子车", "颛孙", "巫马", "公西", "漆雕", "乐正", "壤驷", "公良", "谷梁", "宰父", "段干", "即墨",
    ];

    /// <summary>The full name while a guardian consents to it, else the masked one.</summary>
    public static string Of(AthleteRecord record, DateTime now) =>
        record.Consents.Any(consent => IsInForce(consent, now)) ? record.FullName : Masked(record.FullName);

    /// <summary>The family name and a star: 刘*, 欧阳*; the first letter of a Latin name.</summary>
    public static string Masked(string fullName)
    {
        var runes = fullName.EnumerateRunes().Take(3).ToArray();
        if (runes.Length == 0)
            return "*";
        var two = string.Concat(runes.Take(2));
        // 欧阳 alone may be the surname 欧 with a given name; then one character must do.
        return runes.Length > 2 && CompoundSurnames.Contains(two) ? two + "*" : runes[0] + "*";
    }

    private static bool IsInForce(Consent consent, DateTime now) =>
        consent.Kind == ConsentKind.PublicName && consent.WithdrawnAt is null && consent.ExpiresAt > now;
}
