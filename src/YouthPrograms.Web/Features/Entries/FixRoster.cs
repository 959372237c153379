using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Lines of the last file as they are meant now, and the numbers of those to be left out.</summary>
public sealed record FixRosterRequest(
    long DelegationId, IReadOnlyList<RosterLine> Lines, IReadOnlyList<int> LeftOut, string? Reason = null);

/// <summary>Sends again only those lines of a roster that could not be saved.</summary>
public sealed class FixRoster(RosterIntake intake)
{
    public async Task<Outcome<RosterReport>> RunAsync(FixRosterRequest request, Viewer viewer, CancellationToken cancellation) =>
        request.Lines.Count + request.LeftOut.Count > 0
            ? await intake.TakeAsync(request.DelegationId, kept => Fixed(kept, request), request.Reason, viewer, cancellation)
            : EntryProblems.NothingToFix();

    private static IReadOnlyList<RosterLine> Fixed(IReadOnlyList<RosterLine> kept, FixRosterRequest request)
    {
        var lines = kept.ToDictionary(line => line.Line);
        foreach (var line in request.Lines)
            lines[line.Line] = line;
        foreach (var number in request.LeftOut)
            lines.Remove(number);
        return [.. lines.Values];
    }
}
