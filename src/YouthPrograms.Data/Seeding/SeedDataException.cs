namespace YouthPrograms.Data.Seeding;

/// <summary>A file of the seed data that cannot be used; the message begins with the file and the field.</summary>
#pragma warning disable RCS1194 // Without the file and the field it would say nothing.
public sealed class SeedDataException : Exception
#pragma warning restore RCS1194
{
    public SeedDataException(string file, string field, string problem, Exception? cause = null)
        : base($"{file}: {field}: {problem}", cause)
    {
        File = file;
        Field = field;
    }

    /// <summary>Path under the seed data's folder, with forward slashes.</summary>
    public string File { get; }

    /// <summary>Path inside the file, such as <c>$[3].kind</c>.</summary>
    public string Field { get; }
}
