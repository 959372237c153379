using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>The auditor's question about drawn events: do they stand where their results say?</summary>
internal static class ResultViolations
{
    public static async Task<IReadOnlyList<string>> NotReplayedAsync(ProgramsDb db, CancellationToken cancellation)
    {
        List<string> broken = [];
        foreach (var id in await db.Draws.Where(d => d.State == DrawState.Made).Select(d => d.EventId).Order().ToListAsync(cancellation))
        {
            if (await EventBook.ReadAsync(db, id, cancellation) is { } book)
                broken.AddRange(new BookKeeping(db, book).Differences());
        }
        return broken;
    }
}
