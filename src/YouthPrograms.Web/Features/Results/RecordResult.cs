using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Features.Results;

/// <summary>
/// The rubber of a tie; 0 is the whole tie (a walkover), null the next one. The winner is needed where the games do not say
/// it: walkover, retirement, disqualification. Games are as the desk types them, from side A's view: <c>8 -5 9 -12 7</c> or
/// <c>11-8 5-11</c>.
/// </summary>
public sealed record RecordResultRequest(
    long MatchId, int? RubberNumber = null, MatchOutcome Outcome = MatchOutcome.Played, Side? Winner = null, string Games = "");

/// <summary>Takes the first result of a match or rubber and stores all that follows from it. Answers the result's id.</summary>
public sealed class RecordResult(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(RecordResultRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await ScoredMatch.OpenAsync(db, request.MatchId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var (book, match) = found.Value;
        if (WhyNot(match) is { } problem)
            return problem;
        var rubber = request.RubberNumber ?? NextRubber(book, match, request.Outcome);
        var line = found.Value.Read(rubber, request.Outcome, request.Winner, request.Games);
        if (line.IsRefused(out var wrong))
            return wrong;
        if (book.Ledger.Find(match.Number, rubber) is not null)
            return ResultProblems.AlreadyRecorded(match.Number);
        book.Ledger = book.Ledger.With(line.Value);
        if (match.Kind == MatchKind.Tie && book.Ledger.TieIssues(match.Number) is { Count: > 0 } issues)
            return ResultProblems.Of(issues);
        var result = await FirstAsync(match, line.Value, viewer, cancellation);
        await book.StoreAsync(db, cancellation);
        if (!await SavedAsync(cancellation))
            return ResultProblems.AlreadyRecorded(match.Number);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(book.Event.Tournament.Slug, cancellation);
        after.Wake();
        return result.Id;
    }

    /// <summary>Null for a match that can be played now.</summary>
    internal static Problem? WhyNot(Match match) => match.State switch
    {
        MatchState.Ready or MatchState.Running => null,
        MatchState.Completed => ResultProblems.AlreadyRecorded(match.Number),
        MatchState.Waiting => ResultProblems.NotReady(match.Number),
        MatchState.Void => ResultProblems.NotPlayed(match.Number),
    };

    // A desk types the number of the tie and a score: that is the next rubber, unless the outcome is one of the whole tie.
    private static int NextRubber(EventBook book, Match match, MatchOutcome outcome) =>
        match.Kind == MatchKind.Single || outcome != MatchOutcome.Played
            ? 0
            : (book.Ledger.Progress(match.Number).OpenRubber ?? 0) + 1;

    // A voided result stays in the log, so the first one after it is a later version.
    private async Task<Result> FirstAsync(Match match, LedgerLine line, Viewer viewer, CancellationToken cancellation)
    {
        var versions = await db.Results.CountAsync(r => r.MatchId == match.Id && r.RubberNumber == line.Rubber, cancellation);
        var result = ResultRows.Of(match, line, versions + 1, viewer, reason: null);
        db.Results.Add(result);
        return result;
    }

    private async Task<bool> SavedAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            return false;
        }
    }
}

internal static class ResultRows
{
    public static Result Of(Match match, LedgerLine line, int version, Viewer viewer, string? reason) => new()
    {
        MatchId = match.Id,
        RubberNumber = line.Rubber,
        Version = version,
        Outcome = line.Outcome,
        Winner = line.Winner,
        Games = line.Games,
        RecordedAt = viewer.Now,
        RecordedById = viewer.AccountId,
        Current = true,
        Reason = reason,
    };
}
