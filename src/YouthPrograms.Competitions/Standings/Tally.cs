using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Standings;

/// <summary>
/// Won against lost. Compared as an exact ratio by cross multiplication, never as a quotient or a difference: won without
/// a loss is above every finite ratio, and nothing at all is below all of them.
/// </summary>
public readonly record struct Tally(int Won, int Lost)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Won + right.Won, left.Lost + right.Lost);

    [JsonIgnore]
    public Tally Reversed => new(Lost, Won);

    public static Tally Add(Tally left, Tally right) => left + right;

    /// <summary>Negative when this ratio is the lower one; 0 also for different numbers of the same ratio (2:1 and 4:2).</summary>
    public int CompareRatio(Tally other) => Class == other.Class && Class == 1
        ? ((long)Won * other.Lost).CompareTo((long)other.Won * Lost)
        : Class.CompareTo(other.Class);

    private int Class => Lost > 0 ? 1 : Won > 0 ? 2 : 0;

    public override string ToString() => $"{Won}:{Lost}";
}
