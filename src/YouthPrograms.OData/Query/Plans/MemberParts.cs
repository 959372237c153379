namespace YouthPrograms.OData.Query.Plans;

/// <summary>Takes rows sorted by the entity they are members of; those that are not shown are not even read.</summary>
internal abstract class MemberParts(CollectionRead read)
{
    private readonly long skip = read.Options.Skip ?? 0;
    private readonly long wanted = Math.Min(read.Options.Top ?? long.MaxValue, read.Set.MaxPage);
    private object? key;
    private long number;
    private long seen;

    public CollectionRead Read => read;

    // Where $top ends the members, there is no rest to follow.
    private bool MayGoOn => read.Options.Top is null || read.Options.Top > wanted;

    public void Take(ReaderRow row)
    {
        if (!IsOfSame(row))
        {
            Close();
            key = row[read.ParentKey];
            seen = 0;
            row.TryWhole(read.ParentKey, out number);
        }
        if (++seen > skip && seen <= skip + wanted)
            Add(row, mayBeCut: seen == skip + wanted && MayGoOn);
    }

    private bool IsOfSame(ReaderRow row)
        => key is not null && (row.TryWhole(read.ParentKey, out var other) ? other == number : Equals(row[read.ParentKey], key));

    /// <summary>No row comes any more, or none of the same entity.</summary>
    public void Close()
    {
        if (key is not null)
            Close(key, isCut: seen > skip + wanted && MayGoOn);
    }

    /// <summary><c>mayBeCut</c> says that this is the last member shown, and that others may follow.</summary>
    protected abstract void Add(ReaderRow row, bool mayBeCut);

    protected abstract void Close(object key, bool isCut);
}

/// <summary>Members whose own members must be asked for before they can be written.</summary>
internal sealed class KeptMembers(CollectionRead read) : MemberParts(read)
{
    private List<object?[]> rows = [];

    public Dictionary<object, Page> Pages { get; } = [];

    protected override void Add(ReaderRow row, bool mayBeCut) => rows.Add(row.Copy());

    protected override void Close(object key, bool isCut)
    {
        Pages.Add(key, new(rows, isCut));
        rows = [];
    }
}
