using System.Globalization;
using System.Resources;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Descriptions;

/// <summary>
/// What the metadata says of every element of the service model, in both languages: one resource file for each part of the
/// model, by the names that the OData library asks for. What many types have alike (<c>RowVersion</c>) stands once, under
/// <c>*.RowVersion</c>; a type that means something else by it has a text of its own.
/// </summary>
internal static class ModelTexts
{
    private static readonly ResourceManager[] Sources =
        [.. ((string[])["Shared", "Tournament", "People", "Training", "Kit", "Funding"]).Select(part =>
            new ResourceManager($"YouthPrograms.Web.{part}ModelTexts", typeof(ModelTexts).Assembly))];

    public static readonly CultureInfo[] Spoken = [CultureInfo.GetCultureInfo(Languages.Chinese), CultureInfo.GetCultureInfo(Languages.English)];

    public static string? Find(string name, CultureInfo language)
        => Stored(name, language) ?? (Member(name) is { } member ? Stored("*." + member, language) : null);

    private static string? Stored(string name, CultureInfo language)
        => Sources.Select(source => source.GetString(name, language)).FirstOrDefault(text => text is not null);

    // Types and operations have texts of their own.
    private static string? Member(string name)
        => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && !name.Contains('(', StringComparison.Ordinal) ? name[(dot + 1)..] : null;
}
