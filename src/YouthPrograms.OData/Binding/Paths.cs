using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Paths: properties, navigations, lambdas, counts, aliases.</summary>
internal sealed partial class Binder
{
    private Typed Path(PathNode path, DataType? wanted)
    {
        var (current, next) = Head(path, wanted);
        for (var i = next; i < path.Segments.Count; i++)
            current = Step(current, path.Segments[i]);
        return current;
    }

    private (Typed Start, int Next) Head(PathNode path, DataType? wanted)
    {
        var head = (NameSegment)path.Segments[0];
        if (head.Name is "$it" or "$this")
            return (it, 1);
        if (head.Name == "$root")
            return (Root((NameSegment)path.Segments[1]), 2);
        if (head.Name[0] == '$')
            throw Refusal.Unsupported(head.Name);
        if (head.Name[0] == '@')
            return (Alias(head.Name, wanted), 1);
        return variables.TryGetValue(head.Name, out var variable) && head.Arguments is null ? (variable, 1) : (it, 0);
    }

    /// <summary>One entity of the service, by its key or as a singleton: the same for every row.</summary>
    private Typed Root(NameSegment segment)
    {
        if (!request.Model.Sets.TryGetValue(segment.Name, out var set))
            throw Refusal.BadRequest("UnknownName", Message.UnknownName, segment.Name);
        request.Demand(set, ODataAccess.Read);
        var rows = request.Rows(set);
        if (segment.Arguments is [{ Name: null } key] && !set.IsSingleton)
            rows = ResourceBinder.ByKey(set, rows, new ResourceBinder(request).Literal(key.Value, set.Key.Type) ?? throw Refusal.BadRequest("InvalidValue", Message.NullNotAllowed));
        else if (segment.Arguments is not null || !set.IsSingleton)
            throw Refusal.Unsupported("$root/" + segment.Name);
        return new(Expressions.Queryable("FirstOrDefault", [set.Definition.Clr], rows), set.RowType.OrNull()) { Set = set };
    }

    private Typed Alias(string name, DataType? wanted)
    {
        if (!request.Aliases.TryGetValue(name, out var value) || openAliases.Contains(name))
            throw Refusal.BadRequest("MissingAlias", Message.MissingAlias, name);
        request.Spend(1);
        return new Binder(request, it, usage, variables, openAliases.Add(name)).Value(value, wanted);
    }

    private Typed Step(Typed source, Segment segment) => segment switch
    {
        NameSegment { Name: "" } or NameSegment { Arguments: not null } => throw Refusal.Unsupported("()"),
        NameSegment name => Named(source, name.Name),
        LambdaSegment lambda => Lambda(source, lambda),
        CountSegment count => Count(source, count),
        FilterSegment filter => Filtered(source, filter.Condition),
        AggregateSegment => throw Refusal.Unsupported("aggregate"),
        _ => throw Refusal.Unsupported("/"),
    };

    private Typed Named(Typed source, string name)
    {
        if (name[0] == '@')
            throw Refusal.Unsupported(name);
        if (source.Members is { } members && members.TryGetValue(name, out var member))
        {
            request.Spend(member.Weight);
            return member;
        }
        if (!source.Type.IsStructured)
            throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, name, source.Type.EdmName(request.Model.Namespace));
        if (name == request.Model.Namespace + "." + source.Type.Structure!.Name)
            return source;
        if (source.Type.Structure.Property(name) is { } property)
            return Property(source, property);
        if (source.Type.Structure.Navigation(name) is { } navigation)
            return Navigation(source, navigation);
        throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, name, source.Type.Structure.Name);
    }

    private Typed Property(Typed source, PropertyModel property)
    {
        if (usage == Usage.Filter && !property.Filterable)
            throw Refusal.BadRequest("NotFilterable", Message.NotFilterable, property.Name);
        if (usage == Usage.Sort && !property.Sortable && property.Type.Kind is not (DataKind.Complex or DataKind.Collection))
            throw Refusal.BadRequest("NotSortable", Message.NotSortable, property.Name);
        var value = Expressions.Inline(property.Read, source.Value);
        var type = source.Type.Nullable ? property.Type.OrNull() : property.Type;
        if (type.Kind is DataKind.Collection or DataKind.Complex)
            return new(value, type) { Guard = source.Guard, NullWhen = property.Type.Nullable || !source.CanBeNull ? null : source.IsNull };
        if (type.Nullable)
            value = Expressions.OrNull(value);
        if (source.Guard is not null)
            value = Expression.Condition(source.Guard, Expressions.OrNull(value), Expression.Constant(null, Expressions.OrNull(value).Type));
        return new(value, source.Guard is null ? type : type.OrNull());
    }

    private Typed Navigation(Typed source, NavigationModel navigation)
    {
        if (!navigation.Filterable)
            throw Refusal.BadRequest("NotFilterable", Message.NotFilterable, navigation.Name);
        var value = Expressions.Inline(navigation.Read, source.Value);
        var target = navigation.Target;
        if (navigation.Many)
            return Collection(source, value, target);
        var visible = request.Visible(target, value);
        var guard = visible is null ? source.Guard : Expressions.And(source.Guard, visible);
        var nullable = navigation.Nullable || source.Type.Nullable;
        return new(value, target.RowType with { Nullable = nullable }) { Set = target, Guard = guard };
    }

    /// <summary>The visible members of a collection of entities.</summary>
    private Typed Collection(Typed source, Expression value, SetModel target)
    {
        var row = Expression.Parameter(target.Definition.Clr, "n");
        if (request.Visible(target, row) is { } visible)
            value = Expressions.Enumerable("Where", row.Type, value, Expression.Lambda(visible, row));
        return new(value, new(DataKind.Collection, value.Type, false) { Element = target.RowType }) { Set = target, Guard = source.Guard };
    }

    private Typed Lambda(Typed source, LambdaSegment lambda)
    {
        var element = RequireCollection(source, lambda.All ? "all" : "any");
        if (lambda.Body is null)
            return new(Guarded(source, Expressions.Enumerable("Any", element.Clr, source.Value), all: false), DataType.Boolean);
        var (row, inner) = Inside(source, element, lambda.Variable!);
        var body = Expression.Lambda(inner.Condition(lambda.Body), row);
        var call = Expressions.Enumerable(lambda.All ? "All" : "Any", element.Clr, source.Value, body);
        return new(Guarded(source, call, lambda.All), DataType.Boolean);
    }

    private static Expression Guarded(Typed source, Expression call, bool all)
        => source.Guard is null ? call : all ? Expression.OrElse(Expression.Not(source.Guard), call) : Expression.AndAlso(source.Guard, call);

    private (ParameterExpression Row, Binder Inner) Inside(Typed source, DataType element, string variable)
    {
        var row = Expression.Parameter(element.Clr, "v" + variables.Count);
        var typed = new Typed(row, element) { Set = source.Set };
        return (row, new(request, it, usage, variables.SetItem(variable, typed), openAliases));
    }

    private Typed Count(Typed source, CountSegment count)
    {
        var element = RequireCollection(source, "$count");
        if (count.Options?.Search is not null)
            throw Refusal.Unsupported("$count($search)");
        var rows = count.Options?.Filter is { } filter ? Filtered(source, filter) : source;
        var value = Expressions.Enumerable("Count", element.Clr, rows.Value);
        return source.Guard is null
            ? new(value, DataType.Int32)
            : new(Expression.Condition(source.Guard, value, Expression.Constant(0)), DataType.Int32);
    }

    private Typed Filtered(Typed source, Node condition)
    {
        var element = RequireCollection(source, "$filter");
        var row = Expression.Parameter(element.Clr, "f");
        var inner = new Binder(request, new(row, element) { Set = source.Set }, Usage.Filter, variables, openAliases);
        return source with { Value = Expressions.Enumerable("Where", element.Clr, source.Value, Expression.Lambda(inner.Condition(condition), row)) };
    }

    private static DataType RequireCollection(Typed source, string what)
        => source.Type.Kind == DataKind.Collection
            ? source.Type.Element!
            : throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, source.Type.Kind, "Collection (" + what + ")");
}
