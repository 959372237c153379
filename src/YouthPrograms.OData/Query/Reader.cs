using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query;

/// <summary>Runs reads through EF Core. All rows of an answer are here before its first byte leaves.</summary>
internal sealed class Reader(RequestContext request, CancellationToken aborted)
{
    // PostgreSQL: undefined function, grouping error, indeterminate type.
    private static readonly string?[] Unsayable = ["42883", "42803", "42P18"];
    private int expandedRows;

    /// <summary>One page of a collection with everything expanded.</summary>
    public async Task<Answer> PageAsync(CollectionRead read, Expression source, int pageSize, string? token)
    {
        var rows = Filter(read, source);
        var count = read.Options.Count == true ? (long?)await CountAsync(rows, read.Set) : null;
        if (token is not null)
            rows = ReadBuilder.Where(rows, read.Element, SkipToken.After(token, read.Order));
        rows = Sort(read, rows);
        if (token is null && read.Options.Skip is { } skip and > 0)
            rows = Expressions.Queryable("Skip", [read.Element.Type], rows, Slots.Of(Clamp(skip), typeof(int)));
        var wanted = Math.Min(read.Options.Top ?? long.MaxValue, pageSize);
        var reach = read.Options.Top > pageSize || read.Options.Top is null ? wanted + 1 : wanted;
        rows = Expressions.Queryable("Take", [read.Element.Type], rows, Slots.Of(Clamp(reach), typeof(int)));
        var found = await ListAsync(read, rows);
        var page = Cut(found, (int)wanted);
        var answer = new Answer { Page = page, Count = count };
        await ExpandAsync(answer, read.Shape, page.Rows);
        return answer;
    }

    /// <summary>The first row of a source, with everything expanded.</summary>
    public async Task<Answer> FirstAsync(CollectionRead read, Expression source)
    {
        var rows = Expressions.Queryable("Take", [read.Element.Type], Filter(read, source), Slots.Of(1, typeof(int)));
        var answer = new Answer { Page = new(await ListAsync(read, rows), false) };
        await ExpandAsync(answer, read.Shape, answer.Page.Rows);
        return answer;
    }

    public async Task<long> CountAsync(Expression rows, SetModel set)
    {
        var count = Expressions.Queryable("LongCount", [rows.Type.GetGenericArguments()[0]], rows);
        return await RunAsync(() => Provider(set).ExecuteAsync<Task<long>>(count, aborted));
    }

    /// <summary>Values of one expression over the source's rows.</summary>
    public async Task<List<object?>> ValuesAsync(SetModel set, Expression rows, ParameterExpression row, Expression value)
    {
        var boxed = Expression.Lambda(Expression.Convert(Expressions.OrNull(value), typeof(object)), row);
        var query = Provider(set).CreateQuery<object?>(
            Expressions.Queryable("Select", [row.Type, typeof(object)], Untracked(rows, row.Type), Expression.Quote(boxed)));
        return await RunAsync(() => query.ToListAsync(aborted));
    }

    public static Expression Filter(CollectionRead read, Expression rows)
        => read.Conditions.Aggregate(rows, (source, condition) => ReadBuilder.Where(source, read.Element, condition));

    private IAsyncQueryProvider Provider(SetModel set)
        => (IAsyncQueryProvider)set.Definition.Source(request.Db, request.Viewer).Provider;

    private static int Clamp(long value) => (int)Math.Min(value, int.MaxValue - 1);

    private static Page Cut(List<object?[]> rows, int size) => rows.Count > size ? new(rows[..size], true) : new(rows, false);

    private Expression Sort(CollectionRead read, Expression rows)
        => read.Order.Aggregate(new Sorting(request, rows, read.Element), (sorting, key) => sorting.By(key.Value, key.Descending)).Rows;

    private async Task<List<object?[]>> ListAsync(CollectionRead read, Expression rows)
    {
        var projection = Expression.Lambda(Expression.NewArrayInit(typeof(object), read.Columns), read.Element);
        var query = Provider(read.Set).CreateQuery<object?[]>(
            Expressions.Queryable("Select", [read.Element.Type, typeof(object[])], Untracked(rows, read.Element.Type), Expression.Quote(projection)));
        return await RunAsync(() => query.ToListAsync(aborted));
    }

    // A complex value that is owned may not be tracked without its owner.
    private static Expression Untracked(Expression rows, Type element)
        => element.IsGenericType
            ? rows
            : Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking), [element], rows);

    private async Task ExpandAsync(Answer answer, RowShape shape, List<object?[]> rows)
    {
        foreach (var (owner, many) in shape.AllToMany())
        {
            var keys = rows.Select(r => r[owner.Key]).Where(k => k is not null).Distinct().ToArray();
            answer.Add(many, keys.Length == 0 ? [] : await MembersAsync(answer, many, keys!, owner.Set.Key.Type.Clr));
        }
    }

    private async Task<Dictionary<object, Page>> MembersAsync(Answer answer, ToMany many, object[] keys, Type keyType)
    {
        var read = many.Read;
        var typed = Array.CreateInstance(keyType, keys.Length);
        Array.Copy(keys, typed, keys.Length);
        var limit = request.Model.Limits.MaxExpandedRows;
        var source = Sort(read, Filter(read, read.Below!(typed)));
        var found = await ListAsync(read, Expressions.Queryable("Take", [read.Element.Type], source, Slots.Of(limit + 1, typeof(int))));
        expandedRows += found.Count;
        if (expandedRows > limit)
            throw Refusal.BadRequest("TooManyRows", Message.TooManyRows, limit);
        var pages = found.GroupBy(r => r[read.ParentKey]!).ToDictionary(g => g.Key, g => Part(read, g));
        await ExpandAsync(answer, read.Shape, [.. pages.Values.SelectMany(p => p.Rows)]);
        return pages;
    }

    private static Page Part(CollectionRead read, IEnumerable<object?[]> members)
    {
        var rows = members.Skip(Clamp(read.Options.Skip ?? 0)).ToList();
        var wanted = Clamp(Math.Min(read.Options.Top ?? long.MaxValue, read.Set.MaxPage));
        var page = Cut(rows, wanted);
        return read.Options.Top <= wanted ? new(page.Rows, false) : page;
    }

    /// <summary>An expression that the database cannot say is 501; one that fails on the stored values is 400.</summary>
    private static async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        // A value that is not a number, which two infinite ones can make, is more than SQLite takes.
        catch (InvalidOperationException e) when (e.TargetSite?.DeclaringType?.Namespace == "Microsoft.Data.Sqlite")
        {
            throw Refusal.BadRequest("DataError", Message.DataError);
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException && IsTranslation(e))
        {
            throw Refusal.Unsupported("$filter/$orderby/$apply");
        }
        catch (DbException e) when (Unsayable.Contains(e.SqlState))
        {
            throw Refusal.Unsupported("$filter/$orderby/$apply");
        }
        // SQLite has no code of its own for a sum that is too large.
        catch (DbException e) when (e.SqlState?.StartsWith("22", StringComparison.Ordinal) == true || e.Message.Contains("integer overflow", StringComparison.Ordinal))
        {
            throw Refusal.BadRequest("DataError", Message.DataError);
        }
    }

    // EF has no type of exception for this; it is thrown by its query pipeline before any command exists.
    private static bool IsTranslation(Exception e)
        => e.TargetSite?.DeclaringType?.Namespace is { } origin
            && origin.Contains("EntityFrameworkCore", StringComparison.Ordinal)
            && origin.Contains(".Query", StringComparison.Ordinal);
}
