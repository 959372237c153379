using System.Text.Json;

namespace YouthPrograms.Competitions.Scoring;

/// <summary>A format as data; what is left out is as in table tennis.</summary>
public sealed record MatchFormatShape(
    int BestOf = 5, int Points = 11, int Lead = 2, int? Serves = null, int? LastGameEndsAt = null, int? GamesToWin = null);

public sealed class MatchFormatConverter()
    : ShapeConverter<MatchFormat, MatchFormatShape>(() => CompetitionsJson.Default.MatchFormatShape)
{
    protected override MatchFormat FromShape(MatchFormatShape shape)
    {
        try
        {
            return new(shape.BestOf, shape.Points, shape.Lead) { Serves = shape.Serves, LastGameEndsAt = shape.LastGameEndsAt };
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    protected override MatchFormatShape ToShape(MatchFormat value) =>
        new(value.BestOf, value.Points, value.Lead, value.Serves, value.LastGameEndsAt, value.GamesToWin);
}

/// <summary>A score as data, checked or not.</summary>
public sealed record MatchScoreShape(
    MatchFormat Format, MatchOutcome Outcome, Side? Winner = null, IReadOnlyList<GameScore>? Games = null);

public sealed class MatchScoreConverter()
    : ShapeConverter<MatchScore, MatchScoreShape>(() => CompetitionsJson.Default.MatchScoreShape)
{
    protected override MatchScore FromShape(MatchScoreShape shape) =>
        Passed(MatchScore.Check(shape.Format, Known(shape.Outcome), Known(shape.Winner), shape.Games ?? []));

    protected override MatchScoreShape ToShape(MatchScore value) => new(value.Format, value.Outcome, value.Winner, value.Games);
}

/// <summary>A match on its way as data, checked or not; who made the last point is not part of it.</summary>
public sealed record LiveMatchShape(MatchFormat Format, IReadOnlyList<GameScore> Games, Side? FirstServer = null);

public sealed class LiveMatchConverter()
    : ShapeConverter<LiveMatch, LiveMatchShape>(() => CompetitionsJson.Default.LiveMatchShape)
{
    protected override LiveMatch FromShape(LiveMatchShape shape) =>
        Passed(LiveMatch.Check(shape.Format, shape.Games, Known(shape.FirstServer)));

    protected override LiveMatchShape ToShape(LiveMatch value) => new(value.Format, value.Games, value.FirstServer);
}
