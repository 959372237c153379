using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Reads what is expanded to many: one statement for each level, with the keys of the rows above.</summary>
internal sealed class MemberReads(Plan plan, PlanRequest request, PlanConnection connection, Answer answer, int most, CancellationToken aborted)
    : IDisposable
{
    private readonly List<WrittenMembers> written = [];
    private int read;

    /// <summary>Makes what writes members into a buffer, in the form of the answer.</summary>
    public required Func<AnswerBuffer, EntityWriter> Writer { get; init; }

    /// <summary>False when it cannot be done by the plan.</summary>
    public async ValueTask<bool> ExpandAsync(RowShape shape, IReadOnlyList<object?[]> rows)
    {
        foreach (var (owner, many) in shape.AllToMany())
        {
            var keys = rows.Select(r => r[owner.Key]).OfType<object>().Distinct().ToArray();
            if (keys.Length == 0)
                continue;
            request.Given.Keys = Typed(keys, owner.Set.Key.Type.Clr);
            if (!await (many.Read.Shape.HasToMany ? KeepAsync(many) : WriteAsync(many)))
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

    private async ValueTask<bool> KeepAsync(ToMany many)
    {
        var members = new KeptMembers(many.Read);
        answer.Add(many, members.Pages);
        return await ReadAsync(members) && await ExpandAsync(many.Read.Shape, [.. members.Pages.Values.SelectMany(p => p.Rows)]);
    }

    private ValueTask<bool> WriteAsync(ToMany many)
    {
        var members = new WrittenMembers(many.Read, Writer);
        written.Add(members);
        answer.Add(many, members);
        return ReadAsync(members);
    }

    private async ValueTask<bool> ReadAsync(MemberParts members)
    {
        var statement = plan.Members[members.Read];
        await using var reader = await connection.ReadAsync(statement, request, aborted);
        if (reader is null)
            return false;
        var row = connection.RowOf(reader, statement);
        while (await reader.ReadAsync(aborted))
        {
            // Too many rows is a refusal, which the other way of reading words.
            if (++read > most)
                return false;
            members.Take(row);
        }
        members.Close();
        return true;
    }

    public void Dispose()
    {
        foreach (var members in written)
            members.Dispose();
    }
}
