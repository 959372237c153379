using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Timetable;

/// <summary>How long matches are taken to be and how much rest is due (event regulations). All in minutes.</summary>
public sealed record TimetablePolicy
{
    public static TimetablePolicy Default { get; } = new();

    /// <summary>A best of five is planned with five times this.</summary>
    public int PerGame { get; init; } = 5;

    /// <summary>Least time between two matches of one athlete.</summary>
    public int Rest { get; init; } = 20;

    /// <summary>Time between two rubbers of a tie.</summary>
    public int BetweenRubbers { get; init; } = 5;

    /// <summary>
    /// The planned length of a match. A tie is planned with as many rubbers as lie half way between the fewest and the most
    /// it can have, rounded up.
    /// </summary>
    public TimeSpan LengthOf(MatchFormat match, TieFormat? tie = null)
    {
        var single = match.BestOf * PerGame;
        if (tie is null)
            return TimeSpan.FromMinutes(single);
        var rubbers = (tie.Target + tie.Rubbers.Count + 1) / 2;
        return TimeSpan.FromMinutes((rubbers * single) + ((rubbers - 1) * BetweenRubbers));
    }
}
