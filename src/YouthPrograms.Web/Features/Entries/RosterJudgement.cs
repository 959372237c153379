using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>A line that may be saved: the athlete it is about, if they are there already, and the entries it asks for.</summary>
internal sealed record AcceptedLine(CheckedLine Checked, string Fingerprint, Athlete? Athlete, IReadOnlyList<Event> Wishes);

/// <summary>
/// Judges the lines of a roster against the delegation, in their order: whoever stands first takes the last place of an
/// event. Changes nothing.
/// </summary>
internal sealed class RosterJudgement
{
    private readonly DelegationRoster roster;
    private readonly FingerprintKey key;
    private readonly Dictionary<long, int> taken;

    private RosterJudgement(DelegationRoster roster, FingerprintKey key)
    {
        this.roster = roster;
        this.key = key;
        taken = roster.Entries.Where(e => e.Event.Kind == EventKind.Singles).CountBy(e => e.EventId).ToDictionary();
    }

    public List<AcceptedLine> Accepted { get; } = [];

    public List<CheckedLine> Refused { get; } = [];

    /// <param name="roster">The delegation as it is.</param>
    /// <param name="lines">The lines, checked by themselves.</param>
    /// <param name="key">The key of the fingerprints.</param>
    /// <param name="elsewhere">Those of the fingerprints that stand in another delegation of the tournament.</param>
    public static RosterJudgement Of(
        DelegationRoster roster, IEnumerable<CheckedLine> lines, FingerprintKey key, IReadOnlySet<string> elsewhere)
    {
        var judgement = new RosterJudgement(roster, key);
        foreach (var line in lines)
            judgement.Judge(line, elsewhere);
        return judgement;
    }

    private void Judge(CheckedLine line, IReadOnlySet<string> elsewhere)
    {
        if (line.Facts is not { } facts)
        {
            Refused.Add(line);
            return;
        }
        var fingerprint = key.Of(facts);
        var athlete = roster.Find(facts, key, line.Number);
        var wishes = line.Events.Where(e => athlete is null || !roster.IsEntered(athlete, e)).ToArray();
        var judged = line.With([.. Identity(facts, fingerprint, athlete, elsewhere), .. wishes.SelectMany(e => Entering(e, facts, athlete, wishes))]);
        if (judged.Problems.Count > 0)
            Refused.Add(judged);
        else
            Accept(new AcceptedLine(judged, fingerprint, athlete, wishes));
    }

    private void Accept(AcceptedLine line)
    {
        Accepted.Add(line);
        foreach (var wish in line.Wishes)
            taken[wish.Id] = Taken(wish) + 1;
    }

    private IEnumerable<Problem> Identity(AthleteFacts facts, string fingerprint, Athlete? athlete, IReadOnlySet<string> elsewhere)
    {
        if (Earlier(fingerprint, athlete) is { } earlier)
            yield return EntryProblems.TwiceInFile(earlier.Checked.Line.Line);
        if (elsewhere.Contains(fingerprint))
            yield return EntryProblems.Elsewhere();
        if (athlete is null)
            yield break;
        foreach (var problem in roster.ChangeProblems(athlete, facts))
            yield return problem;
    }

    private AcceptedLine? Earlier(string fingerprint, Athlete? athlete) =>
        Accepted.Find(line => line.Fingerprint == fingerprint || (athlete is not null && line.Athlete == athlete));

    private IEnumerable<Problem> Entering(Event e, AthleteFacts facts, Athlete? athlete, Event[] wishes)
    {
        var others = (athlete is null ? [] : roster.EventsOf(athlete)).Concat(wishes).Where(other => other != e).ToArray();
        return EventEligibility.OfRosterLine(e, new Candidate(athlete?.Id ?? 0, facts.Gender, facts.BirthDate.Year, others), Taken(e));
    }

    private int Taken(Event e) => taken.GetValueOrDefault(e.Id, e.Kind == EventKind.Team ? roster.TeamOf(e)?.Members.Count ?? 0 : 0);
}
