using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What the public reads of an entry: the athletes' public names, or the delegation of a team.</summary>
internal static class EntryLabels
{
    /// <param name="entry">With its event and delegation.</param>
    /// <param name="athletes">Its members, in order.</param>
    /// <param name="ordinal">1 for the delegation's first team of the event; further ones carry their number.</param>
    public static void Write(Entry entry, IEnumerable<Athlete> athletes, int ordinal)
    {
        if (entry.Event.Kind != EventKind.Team)
        {
            entry.Label = entry.LabelEn = string.Join(" / ", athletes.Select(athlete => athlete.PublicName));
            return;
        }
        var suffix = ordinal > 1 ? $" {ordinal}" : "";
        (entry.Label, entry.LabelEn) = (entry.Delegation.Name + suffix, entry.Delegation.NameEn + suffix);
    }
}
