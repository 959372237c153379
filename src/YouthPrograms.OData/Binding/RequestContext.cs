using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

internal enum Dialect
{
    Other,
    Sqlite,
    Postgres,
}

/// <summary>What binding a request needs to know besides its URL.</summary>
internal sealed class RequestContext
{
    private const int ExpressionsPerNode = 10;
    private int spent;

    public RequestContext(ServiceModel model, DbContext db, object viewer, DateTimeOffset now, IReadOnlyDictionary<string, Node> aliases)
    {
        Model = model;
        Db = db;
        Viewer = viewer;
        Now = now;
        Aliases = aliases;
        Dialect = db.Database.ProviderName switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => Dialect.Sqlite,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => Dialect.Postgres,
            _ => Dialect.Other,
        };
    }

    public ServiceModel Model { get; }
    public DbContext Db { get; }
    public object Viewer { get; }
    public DateTimeOffset Now { get; }
    public IReadOnlyDictionary<string, Node> Aliases { get; }
    public Dialect Dialect { get; }

    /// <summary>Sets whose own rule was asked, in that order.</summary>
    public List<(SetModel Set, ODataAccess Access)> Demands { get; } = [];

    /// <summary>Sets whose rows the request can read, by whichever way it comes to them.</summary>
    public HashSet<SetModel> Reached { get; } = [];

    /// <summary>What of the viewer the statements depend on.</summary>
    public HashSet<ViewerPart> Parts { get; } = [];

    /// <summary>How large an expression may become once the names in it are replaced by what they stand for.</summary>
    public int ExpressionBudget => Model.Limits.MaxExpressionNodes * ExpressionsPerNode;

    // A name that stands for two of another, which stands for two of a third, doubles the statement each time.
    public void Spend(int weight)
    {
        spent += weight;
        if (spent > ExpressionBudget)
            throw Refusal.BadRequest("TooComplex", Message.TooComplex, ExpressionBudget);
    }

    /// <summary>Asks the set's own rule, if it has one.</summary>
    public void Demand(SetModel set, ODataAccess access)
    {
        Demands.Add((set, access));
        if (set.Definition.Authorize?.Invoke(access, Viewer) is { } failure)
            throw new RefusalException(failure);
    }

    /// <summary>Whether the viewer may see the row, or null when everybody may.</summary>
    public Expression? Visible(SetModel set, Expression row)
    {
        Reached.Add(set);
        if (set.Visible is not { } rule)
            return null;
        Parts.UnionWith(rule.Parts);
        return rule.On(row, Viewer);
    }

    /// <summary>All rows of the set that the viewer may see.</summary>
    public Expression Rows(SetModel set) => Restrict(set, set.Definition.Source(Db, Viewer).Expression);

    /// <summary>The rows of a query over the set's entities that the viewer may see.</summary>
    public Expression Restrict(SetModel set, Expression rows)
    {
        var row = Expression.Parameter(set.Definition.Clr, "x");
        return Visible(set, row) is { } visible
            ? Expressions.Queryable("Where", [row.Type], rows, Expression.Quote(Expression.Lambda(visible, row)))
            : rows;
    }
}
