using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Web.Layout;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Who plays, as the public may read it.</summary>
public sealed record EntryName(
    long Id, string Label, string LabelEn, string DelegationCode, string Delegation, string DelegationEn, int? Seed, bool IsTeam, bool HasLeft)
{
    public string Text => Texts.Choose(Label, LabelEn);

    public string DelegationText => Texts.Choose(Delegation, DelegationEn);

    /// <summary>A team is called like its delegation.</summary>
    public string Full => IsTeam ? Text : Texts.Choose($"{Label}（{Delegation}）", $"{LabelEn} ({DelegationEn})");
}

/// <summary>One side of a match: an entry, or where it will come from.</summary>
public sealed record MatchSide(EntryName? Entry, string Source);

/// <summary>A match as every page shows it.</summary>
public sealed record MatchLine
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required PlannedMatch Planned { get; init; }

    public required MatchState State { get; init; }

    public required MatchSide A { get; init; }

    public required MatchSide B { get; init; }

    public Side? Winner { get; init; }

    public int ScoreA { get; init; }

    public int ScoreB { get; init; }

    /// <summary>Null while nothing is recorded, and for a walkover that follows from a disqualification.</summary>
    public MatchOutcome? Outcome { get; init; }

    /// <summary>Games of a single match; of a tie they stand at its rubbers.</summary>
    public string Games { get; init; } = "";

    public IReadOnlyList<RubberLine> Rubbers { get; init; } = [];

    public DateTime? ScheduledAt { get; init; }

    public DateTime? NotBefore { get; init; }

    public long? TableId { get; init; }

    public string? Table { get; init; }

    public int RowVersion { get; init; }

    /// <summary>The moments of the calls so far, at most three.</summary>
    public IReadOnlyList<DateTime> Calls { get; init; } = [];

    /// <summary>Of the venue: times are shown in it.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>On its way or about to be: whoever was called is waited for.</summary>
    public bool IsCalled => Calls.Count > 0 && State is MatchState.Running && ScoreA + ScoreB == 0;

    public bool IsTie { get; init; }

    /// <summary>A bye fills no place in a list of matches.</summary>
    public bool IsPlayed => !Planned.HasBye;

    public bool IsOpen => State is MatchState.Ready or MatchState.Running;

    /// <summary>Whether numbers say how it ended.</summary>
    public bool HasScore => Outcome is MatchOutcome.Played || ScoreA + ScoreB > 0;

    public bool Has(long entryId) => A.Entry?.Id == entryId || B.Entry?.Id == entryId;
}

public sealed record RubberLine(
    int Number, string Pairing, string? PlayerA, string? PlayerB, Side? Winner, MatchOutcome? Outcome, string Games);

public sealed record GroupBoard(int Number, GroupStanding Standing, IReadOnlyList<MatchLine> Matches)
{
    /// <summary>A letter as long as the alphabet lasts.</summary>
    public string Name => Letter(Number);

    public static string Letter(int number) =>
        number <= 26 ? ((char)('A' + number - 1)).ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record PlacingLine(int PlaceFrom, int PlaceTo, EntryName Entry);

/// <summary>A drawn event as it stands.</summary>
public sealed record EventBoard(
    EventPlan Plan,
    IReadOnlyDictionary<long, EntryName> Names,
    IReadOnlyList<GroupBoard> Groups,
    IReadOnlyList<MatchLine> Matches,
    IReadOnlyList<PlacingLine> Placings,
    bool IsFinished)
{
    public IEnumerable<MatchLine> Knockout => Matches.Where(m => m.Planned.Stage == MatchStage.Knockout);

    public IEnumerable<MatchLine> PlacingMatches => Matches.Where(m => m.Planned.Stage == MatchStage.Placing && m.IsPlayed);

    public EntryName NameOf(Competitions.EntryId id) => Names[id.Value];
}
