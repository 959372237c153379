using System.Globalization;
using Microsoft.Extensions.Localization;

namespace YouthPrograms.Web.Layout;

/// <summary>
/// The words of the pages, in the language of the request. Each feature has a resource file of its own; keys are unique
/// over all of them, so that a page asks for a key without knowing the file.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    internal static readonly Type[] Sources =
    [
        typeof(SharedTexts), typeof(AccountTexts), typeof(EntryTexts), typeof(TournamentTexts), typeof(SetupTexts), typeof(TrainingTexts), typeof(OperationTexts),
        typeof(FundingTexts), typeof(KitTexts), typeof(VolunteerTexts), typeof(DeveloperTexts),
    ];

    private readonly IStringLocalizer[] localizers = [.. Sources.Select(factory.Create)];

    public string this[string key, params object[] arguments]
    {
        get
        {
            foreach (var localizer in localizers)
            {
                var text = arguments.Length == 0 ? localizer[key] : localizer[key, arguments];
                if (!text.ResourceNotFound)
                    return text.Value;
            }
            return key;
        }
    }

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The one of two names that fits the language of the request.</summary>
    public static string Choose(string chinese, string english) => IsEnglish ? english : chinese;
}
