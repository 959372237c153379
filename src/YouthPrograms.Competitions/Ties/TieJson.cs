using System.Text.Json;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Ties;

/// <summary>The score of a tie as data, checked or not.</summary>
public sealed record TieScoreShape(
    TieFormat Format, MatchFormat RubberFormat, MatchOutcome Outcome,
    Side? Winner = null, IReadOnlyList<MatchScore?>? Rubbers = null);

public sealed class TieScoreConverter() : ShapeConverter<TieScore, TieScoreShape>(() => CompetitionsJson.Default.TieScoreShape)
{
    protected override TieScore FromShape(TieScoreShape shape) => Passed(
        TieScore.Check(
            TieJson.Whole(shape.Format), shape.RubberFormat, Known(shape.Outcome), Known(shape.Winner), shape.Rubbers ?? []));

    protected override TieScoreShape ToShape(TieScore value) =>
        new(value.Format, value.RubberFormat, value.Outcome, value.Winner, value.Rubbers);
}

/// <summary>A line-up as data, checked or not.</summary>
public sealed record LineUpShape(TieFormat Format, Side Side, IReadOnlyDictionary<string, AthleteId> Players);

/// <summary>Roster and eligibility were checked when it was handed in; here its players are the roster.</summary>
public sealed class LineUpConverter() : ShapeConverter<LineUp, LineUpShape>(() => CompetitionsJson.Default.LineUpShape)
{
    protected override LineUp FromShape(LineUpShape shape) => Passed(
        LineUp.Check(TieJson.Whole(shape.Format), Known(shape.Side), shape.Players, [.. shape.Players.Values]));

    protected override LineUpShape ToShape(LineUp value) => new(value.Format, value.Side, value.Players);
}

internal static class TieJson
{
    // The serializer checks properties for null, not what stands in lists.
    public static TieFormat Whole(TieFormat format) =>
        format.Rubbers.All(r => r is not null && !r.SideA.Contains(null!) && !r.SideB.Contains(null!))
            ? format
            : throw new JsonException("A rubber or a position is null.");
}
