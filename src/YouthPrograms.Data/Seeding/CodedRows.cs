using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.Data.Seeding;

/// <summary>Items of a file that have a code of their own.</summary>
internal interface ICoded
{
    string Code { get; }
}

/// <summary>Rows of one set by their code: those already there and those added now.</summary>
internal sealed class CodedRows<T>
    where T : Entity
{
    private readonly Dictionary<string, T> rows;

    private CodedRows(Dictionary<string, T> rows) => this.rows = rows;

    /// <summary>Adds the rows whose code is new. A row that is there stays as people have made it.</summary>
    public static async Task<CodedRows<T>> MergeAsync(
        DbSet<T> set, Func<T, string> code, IEnumerable<T> wanted, CancellationToken cancellation)
    {
        var rows = await set.ToDictionaryAsync(code, cancellation);
        foreach (var row in wanted)
        {
            if (rows.TryAdd(code(row), row))
                set.Add(row);
        }
        return new(rows);
    }

    public T Get(string code, string file, string field) =>
        rows.GetValueOrDefault(code) ?? throw new SeedDataException(file, field, $"there is no '{code}'");
}
