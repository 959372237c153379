using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>Binds $filter, $search, $orderby, $select and $expand of a collection, and of those below it.</summary>
internal sealed class ReadBuilder(RequestContext request)
{
    public CollectionRead Collection(SetModel set, ItemOptions options)
    {
        var row = Expression.Parameter(set.Definition.Clr, "x");
        return Complete(new(set, options, row, row), depth: 0);
    }

    /// <summary>The set's rows, or what $apply makes of them, with the options that work on the result.</summary>
    public (CollectionRead Read, Expression Rows) Collection(SetModel set, ItemOptions options, Expression rows)
    {
        if (options.Apply is null)
            return (Collection(set, options), rows);
        var builder = new ApplyBuilder(request, set);
        var applied = builder.Run(rows, options.Apply);
        var read = new CollectionRead(set, options, applied.Element, applied.Element) { Start = applied.Row, Applied = applied.Order };
        return (applied.Keys is null ? Complete(read, depth: 0) : Grouped(read, applied.Keys), applied.Rows);
    }

    /// <summary>The rows that <c>/$count</c> counts.</summary>
    public Expression Counted(SetModel set, ItemOptions options, Expression rows)
    {
        var row = Expression.Parameter(set.Definition.Clr, "x");
        var applied = options.Apply is null ? new(rows, row, Binder.Row(set, row)) : new ApplyBuilder(request, set).Run(rows, options.Apply);
        if (applied.Keys is not null && options.Search is not null)
            throw Refusal.BadRequest("OptionNotAllowed", Message.AfterApply, "$search");
        return Conditions(set, options, applied.Row).Aggregate(applied.Rows, (r, c) => Where(r, applied.Element, c));
    }

    private CollectionRead Grouped(CollectionRead read, IReadOnlyList<Typed> keys)
    {
        if (read.Options.Expand is not null || read.Options.Search is not null)
            throw Refusal.BadRequest("OptionNotAllowed", Message.AfterApply, read.Options.Expand is null ? "$search" : "$expand");
        read.Start = Computation.Extend(request, read.Start, read.Options.Compute);
        read.Groups = GroupShape.Of(read, read.Start, read.Options.Select);
        read.Conditions.AddRange(Conditions(read.Set, read.Options, read.Start));
        AddOrder(read, read.Options.OrderBy ?? read.Applied);
        foreach (var key in keys)
            read.Order.Add(new(key, false, read.Column(key.Value)));
        return read;
    }

    private CollectionRead Complete(CollectionRead read, int depth)
    {
        read.Start = Computation.Extend(request, read.Start, read.Options.Compute);
        new ShapeBuilder(request, this, read).Build(read.Shape, read.Start, read.Options, depth);
        read.Conditions.AddRange(Conditions(read.Set, read.Options, read.Start));
        AddOrder(read);
        return read;
    }

    /// <summary>$filter and $search as conditions on a row.</summary>
    public IEnumerable<Expression> Conditions(SetModel set, ItemOptions options, Typed row)
    {
        if (options.Filter is { } filter)
            yield return new Binder(request, row, Usage.Filter).Condition(filter);
        if (options.Search is { } search)
            yield return SearchBinder.Condition(set, search, row.Value);
    }

    private void AddOrder(CollectionRead read)
    {
        AddOrder(read, read.Options.OrderBy ?? read.Applied);
        if (read.Order.Exists(o => o.Value.Value is MemberExpression m && m.Expression == read.Row && m.Member.Name == read.Set.Key.ClrName))
            return;
        var key = Expressions.Inline(read.Set.Key.Read, read.Row);
        read.Order.Add(new(new(key, read.Set.Key.Type), false, read.Shape.Key));
    }

    private void AddOrder(CollectionRead read, IReadOnlyList<OrderItem>? items)
    {
        foreach (var item in items ?? [])
        {
            var value = OrderValue(request, read.Start, item.By);
            read.Order.Add(new(value, item.Descending, read.Column(value.Value)));
        }
    }

    public static Typed OrderValue(RequestContext request, Typed row, Node by)
    {
        var value = new Binder(request, row, Usage.Sort).Value(by);
        return value.Type.Kind is DataKind.Null or DataKind.Complex or DataKind.Entity or DataKind.Collection or DataKind.Binary
            ? throw Refusal.BadRequest("NotSortable", Message.NotSortable, value.Type.Kind)
            : value;
    }

    /// <summary>The members of a to-many navigation of all rows of a page, in one statement.</summary>
    public CollectionRead Below(SetModel parent, NavigationModel navigation, ItemOptions options, int depth)
    {
        var read = ForeignKey(parent, navigation) is { } key
            ? ByForeignKey(parent, navigation, key, options)
            : ByParent(parent, navigation, options);
        return Complete(read, depth);
    }

    public static readonly GivenSource PageKeys = new(given => given.Keys);

    private static IProperty? ForeignKey(SetModel parent, NavigationModel navigation)
        => navigation.Ef is INavigation { IsCollection: true, ForeignKey: { Properties.Count: 1 } key }
            && key.PrincipalKey.Properties[0].Name == parent.Key.ClrName
            ? key.Properties[0]
            : null;

    private CollectionRead ByForeignKey(SetModel parent, NavigationModel navigation, IProperty foreignKey, ItemOptions options)
    {
        var row = Expression.Parameter(navigation.Target.Definition.Clr, "c");
        Expression column = foreignKey.PropertyInfo is { } property
            ? Expression.Property(row, property)
            : Expression.Call(typeof(EF), nameof(EF.Property), [foreignKey.ClrType], row, Expression.Constant(foreignKey.Name));
        var read = new CollectionRead(navigation.Target, options, row, row)
        {
            Of = key => Where(
                request.Rows(navigation.Target), row, Expression.Equal(Expressions.OrNull(column), Expressions.To(key, Expressions.OrNull(column).Type))),
            Below = keys => Where(
                request.Rows(navigation.Target), row, Binder.Contains(keys, Expressions.To(column, parent.Key.Type.Clr), PageKeys)),
        };
        return WithParent(read, parent, Expressions.To(column, parent.Key.Type.Clr));
    }

    private CollectionRead ByParent(SetModel parent, NavigationModel navigation, ItemOptions options)
    {
        var keyType = parent.Key.Type.Clr;
        var linked = typeof(Linked<,>).MakeGenericType(keyType, navigation.Target.Definition.Clr);
        var element = Expression.Parameter(linked, "l");
        var read = new CollectionRead(navigation.Target, options, element, Expression.Property(element, "Row"))
        {
            Below = keys => LinkedRows(parent, navigation, keys, linked),
        };
        return WithParent(read, parent, Expression.Property(element, "Key"));
    }

    private static CollectionRead WithParent(CollectionRead read, SetModel parent, Expression key)
    {
        read.ParentKey = read.Column(key);
        read.Parent = new(key, parent.Key.Type);
        return read;
    }

    private MethodCallExpression LinkedRows(SetModel parent, NavigationModel navigation, Array keys, Type linked)
    {
        var p = Expression.Parameter(parent.Definition.Clr, "p");
        var c = Expression.Parameter(navigation.Target.Definition.Clr, "c");
        var key = Expressions.Inline(parent.Key.Read, p);
        var parents = Where(parent.Definition.Source(request.Db, request.Viewer).Expression, p, Binder.Contains(keys, key, PageKeys));
        var members = Expressions.To(Members(navigation, p), typeof(IEnumerable<>).MakeGenericType(c.Type));
        var pair = Expression.MemberInit(
            Expression.New(linked),
            Expression.Bind(linked.GetProperty("Key")!, key),
            Expression.Bind(linked.GetProperty("Row")!, c));
        return Expressions.Queryable(
            "SelectMany", [p.Type, c.Type, linked], parents,
            Expression.Quote(Expression.Lambda(typeof(Func<,>).MakeGenericType(p.Type, members.Type), members, p)),
            Expression.Quote(Expression.Lambda(pair, p, c)));
    }

    /// <summary>The visible members of a to-many navigation.</summary>
    public Expression Members(NavigationModel navigation, Expression row)
    {
        var members = Expressions.Inline(navigation.Read, row);
        var member = Expression.Parameter(navigation.Target.Definition.Clr, "m");
        return request.Visible(navigation.Target, member) is { } visible
            ? Expressions.Enumerable("Where", member.Type, members, Expression.Lambda(visible, member))
            : members;
    }

    public static MethodCallExpression Where(Expression rows, ParameterExpression row, Expression condition)
        => Expressions.Queryable("Where", [row.Type], rows, Expression.Quote(Expression.Lambda(condition, row)));
}
