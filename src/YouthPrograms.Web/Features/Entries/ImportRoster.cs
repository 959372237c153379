using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// <paramref name="Content"/> is an Excel workbook or text with separators. <paramref name="Reason"/> is asked of an
/// organizer once registration has ended.
/// </summary>
public sealed record ImportRosterRequest(long DelegationId, byte[] Content, string? FileName = null, string? Reason = null);

/// <summary>Takes the roster of a delegation from a file.</summary>
public sealed class ImportRoster(ProgramsDb db, RosterIntake intake)
{
    public async Task<Outcome<RosterReport>> RunAsync(ImportRosterRequest request, Viewer viewer, CancellationToken cancellation)
    {
        // Before the file is looked at: whose delegation it is concerns a stranger more than what is wrong with the file.
        if (!await db.Delegations.LedBy(viewer).AnyAsync(d => d.Id == request.DelegationId, cancellation))
            return Problems.NotFound("Delegation");
        var lines = RosterFile.Read(request.Content, request.FileName);
        return lines.IsRefused(out var problem)
            ? problem
            : await intake.TakeAsync(request.DelegationId, _ => lines.Value, request.Reason, viewer, cancellation);
    }
}
