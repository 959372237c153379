using System.Text.Json;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Swiss;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions;

/// <summary>All that a plan is built from, so that it can be sent and built again elsewhere.</summary>
public sealed record PlanInput(EventFormat Format, DrawRecord Draw, IReadOnlyList<SwissRound>? Rounds = null)
{
    public EventPlan Build() => EventPlan.Build(Format, Draw, Rounds);
}

/// <summary>A result as data: the score of a match or that of a tie.</summary>
public sealed record MatchResultShape(int Key, MatchScore? Score = null, TieScore? Tie = null);

public sealed class MatchResultConverter()
    : ShapeConverter<MatchResult, MatchResultShape>(() => CompetitionsJson.Default.MatchResultShape)
{
    protected override MatchResult FromShape(MatchResultShape shape) => shape switch
    {
        { Score: { } score, Tie: null } => new(shape.Key, score),
        { Score: null, Tie: { } tie } => new(shape.Key, tie),
        _ => throw new JsonException("A result has a score of a match or of a tie."),
    };

    protected override MatchResultShape ToShape(MatchResult value) => new(value.Key, value.Score, value.Tie);
}

/// <summary>A match of a running event as data; a side that is not known is left out.</summary>
public sealed record ReplayedMatchShape(
    int Key, MatchState State, EntryId? SideA = null, EntryId? SideB = null, MatchOutcome? Outcome = null, Side? Winner = null,
    EntryId? WinnerEntry = null, EntryId? LoserEntry = null, bool IsImplied = false);

public sealed class ReplayedMatchConverter()
    : ShapeConverter<ReplayedMatch, ReplayedMatchShape>(() => CompetitionsJson.Default.ReplayedMatchShape)
{
    protected override ReplayedMatch FromShape(ReplayedMatchShape shape) => new(shape.Key, shape.SideA, shape.SideB, shape.State)
    {
        Outcome = shape.Outcome,
        Winner = shape.Winner,
        IsImplied = shape.IsImplied,
    };

    protected override ReplayedMatchShape ToShape(ReplayedMatch value) => new(
        value.Key, value.State, value.SideA, value.SideB, value.Outcome, value.Winner,
        value.WinnerEntry, value.LoserEntry, value.IsImplied);
}

/// <summary>A Swiss round as data; nobody rests where it is left out.</summary>
public sealed record SwissRoundShape(IReadOnlyList<SwissPairing> Pairings, EntryId? Resting = null);

public sealed class SwissRoundConverter()
    : ShapeConverter<SwissRound, SwissRoundShape>(() => CompetitionsJson.Default.SwissRoundShape)
{
    protected override SwissRound FromShape(SwissRoundShape shape) => new(shape.Pairings, shape.Resting);

    protected override SwissRoundShape ToShape(SwissRound value) => new(value.Pairings, value.Resting);
}

/// <summary>A Swiss result as data; nobody won a double forfeit.</summary>
public sealed record SwissResultShape(EntryId A, EntryId B, Side? Winner = null);

public sealed class SwissResultConverter()
    : ShapeConverter<SwissResult, SwissResultShape>(() => CompetitionsJson.Default.SwissResultShape)
{
    protected override SwissResult FromShape(SwissResultShape shape) => new(shape.A, shape.B, shape.Winner);

    protected override SwissResultShape ToShape(SwissResult value) => new(value.A, value.B, value.Winner);
}
