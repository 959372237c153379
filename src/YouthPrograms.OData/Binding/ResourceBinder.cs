using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Follows a path through the model. What is not in the model is 404.</summary>
internal sealed class ResourceBinder(RequestContext request)
{
    private ServiceModel Model => request.Model;

    public Resource Bind(IReadOnlyList<Segment> path)
    {
        if (path.Count == 0)
            return new() { Kind = ResourceKind.Service };
        var resource = Root((NameSegment)path[0]);
        foreach (var segment in path.Skip(1))
            Step(resource, segment);
        return resource;
    }

    private Resource Root(NameSegment head)
    {
        switch (head.Name)
        {
            case "$metadata":
                return new() { Kind = ResourceKind.Metadata };
            case "$batch":
                return new() { Kind = ResourceKind.Batch };
            case ['$', ..]:
                throw Refusal.Unsupported(head.Name);
        }
        if (Model.Imports.TryGetValue(head.Name, out var import))
            return new() { Kind = ResourceKind.Operation, Operation = import, Arguments = head.Arguments ?? [] };
        if (!Model.Sets.TryGetValue(head.Name, out var set))
            throw Refusal.NotFound(head.Name);
        var resource = new Resource { Kind = set.IsSingleton ? ResourceKind.Entity : ResourceKind.Collection, Set = set, Rows = request.Rows(set) };
        if (head.Arguments is not null)
            AddKey(resource, head.Arguments);
        return resource;
    }

    private void Step(Resource resource, Segment segment)
    {
        if (resource.IsCount || resource.IsReference || resource.IsRawValue || resource.Kind == ResourceKind.Operation)
        {
            AfterEnd(resource, segment);
            return;
        }
        switch (segment)
        {
            case CountSegment when resource.Kind == ResourceKind.Collection || IsCollectionProperty(resource):
                resource.IsCount = true;
                break;
            case FilterSegment filter when resource.Kind == ResourceKind.Collection:
                var predicate = Binder.Predicate(request, resource.Set!, filter.Condition);
                resource.Rows = Expressions.Queryable("Where", [resource.Set!.Definition.Clr], resource.Rows!, Expression.Quote(predicate));
                break;
            case KeySegment key when resource.Kind == ResourceKind.Collection:
                AddKey(resource, KeyValue(resource.Set!, key.Text));
                break;
            case NameSegment name:
                Named(resource, name);
                break;
            default:
                throw Refusal.NotFound("$" + segment.GetType().Name.Replace("Segment", "", StringComparison.Ordinal).ToLowerInvariant());
        }
    }

    private static void AfterEnd(Resource resource, Segment segment)
    {
        if (segment is NameSegment { Name: "$query" })
            resource.IsQuery = true;
        else
            throw Refusal.Unsupported(segment is NameSegment name ? "/" + name.Name : "/$count");
    }

    private static bool IsCollectionProperty(Resource resource)
        => resource.Kind == ResourceKind.Property && resource.Path[^1].Type.Kind == DataKind.Collection;

    private void Named(Resource resource, NameSegment segment)
    {
        switch (segment.Name)
        {
            case "$ref" when resource.Kind is ResourceKind.Collection or ResourceKind.Entity:
                resource.IsReference = true;
                return;
            case "$value" when resource.Kind == ResourceKind.Property && !resource.Path[^1].Type.IsStructured && !IsCollectionProperty(resource):
                resource.IsRawValue = true;
                return;
            case "$query":
                resource.IsQuery = true;
                return;
            case ['$', ..]:
                throw segment.Name == "$each" || (segment.Name == "$value" && resource.Kind != ResourceKind.Property) ? Refusal.Unsupported(segment.Name) : Refusal.NotFound(segment.Name);
            case "":
                AddKey(resource, segment.Arguments!);
                return;
        }
        if (TryCast(resource, segment) || TryOperation(resource, segment))
            return;
        if (resource.Kind == ResourceKind.Entity)
            Member(resource, segment);
        else if (resource.Kind == ResourceKind.Property)
            Inner(resource, segment.Name);
        else
            throw Refusal.NotFound(segment.Name);
    }

    private bool TryCast(Resource resource, NameSegment segment)
    {
        if (resource.Kind is not (ResourceKind.Entity or ResourceKind.Collection)
            || segment.Name != Model.Namespace + "." + resource.Set!.Type.Name)
            return false;
        if (segment.Arguments is not null)
            AddKey(resource, segment.Arguments);
        return true;
    }

    private bool TryOperation(Resource resource, NameSegment segment)
    {
        if (resource.Kind is not (ResourceKind.Entity or ResourceKind.Collection))
            return false;
        var prefix = Model.Namespace + ".";
        var name = segment.Name.StartsWith(prefix, StringComparison.Ordinal) ? segment.Name[prefix.Length..] : segment.Name;
        var binding = resource.Kind == ResourceKind.Entity ? OperationBinding.Entity : OperationBinding.Collection;
        if (!resource.Set!.Operations.TryGetValue(name, out var operation) || operation.Binding != binding)
            return false;
        resource.Kind = ResourceKind.Operation;
        resource.Operation = operation;
        resource.Arguments = segment.Arguments ?? [];
        return true;
    }

    private void Member(Resource resource, NameSegment segment)
    {
        var type = resource.Set!.Type;
        if (type.Property(segment.Name) is { } property && segment.Arguments is null)
        {
            resource.Kind = ResourceKind.Property;
            resource.Path.Add(property);
        }
        else if (type.Navigation(segment.Name) is { } navigation)
        {
            Navigate(resource, navigation);
            if (segment.Arguments is not null)
                AddKey(resource, segment.Arguments);
        }
        else
        {
            throw Refusal.NotFound(segment.Name);
        }
    }

    private static void Inner(Resource resource, string name)
    {
        var property = resource.Path[^1].Type.Structure?.Property(name) ?? throw Refusal.NotFound(name);
        resource.Path.Add(property);
    }

    private void Navigate(Resource resource, NavigationModel navigation)
    {
        request.Demand(resource.Set!, ODataAccess.Read);
        var parent = Expression.Parameter(resource.Set!.Definition.Clr, "p");
        var target = navigation.Target.Definition.Clr;
        var read = Expressions.Inline(navigation.Read, parent);
        var method = navigation.Many ? "SelectMany" : "Select";
        var result = navigation.Many ? typeof(IEnumerable<>).MakeGenericType(target) : target;
        var selector = Expression.Lambda(typeof(Func<,>).MakeGenericType(parent.Type, result), read, parent);
        var rows = (Expression)Expressions.Queryable(method, [parent.Type, target], resource.Rows!, Expression.Quote(selector));
        resource.ParentRows = resource.Rows;
        resource.ParentSet = resource.Set;
        resource.ParentKey = resource.Key;
        resource.Navigation = navigation;
        resource.Rows = request.Restrict(navigation.Target, navigation.Many ? rows : Present(rows, target));
        resource.Set = navigation.Target;
        resource.Kind = navigation.Many ? ResourceKind.Collection : ResourceKind.Entity;
        resource.Key = null;
    }

    private static MethodCallExpression Present(Expression rows, Type target)
    {
        var row = Expression.Parameter(target, "x");
        var present = Expression.NotEqual(row, Expression.Constant(null, target));
        return Expressions.Queryable("Where", [target], rows, Expression.Quote(Expression.Lambda(present, row)));
    }

    private void AddKey(Resource resource, IReadOnlyList<Argument> arguments)
    {
        if (resource.Kind != ResourceKind.Collection || arguments.Count != 1)
            throw Refusal.NotFound("()");
        var key = resource.Set!.Key;
        if (arguments[0].Name is { } name && name != key.Name)
            throw Refusal.BadRequest("UnknownProperty", Message.UnknownProperty, name, resource.Set.Type.Name);
        var literal = Resolve(arguments[0].Value);
        AddKey(resource, Literals.Value(literal, key.Type), new LiteralSource(literal, key.Type));
    }

    /// <summary>The value of a key or parameter in a path.</summary>
    public object? Literal(Node node, DataType type) => Literals.Value(Resolve(node), type);

    private LiteralNode Resolve(Node node)
    {
        if (node is PathNode { Segments: [NameSegment { Name: ['@', ..] alias }] })
            node = request.Aliases.TryGetValue(alias, out var value)
                ? value
                : throw Refusal.BadRequest("MissingAlias", Message.MissingAlias, alias);
        return node as LiteralNode ?? throw Refusal.Unsupported("()");
    }

    public static object KeyValue(SetModel set, string text)
    {
        var literal = new LiteralNode(0, set.Key.Type.IsNumeric ? LiteralKind.Number : LiteralKind.String, text);
        return Literals.Fits(literal, set.Key.Type) ? Literals.Value(literal, set.Key.Type)! : throw Refusal.NotFound(text);
    }

    private static void AddKey(Resource resource, object? value, SlotSource? source = null)
    {
        resource.Rows = ByKey(resource.Set!, resource.Rows!, value ?? throw Refusal.NotFound("null"), source);
        resource.Key = value;
        resource.Kind = ResourceKind.Entity;
    }

    public static MethodCallExpression ByKey(SetModel set, Expression rows, object key, SlotSource? source = null)
    {
        var row = Expression.Parameter(set.Definition.Clr, "x");
        var equal = Expression.Equal(Expressions.Inline(set.Key.Read, row), Slots.Of(key, set.Key.Type.Clr, source));
        return Expressions.Queryable("Where", [row.Type], rows, Expression.Quote(Expression.Lambda(equal, row)));
    }
}
