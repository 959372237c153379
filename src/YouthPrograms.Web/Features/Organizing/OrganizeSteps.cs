using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>What an organizer should do next, in the order in which a tournament comes about.</summary>
internal static class OrganizeSteps
{
    public static IEnumerable<NextStep> Of(OrganizedRow row, Texts texts) =>
        row.IsOver ? [] : [.. BeforeTheDraw(row, texts), .. AfterTheDraw(row)];

    private static IEnumerable<NextStep> BeforeTheDraw(OrganizedRow row, Texts texts)
    {
        if (!row.IsPublished)
            yield return new NextStep("organize.step.publish", row.Address + "#actions");
        if (row.Tournament.State == TournamentState.Draft)
            yield return new NextStep("organize.step.open", row.Address + "#actions");
        var closes = row.Tournament.RegistrationClosesAt;
        if (row.Tournament.State == TournamentState.RegistrationOpen && closes > row.Now)
            yield return new NextStep(
                "step.closes", null, TimeLeft.Say(texts, row.Now, closes.Value), VenueTime.Show(closes.Value, row.Tournament.TimeZone));
        if (row.Tournament.State == TournamentState.RegistrationOpen && closes <= row.Now)
            yield return new NextStep("organize.step.close", row.Address + "#actions");
        if (row.Events.Sum(e => e.Waiting) is > 0 and var waiting)
            yield return new NextStep("organize.step.entries", AddressOfFirst(row, e => e.Waiting > 0, "/entries"), waiting);
    }

    private static IEnumerable<NextStep> AfterTheDraw(OrganizedRow row)
    {
        var closed = RegistrationWindow.IsPast(row.Tournament, row.Now);
        if (closed && row.Events.Count(e => e.State == EventState.Setup && e.Accepted > 1) is > 0 and var undrawn)
            yield return new NextStep("organize.step.draw", AddressOfFirst(row, e => e.State == EventState.Setup && e.Accepted > 1, ""), undrawn);
        if (row.Events.Count(IsHidden) is > 0 and var hidden)
            yield return new NextStep("organize.step.publish-draws", AddressOfFirst(row, IsHidden, ""), hidden);
        if (row.Events.Sum(e => e.OpenMatches) is > 0 and var open)
            yield return new NextStep("organize.step.results", AddressOfFirst(row, e => e.OpenMatches > 0, "/results"), open);
        if (row.Events.Count > 0 && row.Events.All(e => e.State is EventState.Completed or EventState.Cancelled))
            yield return new NextStep("organize.step.complete", row.Address + "#actions");
    }

    private static bool IsHidden(OrganizedEventRow e) => e.State is EventState.Drawn or EventState.Running && !e.IsPublished;

    private static string AddressOfFirst(OrganizedRow row, Func<OrganizedEventRow, bool> rule, string desk) =>
        $"{row.Address}/{row.Events.First(rule).Code}{desk}";
}
