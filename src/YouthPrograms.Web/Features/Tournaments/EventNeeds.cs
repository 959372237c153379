using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Data;
using YouthPrograms.Web.Features.Results;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>What an entry needs in its group. The place is the last one that goes on, or the first where nobody does.</summary>
public sealed record EntryNeeds(long EntryId, int Place, Needs Needs);

/// <summary>"What does X need?" for a member of a group, from the results as they stand.</summary>
public sealed class EventNeeds(ProgramsDb db)
{
    public async Task<Outcome<EntryNeeds>> RunAsync(long eventId, long entryId, Viewer viewer, CancellationToken cancellation)
    {
        if (!await db.Brackets.VisibleTo(Visibility.OfBrackets, viewer).AnyAsync(b => b.EventId == eventId, cancellation)
            || await EventBook.ReadAsync(db, eventId, cancellation) is not { } book)
            return Problems.NotFound("event");
        if (!book.Plan.Groups.Any(group => group.Members.Any(member => member.Value == entryId)))
            return new Problem(ProblemKind.Conflict, "needs-no-group", "entryId");
        var place = book.Plan.Format.Stages == EventStages.GroupsThenKnockout ? book.Plan.Format.QualifiersPerGroup : 1;
        return book.NeedsOf(entryId, place) is { } needs
            ? new EntryNeeds(entryId, place, needs)
            : new Problem(ProblemKind.Conflict, "needs-too-open", "entryId", WhatNeeds.MostMatches);
    }
}

/// <summary>The answer as a program reads it: over all cases, and for each set of own results from the best down.</summary>
public sealed record NeedsAnswer(long EntryId, int Place, Prospect Overall, IReadOnlyList<NeedLine> ByOwnResults)
{
    internal static NeedsAnswer Of(EntryNeeds found) => new(
        found.EntryId, found.Place, found.Needs.Overall,
        [.. found.Needs.ByOwnResults.Select(need => new NeedLine(
            need.Prospect,
            [.. need.Own.Select(own => new OwnResultLine(own.Opponent.Value, own.IsWon, own.Score?.Won, own.Score?.Lost))],
            [.. need.CertainIf.Select(help => new HelpLine([.. help.Wins.Select(win => new WinLine(win.Winner.Value, win.Loser.Value))]))]))]);
}

/// <summary>What one set of own results leads to; where it is open, results of others that make it certain.</summary>
public sealed record NeedLine(Prospect Prospect, IReadOnlyList<OwnResultLine> Own, IReadOnlyList<HelpLine> CertainIf);

/// <summary>Won and lost are games, or rubbers of a team event; empty where only the winner matters.</summary>
public sealed record OwnResultLine(long OpponentId, bool IsWon, int? Won, int? Lost);

/// <summary>All of these together are enough.</summary>
public sealed record HelpLine(IReadOnlyList<WinLine> Wins);

public sealed record WinLine(long WinnerId, long LoserId);
