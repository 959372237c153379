namespace YouthPrograms.Web.Tests.Generators;

/// <summary>Finds <c>seed-data/</c> of the checkout the tests were built from.</summary>
internal static class SeedFolder
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("No seed-data/ above the test's folder."),
        _ when File.Exists(Path.Combine(folder.FullName, "YouthPrograms.sln")) => Path.Combine(folder.FullName, "seed-data"),
        _ => Find(folder.Parent),
    };
}
