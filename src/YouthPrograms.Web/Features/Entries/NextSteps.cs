using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Something to do next, said by the text of <paramref name="Key"/> with its arguments.</summary>
public sealed record NextStep(string Key, string? Address, params IReadOnlyList<object> Arguments);

/// <summary>What a coach should do next, the most urgent first.</summary>
internal static class NextSteps
{
    public static IEnumerable<NextStep> Of(DelegationRow row, Texts texts)
    {
        if (row.MayEnter)
        {
            foreach (var step in WhileOpen(row))
                yield return step;
        }
        else if (row.Tournament is { State: TournamentState.Draft or TournamentState.RegistrationOpen, RegistrationOpensAt: { } opens } && opens > row.Now)
        {
            yield return new NextStep("step.opens", null, TimeLeft.Say(texts, row.Now, opens));
        }
        if (row.Entries.Count(e => e.State == EntryState.Rejected) is > 0 and var rejected)
            yield return new NextStep("step.rejected", row.Address + "#entries", rejected);
        if (row.Tournament.State is not (TournamentState.Completed or TournamentState.Cancelled))
        {
            foreach (var step in Papers(row))
                yield return step;
        }
        if (row.IsOpen && row.Tournament.RegistrationClosesAt is { } closes)
            yield return new NextStep("step.closes", null, TimeLeft.Say(texts, row.Now, closes), VenueTime.Show(closes, row.Tournament.TimeZone));
        if (row.Tournament.State is TournamentState.Running or TournamentState.Completed)
            yield return new NextStep("step.results", $"/t/{row.Tournament.Slug}/d/{row.Delegation.Code}");
    }

    private static IEnumerable<NextStep> WhileOpen(DelegationRow row)
    {
        if (row.Unsaved > 0)
            yield return new NextStep("step.fix", row.Address + "/roster", row.Unsaved);
        else if (row.Athletes.Count == 0)
            yield return new NextStep("step.upload", row.Address + "/roster");
        foreach (var e in row.TeamsToEnter.Take(3))
            yield return new NextStep("step.team", $"{row.Address}/enter/{e.Code}", Texts.Choose(e.Name, e.NameEn));
        if (row.Athletes.Count(a => !row.EntriesOf(a).Any(e => e.IsInForce)) is > 0 and var idle)
            yield return new NextStep("step.idle", row.Address + "#athletes", idle);
    }

    private static IEnumerable<NextStep> Papers(DelegationRow row)
    {
        if (row.Athletes.Count(a => !a.MayTakePart) is > 0 and var consents)
            yield return new NextStep("step.consents", row.Address + "#athletes", consents);
        if (row.Athletes.Count(a => !a.Verified) is > 0 and var unverified)
            yield return new NextStep("step.unverified", row.Address + "#athletes", unverified);
    }
}
