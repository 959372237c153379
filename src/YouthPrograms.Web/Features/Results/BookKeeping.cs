using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using EngineState = YouthPrograms.Competitions.Events.MatchState;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;
using Placing = YouthPrograms.Data.Tournaments.Placing;

namespace YouthPrograms.Web.Features.Results;

/// <summary>Writes into the rows of an event what its replay says; what is there already stays untouched.</summary>
internal sealed class BookKeeping(ProgramsDb db, EventBook book)
{
    private readonly ILookup<int, LedgerLine> linesOf = book.Ledger.Lines.ToLookup(line => line.Number);

    public async Task StoreAsync(CancellationToken cancellation)
    {
        var replayed = book.Replay();
        var changedTies = new List<Match>();
        foreach (var match in book.Rows.Matches)
        {
            var (sideA, sideB) = (match.SideAId, match.SideBId);
            Store(match, replayed.Match(match.Number));
            if (match.Kind == MatchKind.Tie && (sideA, sideB) != (match.SideAId, match.SideBId))
                changedTies.Add(match);
        }
        foreach (var bracket in book.Rows.Brackets)
        {
            db.Attach(bracket);
            bracket.State = StateOf(book.Rows.Matches.Where(match => match.BracketId == bracket.Id));
        }
        StorePlacings(replayed);
        await StoreEventAsync(replayed, cancellation);
        if (changedTies.Count > 0)
            await LineUps.SetDefaultAsync(db, book.Plan.Format.Tie!, changedTies, cancellation);
    }

    /// <summary>The rows that do not say what the replay says, in words; none when the book is in order.</summary>
    public IEnumerable<string> Differences()
    {
        var replayed = book.Replay();
        foreach (var match in book.Rows.Matches.Where(match => Written(match) != Due(match, replayed.Match(match.Number))))
            yield return $"Matches({match.Id})";
        var decided = replayed.Placings.Select(placing => (placing.Entry.Value, placing.PlaceFrom, placing.PlaceTo)).ToHashSet();
        if (!decided.SetEquals(book.Rows.Placings.Select(row => (row.EntryId, row.PlaceFrom, row.PlaceTo))))
            yield return $"Events({book.Event.Id})/Placings";
    }

    private void Store(Match match, ReplayedMatch now)
    {
        var due = Due(match, now);
        if (Written(match) == due)
            return;
        db.Attach(match);
        // Others were called than those who play now.
        if ((match.SideAId, match.SideBId) != (due.SideA, due.SideB))
            (match.FirstCallAt, match.SecondCallAt, match.ThirdCallAt) = (null, null, null);
        (match.SideAId, match.SideBId, match.WinnerId, match.State, match.ScoreA, match.ScoreB) = due;
    }

    private static (long? SideA, long? SideB, long? Winner, MatchState State, int ScoreA, int ScoreB) Written(Match match) =>
        (match.SideAId, match.SideBId, match.WinnerId, match.State, match.ScoreA, match.ScoreB);

    private (long? SideA, long? SideB, long? Winner, MatchState State, int ScoreA, int ScoreB) Due(Match match, ReplayedMatch now)
    {
        var (scoreA, scoreB) = linesOf.Contains(match.Number) ? ScoreOf(match.Number) : (0, 0);
        return (now.SideA?.Value, now.SideB?.Value, now.WinnerEntry?.Value, StateOf(match, now), scoreA, scoreB);
    }

    private MatchState StateOf(Match match, ReplayedMatch now)
    {
        var isCalled = match.State == MatchState.Running && (match.SideAId, match.SideBId) == (now.SideA?.Value, now.SideB?.Value);
        return now.State switch
        {
            EngineState.Waiting => MatchState.Waiting,
            EngineState.Ready => isCalled || linesOf.Contains(match.Number) ? MatchState.Running : MatchState.Ready,
            EngineState.Completed => MatchState.Completed,
            EngineState.Bye or EngineState.Void => MatchState.Void,
        };
    }

    private (int A, int B) ScoreOf(int number)
    {
        if (book.Plan.Format.Tie is null)
        {
            var score = book.Ledger.Score(linesOf[number].Single());
            return (score.GamesWon(Side.A), score.GamesWon(Side.B));
        }
        var progress = book.Ledger.Progress(number);
        return (progress.WonA, progress.WonB);
    }

    private static BracketState StateOf(IEnumerable<Match> matches)
    {
        var states = matches.Select(match => match.State).ToList();
        return states.TrueForAll(state => state is MatchState.Completed or MatchState.Void) ? BracketState.Completed
            : states.Exists(state => state is MatchState.Completed or MatchState.Running) ? BracketState.Running
            : BracketState.Waiting;
    }

    private void StorePlacings(ReplayedEvent replayed)
    {
        var decided = replayed.Placings.ToDictionary(placing => placing.Entry.Value);
        foreach (var row in book.Rows.Placings)
        {
            if (!decided.Remove(row.EntryId, out var placing))
            {
                db.Placings.Remove(row);
            }
            else if ((row.PlaceFrom, row.PlaceTo) != (placing.PlaceFrom, placing.PlaceTo))
            {
                db.Attach(row);
                (row.PlaceFrom, row.PlaceTo) = (placing.PlaceFrom, placing.PlaceTo);
            }
        }
        db.Placings.AddRange(decided.Values.Select(placing => new Placing
        {
            EventId = book.Event.Id,
            EntryId = placing.Entry.Value,
            PlaceFrom = placing.PlaceFrom,
            PlaceTo = placing.PlaceTo,
        }));
    }

    private async Task StoreEventAsync(ReplayedEvent replayed, CancellationToken cancellation)
    {
        var @event = book.Event;
        if (@event.State == EventState.Cancelled)
            return;
        @event.State = replayed.IsFinished ? EventState.Completed : book.Ledger.IsEmpty ? EventState.Drawn : EventState.Running;
        if (book.Ledger.IsEmpty || @event.Tournament.State != TournamentState.RegistrationClosed)
            return;
        // The first result of all begins the tournament; two events may have it at the same moment.
        await db.LockAsync<Tournament>(@event.TournamentId, cancellation);
        await db.Entry(@event.Tournament).ReloadAsync(cancellation);
        if (@event.Tournament.State == TournamentState.RegistrationClosed)
            @event.Tournament.State = TournamentState.Running;
    }
}
