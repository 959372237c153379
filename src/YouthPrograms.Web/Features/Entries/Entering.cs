using Microsoft.EntityFrameworkCore.Storage;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What entering one athlete and entering a team have in common.</summary>
internal static class Entering
{
    public static Outcome<Entry> TryEnter(
        this DelegationRoster roster, long eventId, IReadOnlyList<Athlete> athletes, bool alone, string? reason, Viewer viewer)
    {
        if (roster.Events.FirstOrDefault(e => e.Id == eventId) is not { } @event)
            return Problems.NotFound("Event");
        // A roster names events in a column; here the event is a field of its own.
        List<Problem> problems = [.. roster.EntryProblemsOf(@event, athletes).Select(problem => problem with { Target = "EventId" })];
        if (RegistrationWindow.Check(roster.Tournament, viewer, reason) is { } closed)
            problems.Insert(0, closed);
        if (alone != (@event.Kind == EventKind.Singles))
            problems.Insert(0, EntryProblems.WrongKind(@event) with { Target = "EventId" });
        return problems.Count > 0 ? problems : roster.Enter(@event, athletes);
    }

    public static async Task<long> SaveEntryAsync(
        this ProgramsDb db, Entry entry, IDbContextTransaction transaction, string? reason, AfterCommit after, CancellationToken cancellation)
    {
        db.Entries.Add(entry);
        db.Acting.Why = reason;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        after.Wake();
        return entry.Id;
    }
}
