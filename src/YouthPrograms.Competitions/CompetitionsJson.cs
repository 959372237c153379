using System.Text.Json;
using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Eligibility;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Swiss;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Competitions.Timetable;

namespace YouthPrograms.Competitions;

/// <summary>
/// The one JSON shape of every input and result, and of published draws: camel case, enums as words, properties in the
/// order of declaration, no indentation. The bytes are stable, so that their hash can be published.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(MatchResultConverter), typeof(ReplayedMatchConverter), typeof(SwissRoundConverter), typeof(SwissResultConverter),
        typeof(CheckedConverter<MatchScore, ScoreIssue>), typeof(CheckedConverter<LiveMatch, ScoreIssue>),
        typeof(CheckedConverter<TieScore, TieIssue>), typeof(CheckedConverter<LineUp, LineUpIssue>),
        typeof(CheckedConverter<DrawRecord, DrawIssue>),
    ])]
[JsonSerializable(typeof(DrawRecord))]
[JsonSerializable(typeof(DrawRequest))]
[JsonSerializable(typeof(EventFormat))]
[JsonSerializable(typeof(PlanInput))]
[JsonSerializable(typeof(PlannedMatch))]
[JsonSerializable(typeof(MatchResult))]
[JsonSerializable(typeof(MatchResultShape))]
[JsonSerializable(typeof(EventIncidents))]
[JsonSerializable(typeof(ReplayedMatchShape))]
[JsonSerializable(typeof(SwissRoundShape))]
[JsonSerializable(typeof(SwissResultShape))]
[JsonSerializable(typeof(ReplayedEvent))]
[JsonSerializable(typeof(IReadOnlyList<LoggedResult>))]
[JsonSerializable(typeof(IReadOnlyList<LogIssue>))]
[JsonSerializable(typeof(IReadOnlyList<PlanIssue>))]
[JsonSerializable(typeof(IReadOnlyList<ChainStage>))]
[JsonSerializable(typeof(IReadOnlyList<ChainIssue>))]
[JsonSerializable(typeof(IReadOnlyList<Placing>))]
[JsonSerializable(typeof(IReadOnlyList<SwissIssue>))]
[JsonSerializable(typeof(DrawVerification))]
[JsonSerializable(typeof(DrawChain))]
[JsonSerializable(typeof(LateRoom))]
[JsonSerializable(typeof(MatchFormatShape))]
[JsonSerializable(typeof(MatchScore))]
[JsonSerializable(typeof(MatchScoreShape))]
[JsonSerializable(typeof(LiveMatch))]
[JsonSerializable(typeof(LiveMatchShape))]
[JsonSerializable(typeof(IReadOnlyList<LiveMatchIssue>))]
[JsonSerializable(typeof(TieScore))]
[JsonSerializable(typeof(TieScoreShape))]
[JsonSerializable(typeof(TieProgress))]
[JsonSerializable(typeof(IReadOnlyList<TieFormatIssue>))]
[JsonSerializable(typeof(LineUp))]
[JsonSerializable(typeof(LineUpShape))]
[JsonSerializable(typeof(IReadOnlyList<PlayerRow>))]
[JsonSerializable(typeof(GroupSheet))]
[JsonSerializable(typeof(IReadOnlyList<GroupSheetIssue>))]
[JsonSerializable(typeof(IReadOnlyList<RecordedLotIssue>))]
[JsonSerializable(typeof(GroupStanding))]
[JsonSerializable(typeof(Needs))]
[JsonSerializable(typeof(IReadOnlyList<DelegationPlacing>))]
[JsonSerializable(typeof(IReadOnlyList<DelegationPlacingIssue>))]
[JsonSerializable(typeof(IReadOnlyList<MedalRow>))]
[JsonSerializable(typeof(IReadOnlyList<PointsRow>))]
[JsonSerializable(typeof(FractionShape))]
[JsonSerializable(typeof(EntryRules))]
[JsonSerializable(typeof(EntryProposal))]
[JsonSerializable(typeof(IReadOnlyList<EntryRulesIssue>))]
[JsonSerializable(typeof(IReadOnlyList<SealedLineUpIssue>))]
[JsonSerializable(typeof(IReadOnlyList<EligibilityIssue>))]
[JsonSerializable(typeof(TimetablePolicy))]
[JsonSerializable(typeof(IReadOnlyList<ScheduledMatch>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleConflict>))]
[JsonSerializable(typeof(SwissSheet))]
[JsonSerializable(typeof(IReadOnlyList<SwissRow>))]
[JsonSerializable(typeof(Checked<MatchScore, ScoreIssue>))]
[JsonSerializable(typeof(Checked<LiveMatch, ScoreIssue>))]
[JsonSerializable(typeof(Checked<TieScore, TieIssue>))]
[JsonSerializable(typeof(Checked<LineUp, LineUpIssue>))]
[JsonSerializable(typeof(Checked<DrawRecord, DrawIssue>))]
[JsonSerializable(typeof(CheckedShape<MatchScore, ScoreIssue>))]
[JsonSerializable(typeof(CheckedShape<LiveMatch, ScoreIssue>))]
[JsonSerializable(typeof(CheckedShape<TieScore, TieIssue>))]
[JsonSerializable(typeof(CheckedShape<LineUp, LineUpIssue>))]
[JsonSerializable(typeof(CheckedShape<DrawRecord, DrawIssue>))]
public sealed partial class CompetitionsJson : JsonSerializerContext
{
    public static byte[] Bytes(DrawRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Default.DrawRecord);

    public static byte[] Bytes(DrawRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Default.DrawRequest);

    /// <summary>Null when the text is not a draw record at all.</summary>
    public static DrawRecord? ReadDraw(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var record = JsonSerializer.Deserialize(utf8, Default.DrawRecord);
            // The serializer checks properties for null, not what stands in lists.
            return record?.Request.Entries.Contains(null!) == false ? record : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
