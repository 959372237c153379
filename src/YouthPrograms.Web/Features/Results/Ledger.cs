using System.Collections.Immutable;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Web.Features.Results;

/// <summary>A result in force. <paramref name="Rubber"/> is 0 for the match itself, else the rubber of a tie.</summary>
internal sealed record LedgerLine(int Number, int Rubber, MatchOutcome Outcome, Side? Winner, string Games);

/// <summary>The results in force of an event and what they say of its matches. Changing it makes another ledger.</summary>
internal sealed class Ledger
{
    private readonly EventFormat format;
    private readonly ImmutableSortedDictionary<(int Number, int Rubber), LedgerLine> lines;

    public Ledger(EventFormat format, IEnumerable<LedgerLine> lines)
        : this(format, lines.ToImmutableSortedDictionary(line => (line.Number, line.Rubber), line => line))
    {
    }

    private Ledger(EventFormat format, ImmutableSortedDictionary<(int Number, int Rubber), LedgerLine> lines) =>
        (this.format, this.lines) = (format, lines);

    public bool IsEmpty => lines.IsEmpty;

    public IEnumerable<LedgerLine> Lines => lines.Values;

    public Ledger With(LedgerLine line) => new(format, lines.SetItem((line.Number, line.Rubber), line));

    public Ledger Without(int number, int rubber) => new(format, lines.Remove((number, rubber)));

    public LedgerLine? Find(int number, int rubber) => lines.GetValueOrDefault((number, rubber));

    public IEnumerable<LedgerLine> Of(int number) => lines.Values.Where(line => line.Number == number);

    /// <summary>Results of the matches that are decided.</summary>
    public IReadOnlyList<MatchResult> Results() => format.Tie is null
        ? [.. lines.Values.Select(line => new MatchResult(line.Number, Score(line)))]
        : [.. lines.Values.Select(line => line.Number).Distinct().Select(TieResult).OfType<MatchResult>()];

    /// <summary>What is impossible about the rubbers of a tie so far; that it goes on is no issue.</summary>
    public IReadOnlyList<TieIssue> TieIssues(int number) =>
        [.. CheckedTie(number).Issues.Where(issue => issue.Code != TieIssueCode.NotDecided)];

    public TieProgress Progress(int number) => TieProgress.Of(format.Tie!, Rubbers(number));

    public MatchScore Score(LedgerLine line) =>
        DeskNotation.Parse(line.Games, format.Match, line.Outcome, line.Outcome == MatchOutcome.Played ? null : line.Winner).Require();

    private MatchResult? TieResult(int number) => CheckedTie(number).Value is { } score ? new MatchResult(number, score) : null;

    private Competitions.Checked<TieScore, TieIssue> CheckedTie(int number)
    {
        var ended = Find(number, 0);
        return TieScore.Check(format.Tie!, format.Match, ended?.Outcome ?? MatchOutcome.Played, ended?.Winner, Rubbers(number));
    }

    private List<MatchScore?> Rubbers(int number)
    {
        var played = Of(number).Where(line => line.Rubber > 0).ToDictionary(line => line.Rubber, Score);
        return [.. Enumerable.Range(1, played.Keys.DefaultIfEmpty(0).Max()).Select(played.GetValueOrDefault)];
    }
}
