using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// The lines of a roster that could not be saved, kept until they are fixed or left out. They name children, so they are
/// stored as the encrypted values are.
/// </summary>
public sealed class UnsavedLines(ProgramsDb db)
{
    private const string Prefix = "unsaved-roster-lines-";

    public async Task<IReadOnlyList<RosterLine>> ReadAsync(long delegationId, CancellationToken cancellation)
    {
        var name = NameOf(delegationId);
        var kept = await db.Secrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancellation);
        return kept is null ? [] : JsonSerializer.Deserialize<RosterLine[]>(kept.Value)!;
    }

    /// <summary>Takes the place of what was kept; saved with the rest of the use case.</summary>
    public async Task KeepAsync(long delegationId, IReadOnlyList<RosterLine> lines, CancellationToken cancellation)
    {
        var name = NameOf(delegationId);
        var kept = await db.Secrets.SingleOrDefaultAsync(s => s.Name == name, cancellation);
        if (lines.Count == 0 && kept is not null)
            db.Secrets.Remove(kept);
        else if (kept is not null)
            kept.Value = JsonSerializer.Serialize(lines);
        else if (lines.Count > 0)
            db.Secrets.Add(new ServiceSecret { Name = name, Value = JsonSerializer.Serialize(lines) });
    }

    private static string NameOf(long delegationId) => Prefix + delegationId.ToString(CultureInfo.InvariantCulture);
}
