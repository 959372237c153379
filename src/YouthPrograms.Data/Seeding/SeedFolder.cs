using System.Text.Json;
using System.Text.Json.Serialization;

namespace YouthPrograms.Data.Seeding;

/// <summary>Reads the files of one folder strictly: an unknown, missing or misspelt field is an error with its place.</summary>
internal sealed class SeedFolder(string root)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new DayTimeConverter() },
    };

    public T Read<T>(string file)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
            throw new SeedDataException(file, "$", "there is no such file");
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Strict)
                ?? throw new SeedDataException(file, "$", "holds nothing");
        }
        catch (JsonException cause)
        {
            throw new SeedDataException(file, cause.Path ?? "$", cause.Message, cause);
        }
    }

    /// <summary>A list in which no code stands twice.</summary>
    public IReadOnlyList<T> ReadCoded<T>(string file)
        where T : ICoded
    {
        var items = Read<IReadOnlyList<T>>(file);
        RefuseTwins(file, "$", items);
        return items;
    }

    public static void RefuseTwins<T>(string file, string list, IReadOnlyList<T> items)
        where T : ICoded
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            if (!seen.Add(items[index].Code))
                throw new SeedDataException(file, $"{list}[{index}].code", $"'{items[index].Code}' stands twice");
        }
    }

    /// <summary>Files that match, as paths under the folder, in the order of their names.</summary>
    public IReadOnlyList<string> Find(string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path))
            return [];
        return
        [
            .. Directory.EnumerateFiles(path, pattern)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Folders that hold a tournament.</summary>
    public IReadOnlyList<string> TournamentFolders() =>
    [
        .. Directory.EnumerateDirectories(root)
            .Where(folder => File.Exists(Path.Combine(folder, "tournament.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal),
    ];

    public string FullPath(string file) => Path.Combine(root, file);
}
