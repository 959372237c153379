using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Makes a plan of a request that was just answered without one.</summary>
internal sealed class PlanBuilder(RequestContext request, RequestShape shape)
{
    private readonly StatementCompiler compiler = new(request, shape);
    private readonly ReadBuilder builder = new(request);
    private readonly Reader reader = new(request, CancellationToken.None);

    /// <exception cref="NoPlanException">Something of the request is not certain to be the same the next time.</exception>
    public Plan Build(Resource resource, ItemOptions options, int pageSize, string? token)
    {
        // A filter of the context's own may compare with anything.
        if (request.Db.Model.GetEntityTypes().Any(e => e.GetDeclaredQueryFilters().Count > 0))
            throw new NoPlanException("query filters");
        if (request.Parts.Count > PlanFamily.MostParts)
            throw new NoPlanException("too much of the viewer");
        return resource switch
        {
            { Kind: ResourceKind.Collection, IsCount: true } => Count(resource, options),
            { Kind: ResourceKind.Collection } => Page(resource, options, pageSize, token),
            { Kind: ResourceKind.Entity } => Entity(resource, options),
            _ => throw new NoPlanException("a resource of another kind"),
        };
    }

    private Plan Count(Resource resource, ItemOptions options) => new()
    {
        Set = resource.Set!,
        IsEntity = false,
        HasParent = resource.ParentRows is not null,
        Count = compiler.Count(builder.Counted(resource.Set!, options, resource.Rows!)),
    };

    private Plan Page(Resource resource, ItemOptions options, int pageSize, string? token)
    {
        var (read, rows) = builder.Collection(resource.Set!, options, resource.Rows!);
        read.Shape.ReferencesOnly = resource.IsReference;
        var filtered = Reader.Filter(read, rows);
        var plan = new Plan
        {
            Read = read,
            Set = read.Set,
            IsEntity = false,
            HasParent = resource.ParentRows is not null,
            Rows = compiler.Read(read, reader.OnePage(read, filtered, pageSize, token)),
            Count = options.Count == true ? compiler.Count(filtered) : null,
            QuotesLiterals = shape.HasLiteralsIn("expand"),
        };
        AddMembers(plan, read.Shape);
        return plan;
    }

    private Plan Entity(Resource resource, ItemOptions options)
    {
        var read = builder.Collection(resource.Set!, options.ForEntity());
        read.Shape.ReferencesOnly = resource.IsReference;
        var plan = new Plan
        {
            Read = read,
            Set = read.Set,
            IsEntity = true,
            HasParent = resource.ParentRows is not null,
            Rows = compiler.Read(read, Reader.One(read, resource.Rows!)),
            QuotesLiterals = shape.HasLiteralsIn("expand"),
        };
        AddMembers(plan, read.Shape);
        return plan;
    }

    private void AddMembers(Plan plan, RowShape shape)
    {
        foreach (var (owner, many) in shape.AllToMany())
        {
            var keys = Array.CreateInstance(owner.Set.Key.Type.Clr, 0);
            plan.Members.Add(many.Read, First(many.Read, keys) ?? compiler.Read(many.Read, reader.Members(many.Read, keys)));
            AddMembers(plan, many.Read.Shape);
        }
    }

    private Statement? First(CollectionRead read, Array keys)
    {
        try
        {
            return reader.FirstMembers(read, keys) is { } first ? compiler.Read(read, first) : null;
        }
        catch (Exception e) when (e is InvalidOperationException or NoPlanException)
        {
            // EF cannot say it for this database; reading all and cutting is the same.
            return null;
        }
    }
}
