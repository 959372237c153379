namespace YouthPrograms.Competitions.Events;

public enum ChainIssueCode
{
    /// <summary>There is no stage at all.</summary>
    NoStages,

    /// <summary>No stage has this index.</summary>
    UnknownStage,

    /// <summary>The first stage comes from another one, or a later one from none or from one that is not before it.</summary>
    WrongOrder,

    /// <summary>Places missing, below 1, the wrong way round, or given for the first stage.</summary>
    PlacesUnusable,

    /// <summary>Another stage takes some of the same places.</summary>
    PlacesTakenTwice,

    /// <summary>Somebody begins in two stages, or twice in one.</summary>
    EntryTwice,

    /// <summary>Fewer than none are to be seeded.</summary>
    SeedsUnusable,

    /// <summary>The stage before is not drawn or not finished.</summary>
    NotFinished,

    /// <summary>The stage before shares places across the end of the range.</summary>
    CutsSharedPlaces,
}

/// <summary>What is wrong with a stage, by its index from 0.</summary>
public sealed record ChainIssue(ChainIssueCode Code, int Stage, EntryId? Entry = null);

internal static class ChainChecks
{
    public static IEnumerable<ChainIssue> Of(IReadOnlyList<ChainStage> stages)
    {
        if (stages.Count == 0)
            return [new(ChainIssueCode.NoStages, 0)];
        return stages.SelectMany((stage, i) => OfStage(stages, stage, i).Select(code => new ChainIssue(code, i))).Concat(Twice(stages));
    }

    private static IEnumerable<ChainIssueCode> OfStage(IReadOnlyList<ChainStage> stages, ChainStage stage, int index)
    {
        if (index == 0 ? stage.From is not null : stage.From is not { } from || from < 0 || from >= index)
            yield return ChainIssueCode.WrongOrder;
        if ((index == 0) != (stage.Places is null) || stage.Places is { } range && (range.From < 1 || range.To < range.From))
            yield return ChainIssueCode.PlacesUnusable;
        if (stages.Take(index).Any(other => other.From == stage.From && Overlap(other.Places, stage.Places)))
            yield return ChainIssueCode.PlacesTakenTwice;
        if (stage.Seeds < 0)
            yield return ChainIssueCode.SeedsUnusable;
    }

    private static bool Overlap(PlaceRange? one, PlaceRange? other) =>
        one is { } a && other is { } b && a.From <= b.To && b.From <= a.To;

    private static IEnumerable<ChainIssue> Twice(IReadOnlyList<ChainStage> stages) => stages
        .SelectMany((stage, i) => stage.Joining.Select(e => (Stage: i, e.Id)))
        .GroupBy(x => x.Id)
        .Where(g => g.Count() > 1)
        .Select(g => new ChainIssue(ChainIssueCode.EntryTwice, g.Last().Stage, g.Key));
}
