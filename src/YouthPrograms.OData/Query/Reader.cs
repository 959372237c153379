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
        var found = await ListAsync(read, OnePage(read, rows, pageSize, token));
        var page = Cut(found, Wanted(read.Options.Top, pageSize));
        var answer = new Answer { Page = page, Count = count };
        await ExpandAsync(answer, read.Shape, page.Rows);
        return answer;
    }

    /// <summary>The filtered rows, in their order, of one page and the one after it.</summary>
    public Expression OnePage(CollectionRead read, Expression rows, int pageSize, string? token)
    {
        if (token is not null)
            rows = ReadBuilder.Where(rows, read.Element, SkipToken.After(token, read.Order));
        rows = Sort(read, rows);
        if (token is null && read.Options.Skip is { } skip and > 0)
            rows = Expressions.Queryable("Skip", [read.Element.Type], rows, Slots.Of(Clamp(skip), typeof(int), given => Clamp(given.Skip ?? 0)));
        var reach = Slots.Of(Reach(read.Options.Top, pageSize), typeof(int), given => Reach(given.Top, given.PageSize));
        return Expressions.Queryable("Take", [read.Element.Type], rows, reach);
    }

    /// <summary>The first of the rows.</summary>
    public static Expression One(CollectionRead read, Expression source)
        => Expressions.Queryable("Take", [read.Element.Type], Filter(read, source), Fixed(1));

    /// <summary>Members of the entities with these keys, one entity's after the other's.</summary>
    public Expression Members(CollectionRead read, Array keys) => Limited(read, Filter(read, read.Below!(keys)));

    private MethodCallExpression Limited(CollectionRead read, Expression members)
    {
        var limit = request.Model.Limits.MaxExpandedRows;
        return Expressions.Queryable("Take", [read.Element.Type], Sort(read, members, read.Parent), Fixed(limit + 1));
    }

    // The same for every request of the shape, and better known: SQLite compiles a statement anew for each value of a limit.
    private static MethodCallExpression Fixed(int rows)
        => Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(rows));

    /// <summary>
    /// The same members as far as $top goes, where the database may find each entity's first without sorting all. SQLite
    /// has no lateral join, but looks for the keys of the first members of each entity before it reads them.
    /// </summary>
    public Expression? FirstMembers(CollectionRead read, Array keys)
    {
        if (read.Of is null || read.Options.Top is not { } top)
            return null;
        var most = Clamp(Math.Min(top, read.Set.MaxPage) + (read.Options.Skip ?? 0) + 1);
        var key = Expression.Parameter(keys.GetType().GetElementType()!, "k");
        var first = Expressions.Queryable(
            "Take", [read.Element.Type], Sort(read, Filter(read, read.Of(key)), null), Fixed(most));
        var parents = Expressions.Queryable("AsQueryable", [key.Type], Binder.Parameter(keys, ReadBuilder.PageKeys));
        return Limited(read, request.Dialect == Dialect.Sqlite ? Sought(read, parents, key, first) : Joined(read, parents, key, first));
    }

    private static MethodCallExpression Joined(CollectionRead read, Expression parents, ParameterExpression key, Expression first)
    {
        var many = typeof(Func<,>).MakeGenericType(key.Type, typeof(IEnumerable<>).MakeGenericType(read.Element.Type));
        return Expressions.Queryable("SelectMany", [key.Type, read.Element.Type], parents, Expression.Quote(Expression.Lambda(many, first, key)));
    }

    private MethodCallExpression Sought(CollectionRead read, Expression parents, ParameterExpression key, Expression first)
    {
        var (row, id) = (read.Element.Type, read.Set.Key.Type.Clr);
        var all = read.Set.Definition.Source(request.Db, request.Viewer).Expression;
        var linked = typeof(Linked<,>).MakeGenericType(key.Type, row);
        var (member, link) = (Expression.Parameter(row, "m"), Expression.Parameter(linked, "l"));
        var pair = Expression.MemberInit(
            Expression.New(linked), Expression.Bind(linked.GetProperty("Key")!, key), Expression.Bind(linked.GetProperty("Row")!, member));
        var many = typeof(Func<,>).MakeGenericType(key.Type, typeof(IEnumerable<>).MakeGenericType(row));
        var pairs = Expressions.Queryable(
            "SelectMany", [key.Type, row, linked], parents, Expression.Quote(Expression.Lambda(many, all, key)), Expression.Quote(Expression.Lambda(pair, key, member)));
        var ofLink = Expressions.Inline(Expression.Lambda(first, key), Expression.Property(link, "Key"));
        var ids = Expressions.Queryable(
            "Select", [row, id], ofLink, Expression.Quote(Expression.Lambda(Expressions.Inline(read.Set.Key.Read, read.Element), read.Element)));
        var found = Expressions.Queryable("Contains", [id], ids, Expressions.Inline(read.Set.Key.Read, Expression.Property(link, "Row")));
        var kept = ReadBuilder.Where(pairs, link, found);
        return Expressions.Queryable("Select", [linked, row], kept, Expression.Quote(Expression.Lambda(Expression.Property(link, "Row"), link)));
    }

    /// <summary>The first row of a source, with everything expanded.</summary>
    public async Task<Answer> FirstAsync(CollectionRead read, Expression source)
    {
        var answer = new Answer { Page = new(await ListAsync(read, One(read, source)), false) };
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

    /// <summary>Rows of a page.</summary>
    public static int Wanted(long? top, int pageSize) => Clamp(Math.Min(top ?? long.MaxValue, pageSize));

    // One row more tells whether another page follows.
    private static int Reach(long? top, int pageSize) => top > pageSize || top is null ? Wanted(top, pageSize) + 1 : Wanted(top, pageSize);

    private static int Clamp(long value) => (int)Math.Min(value, int.MaxValue - 1);

    private static Page Cut(List<object?[]> rows, int size) => rows.Count > size ? new(rows[..size], true) : new(rows, false);

    private Expression Sort(CollectionRead read, Expression rows, Typed? first = null)
    {
        var sorting = new Sorting(request, rows, read.Element);
        if (first is { } parent)
            sorting = sorting.By(parent, descending: false);
        return read.Order.Aggregate(sorting, (s, key) => s.By(key.Value, key.Descending)).Rows;
    }

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
        var found = await ListAsync(read, Members(read, typed));
        expandedRows += found.Count;
        if (expandedRows > limit)
            throw Refusal.BadRequest("TooManyRows", Message.TooManyRows, limit);
        var pages = found.GroupBy(r => r[read.ParentKey]!).ToDictionary(g => g.Key, g => Part(read, g));
        await ExpandAsync(answer, read.Shape, [.. pages.Values.SelectMany(p => p.Rows)]);
        return pages;
    }

    public static Page Part(CollectionRead read, IEnumerable<object?[]> members)
    {
        var rows = members.Skip(Clamp(read.Options.Skip ?? 0)).ToList();
        var wanted = Clamp(Math.Min(read.Options.Top ?? long.MaxValue, read.Set.MaxPage));
        var page = Cut(rows, wanted);
        return read.Options.Top <= wanted ? new(page.Rows, false) : page;
    }

    /// <summary>An expression that the database cannot say is 501; one that fails on the stored values is 400.</summary>
    private async Task<T> RunAsync<T>(Func<Task<T>> run)
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
        // What the database computed does not fit the type that was asked for.
        catch (OverflowException)
        {
            throw Refusal.BadRequest("DataError", Message.DataError);
        }
        catch (DbException) when (aborted.IsCancellationRequested)
        {
            throw new OperationCanceledException(aborted);
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
