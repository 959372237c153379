using System.Globalization;
using System.Resources;

namespace YouthPrograms.Reminders;

/// <summary>The words of the mails: Chinese in <c>Messages/MailTexts.resx</c>, English beside it.</summary>
internal sealed class MailTexts(string language)
{
    private static readonly ResourceManager Resources = new(typeof(MailTexts));

    private readonly CultureInfo words = CultureInfo.GetCultureInfo(language == Languages.English ? "en" : Languages.Chinese);

    public string Language { get; } = language;

    public CultureInfo Culture { get; } = Languages.CultureOf(language);

    /// <summary>The text of a key; a key without one is a mistake in this project.</summary>
    public string this[string key] => Find(key) ?? throw new InvalidOperationException($"There is no mail text '{key}'.");

    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    public string? Find(string key) => Resources.GetString(key, words);

    /// <summary>Of names that stand in both languages in the data.</summary>
    public string Choose(string chinese, string english) => Language == Languages.English ? english : chinese;
}
