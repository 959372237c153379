using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>
/// Without an outcome the result is taken back and the match is open again. <see cref="VoidDependents"/> also takes back
/// the later results that could not have come about with the corrected one.
/// </summary>
public sealed record CorrectResultRequest(
    long MatchId, int RubberNumber, MatchOutcome? Outcome, Side? Winner, string Games, string Reason, bool VoidDependents = false);

/// <summary>
/// Adds a newer version of a result, which counts from then on; the older ones stay. Later results that hang on the old
/// one are named and refuse the correction, or are voided with it in the same transaction.
/// </summary>
public sealed class CorrectResult(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(CorrectResultRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await ScoredMatch.OpenAsync(db, request.MatchId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var (book, match) = found.Value;
        var corrected = Corrected(found.Value, request);
        if (corrected.IsRefused(out var wrong))
            return wrong;
        var dependents = Dependents.Of(book, corrected.Value, match.Number, request.RubberNumber);
        if (dependents.Count > 0 && !request.VoidDependents)
            return ResultProblems.HasDependents(dependents);
        db.Acting.Why = request.Reason;
        await AppendAsync(book, corrected.Value, [new(match.Number, request.RubberNumber), .. dependents], request.Reason, viewer, cancellation);
        await book.StoreAsync(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(book.Event.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }

    /// <summary>The ledger with the correction in it and nothing else.</summary>
    private static Outcome<Ledger> Corrected(ScoredMatch scored, CorrectResultRequest request)
    {
        var (book, match) = scored;
        if (string.IsNullOrWhiteSpace(request.Reason))
            return ResultProblems.ReasonRequired();
        if (book.Ledger.Find(match.Number, request.RubberNumber) is null)
            return ResultProblems.NothingToCorrect();
        if (request.Outcome is not { } outcome)
            return book.Ledger.Without(match.Number, request.RubberNumber);
        var line = scored.Read(request.RubberNumber, outcome, request.Winner, request.Games);
        return line.IsRefused(out var wrong) ? wrong : book.Ledger.With(line.Value);
    }

    private async Task AppendAsync(
        EventBook book, Ledger corrected, List<DependentResult> changed, string reason, Viewer viewer, CancellationToken cancellation)
    {
        var numbers = changed.ConvertAll(c => c.Number);
        var log = await db.Results.Where(r => r.Match.EventId == book.Event.Id && numbers.Contains(r.Match.Number)).ToListAsync(cancellation);
        foreach (var old in log)
            old.Current = old.Current && !changed.Exists(c => IsOf(old, c, book));
        // Only one version may be current, so the old ones must be out of it before the new ones come.
        await db.SaveChangesAsync(cancellation);
        foreach (var change in changed)
        {
            var match = book.Rows.Matches[change.Number - 1];
            var line = change == changed[0] ? corrected.Find(change.Number, change.Rubber) : null;
            var version = log.Where(r => IsOf(r, change, book)).Max(r => r.Version) + 1;
            db.Results.Add(line is null ? Voided(match, change.Rubber, version, viewer, reason) : ResultRows.Of(match, line, version, viewer, reason));
        }
        book.Ledger = changed.Skip(1).Aggregate(corrected, (ledger, dependent) => ledger.Without(dependent.Number, dependent.Rubber));
    }

    private static bool IsOf(Result result, DependentResult change, EventBook book) =>
        result.RubberNumber == change.Rubber && result.MatchId == book.Rows.Matches[change.Number - 1].Id;

    private static Result Voided(Match match, int rubber, int version, Viewer viewer, string reason)
    {
        var result = ResultRows.Of(match, new(match.Number, rubber, MatchOutcome.Cancelled, null, ""), version, viewer, reason);
        result.Current = false;
        return result;
    }
}
