using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>groupby and aggregate. The database groups; a row of the result is a chain of cells.</summary>
internal sealed class GroupBuilder(RequestContext request, SetModel set)
{
    private readonly HashSet<Type> entities = [.. request.Model.Sets.Values.Select(s => s.Definition.Clr)];

    private sealed record Grouping(string[] Path, Typed Value);

    public Applied GroupBy(Applied input, Transformation step)
    {
        var inner = step.Arguments.Count > 1 ? (IReadOnlyList<Transformation>)step.Arguments[1] : [];
        foreach (var transformation in inner.SkipLast(1).Where(t => t.Name != "compute"))
            throw Refusal.Unsupported($"groupby(({transformation.Name}))");
        if (inner.Count > 0 && inner[^1].Name != "aggregate")
            throw Refusal.Unsupported($"groupby(({inner[^1].Name}))");
        var keys = ((IEnumerable<object>)step.Arguments[0]).Select(k => Key(input.Row, k as PathNode ?? throw Refusal.Unsupported("rollup"))).ToList();
        // What is computed for each row does not depend on its group.
        var row = inner.SkipLast(1).SelectMany(t => t.Arguments).Cast<ComputeItem>()
            .Aggregate(input.Row, (r, item) => Computation.Extend(request, r, [item]));
        var aggregates = inner.Count == 0 ? [] : inner[^1].Arguments.Cast<AggregateItem>().Select(a => Aggregation.Bind(request, row, a)).ToList();
        return Group(input, keys, aggregates);
    }

    /// <summary>All rows as one group, which is there even when they are none.</summary>
    public Applied Aggregate(Applied input, IReadOnlyList<AggregateItem> items)
    {
        var grouped = Group(input, [], [.. items.Select(a => Aggregation.Bind(request, input.Row, a))]);
        var type = grouped.Element.Type;
        var one = Expression.Parameter(typeof(int), "o");
        var rows = Expression.Lambda(
            typeof(Func<,>).MakeGenericType(typeof(int), typeof(IEnumerable<>).MakeGenericType(type)),
            Expressions.Queryable("DefaultIfEmpty", [type], grouped.Rows), one);
        return grouped with
        {
            Rows = Expressions.Queryable(
                "SelectMany", [typeof(int), type, type], OneRow(), Expression.Quote(rows),
                Expression.Quote(Expression.Lambda(grouped.Element, one, grouped.Element))),
        };
    }

    private Expression OneRow() => request.Db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\"").Expression;

    private Grouping Key(Typed row, PathNode path)
    {
        var names = path.Segments.Select(s => ((NameSegment)s).Name).ToArray();
        if (names[0][0] == '$')
            throw Refusal.Unsupported($"groupby(({names[0]}))");
        Aggregation.RefuseMany(row, path);
        var value = new Binder(request, row, Usage.Filter).Value(path);
        if (value.Type.Kind is DataKind.Complex or DataKind.Entity or DataKind.Collection or DataKind.Binary)
            throw Refusal.Unsupported($"groupby (({value.Type.Kind}))");
        var prefix = request.Model.Namespace + ".";
        return new([.. names.Where(n => !n.StartsWith(prefix, StringComparison.Ordinal))], value);
    }

    private Applied Group(Applied input, List<Grouping> keys, List<Aggregation> aggregates)
    {
        // What is the same on every row is not grouped by: EF refuses that.
        var varying = keys.FindAll(k => Search.In(k.Value.Value, node => node == input.Element));
        var inputs = aggregates.Select(a => a.Input?.Value).OfType<Expression>().ToList();
        var (rows, cell) = Values(input, [.. varying.Select(k => k.Value.Value), .. inputs], inputs.Exists(Navigates));
        var key = varying.Count == 0 ? Expression.Constant(1) : (Expression)Cells.Of([.. varying.Select((_, i) => Cells.At(cell, i))]);
        var group = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(key.Type, cell.Type), "g");
        var results = keys.ConvertAll(k => varying.IndexOf(k) is var i and >= 0 ? Cells.At(Expression.Property(group, "Key"), i) : k.Value.Value);
        var at = varying.Count;
        foreach (var aggregate in aggregates)
        {
            var result = aggregate.Over(group, cell, aggregate.Input is null ? null : Cells.At(cell, at++));
            results.Add(keys.Count == 0 ? Expressions.OrNull(result) : result);
        }
        var grouped = Expressions.Queryable("GroupBy", [cell.Type, key.Type], rows, Expression.Quote(Expression.Lambda(key, cell)));
        return Result(Cells.Select(grouped, group, Cells.Of(results)), keys, aggregates);
    }

    /// <summary>The rows cut down to what is grouped by and what is aggregated.</summary>
    private (Expression Rows, ParameterExpression Cell) Values(Applied input, List<Expression> values, bool navigates)
    {
        // EF 10 follows a navigation inside an aggregate by a subquery for each group. It makes a join of the navigation
        // before a DISTINCT, which with the key in the row changes nothing.
        if (navigates)
            values.Add(Expressions.Inline(set.Key.Read, input.Element));
        var cells = Cells.Of(values);
        var rows = Cells.Select(input.Rows, input.Element, cells);
        return (navigates ? Expressions.Queryable("Distinct", [cells.Type], rows) : rows, Expression.Parameter(cells.Type, "c"));
    }

    private bool Navigates(Expression value)
        => Search.In(value, node => node is MemberExpression { Expression: not null }
            && (entities.Contains(node.Type) || (node.Type.IsGenericType && entities.Contains(node.Type.GetGenericArguments()[^1]))));

    private Applied Result(MethodCallExpression rows, List<Grouping> keys, List<Aggregation> aggregates)
    {
        var element = Expression.Parameter(rows.Type.GetGenericArguments()[0], "r");
        var type = new StructureModel { Name = set.Type.Name + " ($apply)", Clr = element.Type };
        var row = new Typed(element, new(DataKind.Complex, element.Type, false) { Structure = type }) { Members = new Dictionary<string, Typed>() };
        List<Typed> ties = [];
        for (var i = 0; i < keys.Count; i++)
        {
            var value = keys[i].Value with { Value = Cells.At(element, i), Guard = null, NullWhen = null, Weight = 0 };
            ties.Add(value);
            row = Nest(row, keys[i].Path, value, set.Type);
        }
        for (var i = 0; i < aggregates.Count; i++)
        {
            var value = Cells.At(element, keys.Count + i);
            row = Computation.With(row, aggregates[i].Alias, aggregates[i].Result(value, alone: keys.Count == 0));
        }
        return new(rows, element, row) { Keys = ties };
    }

    /// <summary>A group by <c>Club/Name</c> has a Club with a Name.</summary>
    private static Typed Nest(Typed row, ReadOnlySpan<string> path, Typed value, StructureModel? type)
    {
        var name = path[0];
        if (path.Length == 1)
            return row.Members!.ContainsKey(name) ? throw Taken(name, row) : Computation.With(row, name, value);
        var navigation = type?.Navigation(name);
        var inner = row.Members!.GetValueOrDefault(name)
            ?? row with { Members = new Dictionary<string, Typed>(), Set = navigation?.Target };
        if (inner.Members is null)
            throw Taken(name, row);
        var members = row.Members!.ToDictionary();
        members[name] = Nest(inner, path[1..], value, navigation?.Target.Type ?? type?.Property(name)?.Type.Structure);
        return row with { Members = members };
    }

    private static RefusalException Taken(string name, Typed row)
        => Refusal.BadRequest("NameTaken", Message.NameTaken, name, row.Type.Structure!.Name);
}
