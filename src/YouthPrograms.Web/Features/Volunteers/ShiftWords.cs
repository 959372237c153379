using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>Codes of skills in words.</summary>
internal static class ShiftWords
{
    public static readonly string[] Skills = ["first-aid", "languages", "refereeing", "photography", "driving"];

    /// <summary>A skill that was added as data and has no words yet shows its code.</summary>
    public static string Skill(this Texts texts, string skill)
    {
        var text = texts["skill." + skill];
        return text == "skill." + skill ? skill : text;
    }
}
