using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Events;

/// <summary>Who stands on one side of a match or on one line of a bracket, known or yet to be known.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Entry), "entry")]
[JsonDerivedType(typeof(Bye), "bye")]
[JsonDerivedType(typeof(WinnerOf), "winner")]
[JsonDerivedType(typeof(LoserOf), "loser")]
[JsonDerivedType(typeof(GroupPlace), "group")]
public abstract record Slot
{
    private Slot()
    {
    }

    public sealed record Entry(EntryId Id) : Slot;

    public sealed record Bye : Slot;

    /// <summary>The winner of the match with this <see cref="PlannedMatch.Key"/>.</summary>
    public sealed record WinnerOf(int Key) : Slot;

    public sealed record LoserOf(int Key) : Slot;

    /// <summary>Group and place count from 1.</summary>
    public sealed record GroupPlace(int Group, int Place) : Slot;

    public static Slot Empty { get; } = new Bye();

    [JsonIgnore]
    public bool IsBye => this is Bye;
}
