using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>Plays one event of the demo to its end, each match at its place in the days of the tournament.</summary>
internal sealed class DemoResults(DemoStage stage, Event @event)
{
    private const string FamousFinal = "BT2011";
    private const int HoursADay = 9;

    private Dictionary<long, double> strengths = [];
    private int matches;
    private int recorded;

    /// <summary>Answers how many results were recorded.</summary>
    public async Task<int> PlayAsync(CancellationToken cancellation)
    {
        strengths = await StrengthsAsync(cancellation);
        matches = await stage.AskAsync(db => db.Matches.CountAsync(m => m.EventId == @event.Id, cancellation));
        while (await OpenAsync(cancellation) is { Count: > 0 } open)
        {
            foreach (var match in open)
                await PlayAsync(match, cancellation);
        }
        return recorded;
    }

    private Task<List<OpenMatch>> OpenAsync(CancellationToken cancellation) => stage.AskAsync(db => db.Matches
        .Where(m => m.EventId == @event.Id && (m.State == MatchState.Ready || m.State == MatchState.Running))
        .OrderBy(m => m.Number)
        .Select(m => new OpenMatch(m.Id, m.Number, m.SideAId!.Value, m.SideBId!.Value, m.ScoreA, m.ScoreB, m.DecidesPlace, m.GroupId != null))
        .ToListAsync(cancellation));

    private async Task PlayAsync(OpenMatch match, CancellationToken cancellation)
    {
        var at = TimeOf(match.Number);
        if (@event.TieFormat is { } code)
            await PlayTieAsync(match, TieFormat.BuiltIn.Single(format => format.Code == code), at, cancellation);
        else
            await PlaySingleAsync(match, at, cancellation);
    }

    private async Task PlaySingleAsync(OpenMatch match, DateTime at, CancellationToken cancellation)
    {
        var score = DemoScores.Of(strengths[match.A], strengths[match.B], @event.MatchFormat.BestOf, Dice(match, 0));
        if (score.Outcome != MatchOutcome.Played || !match.InGroup || match.Number % 30 != 7)
        {
            await RecordAsync(match, null, score, at, cancellation);
            return;
        }
        // A slip of the desk: the sides were mixed up, and put right some minutes later.
        var mirrored = score with { Games = string.Join(' ', score.Games.Split(' ').Select(Mirrored)) };
        await RecordAsync(match, null, mirrored, at, cancellation);
        await stage.DoAsync<CorrectResult, Done>(at.AddMinutes(6), (correct, viewer) => correct.RunAsync(
            new(match.Id, 0, score.Outcome, score.Winner, score.Games, "登记时双方颠倒，按记分单更正"), viewer, cancellation));
    }

    private async Task PlayTieAsync(OpenMatch match, TieFormat format, DateTime at, CancellationToken cancellation)
    {
        var (a, b) = (match.ScoreA, match.ScoreB);
        while (a < format.Target && b < format.Target)
        {
            var rubber = a + b + 1;
            var score = ScoreOfRubber(match, rubber);
            await RecordAsync(match, rubber, score, at.AddMinutes(25 * rubber), cancellation);
            (a, b) = score.WonBy == Side.A ? (a + 1, b) : (a, b + 1);
        }
    }

    // The model event's boys' 2011 final stood 2–2 in rubbers, and its decider 2–2 in games.
    private DemoScore ScoreOfRubber(OpenMatch match, int rubber)
    {
        if (@event.Code == FamousFinal && match.DecidesPlace == 1)
            return DemoScores.Won(rubber % 2 == 1 ? Side.A : Side.B, wholeDistance: rubber == 5, Dice(match, rubber));
        var form = Dice(match, rubber);
        return DemoScores.Of(strengths[match.A] + form.Between(-12, 12), strengths[match.B] + form.Between(-12, 12), @event.MatchFormat.BestOf, form);
    }

    private async Task RecordAsync(OpenMatch match, int? rubber, DemoScore score, DateTime at, CancellationToken cancellation)
    {
        await stage.DoAsync<RecordResult, long>(at, (record, viewer) => record.RunAsync(
            new(match.Id, rubber, score.Outcome, score.Winner, score.Games), viewer, cancellation));
        recorded++;
    }

    /// <summary>Numbers follow the order of play, so they spread the matches over the days.</summary>
    private DateTime TimeOf(int number)
    {
        var days = stage.Tournament.EndsOn.DayNumber - stage.Tournament.StartsOn.DayNumber + 1;
        var share = (number - 0.5) / matches * days;
        return stage.At((int)share, new TimeOnly(9, 0)).AddHours((share - Math.Floor(share)) * HoursADay).AddMinutes(@event.Position);
    }

    /// <summary>Seeds are the best; how good the others are hangs on their delegation and their row.</summary>
    private async Task<Dictionary<long, double>> StrengthsAsync(CancellationToken cancellation)
    {
        var entries = await stage.AskAsync(db => db.Entries.Where(e => e.EventId == @event.Id)
            .Select(e => new { e.Id, e.Seed, e.Delegation.Code, Row = e.Members.Min(m => (int?)m.Athlete.RosterNumber) }).ToListAsync(cancellation));
        return entries.ToDictionary(e => e.Id, e => e.Seed is { } seed
            ? 62 - (2.5 * seed)
            : new DemoDice(stage.Tournament.Slug, @event.Code, e.Code, e.Row ?? 0).Between(5, 42));
    }

    private DemoDice Dice(OpenMatch match, int rubber) => new(stage.Tournament.Slug, @event.Code, match.Number, rubber);

    private static string Mirrored(string game) => game.StartsWith('-') ? game[1..] : $"-{game}";

    private sealed record OpenMatch(long Id, int Number, long A, long B, int ScoreA, int ScoreB, int? DecidesPlace, bool InGroup);
}
