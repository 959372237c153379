namespace YouthPrograms.OData.Query.Plans;

/// <summary>Reads what is expanded to many: one statement for each level, with the keys of the rows above.</summary>
internal sealed class MemberReads(Plan plan, PlanRequest request, PlanConnection connection, Answer answer, int most, CancellationToken aborted)
{
    private int read;

    /// <summary>False when it cannot be done by the plan.</summary>
    public async Task<bool> ExpandAsync(RowShape shape, IReadOnlyList<object?[]> rows)
    {
        foreach (var (owner, many) in shape.AllToMany())
        {
            var keys = rows.Select(r => r[owner.Key]).OfType<object>().Distinct().ToArray();
            var pages = keys.Length == 0 ? [] : await PagesAsync(many.Read, Typed(keys, owner.Set.Key.Type.Clr));
            if (pages is null)
                return false;
            answer.Add(many, pages);
            if (!await ExpandAsync(many.Read.Shape, [.. pages.Values.SelectMany(p => p.Rows)]))
                return false;
        }
        return true;
    }

    private static Array Typed(object[] keys, Type type)
    {
        var typed = Array.CreateInstance(type, keys.Length);
        keys.CopyTo(typed, 0);
        return typed;
    }

    private async ValueTask<Dictionary<object, Page>?> PagesAsync(CollectionRead members, Array keys)
    {
        var statement = plan.Members[members];
        request.Given.Keys = keys;
        await using var reader = await connection.ReadAsync(statement, request, aborted);
        if (reader is null)
            return null;
        Dictionary<object, Page> pages = [];
        var row = new ReaderRow(reader, statement.Columns);
        var part = new MemberPart(members);
        while (await reader.ReadAsync(aborted))
        {
            // Too many rows is a refusal, which the other way of reading words.
            if (++read > most)
                return null;
            if (!part.IsOf(row))
            {
                part.CloseInto(pages);
                part = new(members) { Key = row[members.ParentKey] };
            }
            part.Take(row);
        }
        part.CloseInto(pages);
        return pages;
    }
}

/// <summary>The members of one entity, as far as they are shown; those beyond are not even read.</summary>
internal sealed class MemberPart(CollectionRead read)
{
    private readonly long skip = read.Options.Skip ?? 0;
    private readonly long wanted = Math.Min(read.Options.Top ?? long.MaxValue, read.Set.MaxPage);
    private readonly List<object?[]> rows = [];
    private long seen;

    public object? Key { get; init; }

    public bool IsOf(ReaderRow row)
        => row.TryWhole(read.ParentKey, out var number) ? Key is int or long && Convert.ToInt64(Key, null) == number : Equals(row[read.ParentKey], Key);

    public void Take(ReaderRow row)
    {
        if (++seen > skip && seen <= skip + wanted)
            rows.Add(row.Copy());
    }

    public void CloseInto(Dictionary<object, Page> pages)
    {
        if (Key is not null)
            pages.Add(Key, new(rows, seen > skip + wanted && (read.Options.Top is null || read.Options.Top > wanted)));
    }
}
