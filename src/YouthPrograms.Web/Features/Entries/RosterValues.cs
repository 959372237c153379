using System.Globalization;
using System.Text;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>How the words of a roster are read.</summary>
internal static class RosterValues
{
    // Year first, always: 3/4/2011 is another day in another country.
    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private static readonly Dictionary<string, AthleteGender> Genders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["男"] = AthleteGender.Boy,
        ["男子"] = AthleteGender.Boy,
        ["男生"] = AthleteGender.Boy,
        ["M"] = AthleteGender.Boy,
        ["Male"] = AthleteGender.Boy,
        ["Boy"] = AthleteGender.Boy,
        ["女"] = AthleteGender.Girl,
        ["女子"] = AthleteGender.Girl,
        ["女生"] = AthleteGender.Girl,
        ["F"] = AthleteGender.Girl,
        ["Female"] = AthleteGender.Girl,
        ["Girl"] = AthleteGender.Girl,
    };

    public static AthleteGender? Gender(string text) => Genders.TryGetValue(Plain(text), out var gender) ? gender : null;

    public static DateOnly? BirthDate(string text) =>
        DateOnly.TryParseExact(Plain(text), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The roster number; null where there is none that could be one.</summary>
    public static int? Number(string text) =>
        int.TryParse(Plain(text).TrimStart('='), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public static string[] EventCodes(string text) =>
        Plain(text).Split([' ', ',', '、', ';', '/', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// A name as it is kept: one form for each character, one middle dot, spaces only between words of a Latin name.
    /// </summary>
    public static string Name(string text)
    {
        var words = Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(IsHan(text) ? "" : " ", words);
        return name.Replace('•', '·').Replace('・', '·').Replace('‧', '·').Replace('∙', '·');
    }

    public static bool IsHan(string text) => text.EnumerateRunes().Any(rune => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF);

    /// <summary>Full-width letters and digits become plain ones; the ends carry no spaces.</summary>
    public static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim();
}
