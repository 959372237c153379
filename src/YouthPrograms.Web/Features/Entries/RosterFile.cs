using YouthPrograms.Web.Features.Operations;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>A row of the uploaded file under its number in it, counted from 1 as a spreadsheet does.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads an uploaded roster, an Excel workbook or text with separators, by its content.</summary>
internal static class RosterFile
{
    /// <summary>More athletes than any delegation brings.</summary>
    public const int MostLines = 500;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();

    // Of a file from before 2007, and of one with a password.
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    public static Outcome<RosterLine[]> Read(byte[] content, string? fileName)
    {
        if (content.Length == 0)
            return EntryProblems.FileEmpty();
        if (content.LongLength > Uploads.FileLimit)
            return EntryProblems.FileTooLarge(Uploads.FileLimit >> 20);
        if (!IsNamedLikeARoster(fileName) || content.AsSpan().StartsWith(OldOffice))
            return EntryProblems.FileOfWrongType();
        if (IsNamedLikeAWorkbook(fileName) && !content.AsSpan().StartsWith(Zip))
            return EntryProblems.FileUnreadable();
        var rows = content.AsSpan().StartsWith(Zip) ? RosterWorkbook.Read(content) : RosterText.Read(content);
        return rows.IsRefused(out var problem) ? problem : RosterHeader.Lines(rows.Value);
    }

    private static bool IsNamedLikeAWorkbook(string? fileName) =>
        string.Equals(Path.GetExtension(fileName), ".xlsx", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamedLikeARoster(string? fileName) =>
        fileName is null || Path.GetExtension(fileName).ToUpperInvariant() is ".XLSX" or ".CSV" or ".TXT" or "";
}
