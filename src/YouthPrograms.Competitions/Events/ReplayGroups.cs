using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Events;

/// <summary>Turns the played matches of a group into the sheet its standing is made from.</summary>
internal static class ReplayGroups
{
    public static GroupSheet Sheet(
        EventPlan plan, EventProgress now, int group, MatchResult?[] results, IReadOnlySet<EntryId> left)
    {
        var matches = plan.Links.InGroup(group).Select(m => now.Matches[m.Key - 1]).ToArray();
        var members = plan.Groups[group - 1].Members;
        return new(group, members, [.. matches
            .Where(m => m.State == MatchState.Completed && m.Outcome != MatchOutcome.Cancelled)
            .Select(m => Result(plan.Format, m, results[m.Key - 1]))])
        {
            IsComplete = matches.All(m => m.IsOver),
            Absent = members.Where(m => left.Contains(m) || now.DisqualifiedInGroup.Contains(m))
                .ToDictionary(m => m, m => StatusOf(plan.Format, m, now, matches)),
        };
    }

    private static MemberStatus StatusOf(EventFormat format, EntryId member, EventProgress now, ReplayedMatch[] matches)
    {
        if (now.DisqualifiedInGroup.Contains(member))
            return MemberStatus.Disqualified;
        var own = matches.Where(m => m.Has(member)).ToArray();
        var played = own.Count(m => m.Outcome == MatchOutcome.Played);
        var everyMatchPlayed = played == own.Length;
        var annulled = format.Withdrawals switch
        {
            WithdrawalPolicy.Keep => false,
            WithdrawalPolicy.AnnulAll => !everyMatchPlayed,
            WithdrawalPolicy.AnnulIfLessThanHalf => played * 2 < own.Length,
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        return annulled ? MemberStatus.Annulled : MemberStatus.Withdrawn;
    }

    private static GroupResult Result(EventFormat format, ReplayedMatch match, MatchResult? result)
    {
        var (a, b) = (match.SideA!.Value, match.SideB!.Value);
        return (result, match.Winner) switch
        {
            ({ Score: { } score }, _) => GroupResult.Of(a, b, score),
            ({ Tie: { } tie }, _) => GroupResult.Of(a, b, tie),
            (_, null) => new(a, b, MatchOutcome.DoubleForfeit, null, default, default, default),
            (_, { } winner) when format.Tie is { } tie => GroupResult.Of(a, b, TieScore.Walkover(tie, format.Match, winner)),
            (_, { } winner) => GroupResult.Of(a, b, MatchScore.Walkover(format.Match, winner)),
        };
    }
}
