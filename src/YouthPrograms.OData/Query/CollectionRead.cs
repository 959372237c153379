using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>One statement to be: what it selects from <see cref="Element"/>, restricted and ordered how.</summary>
internal sealed class CollectionRead(SetModel set, ItemOptions options, ParameterExpression element, Expression row)
{
    public SetModel Set { get; } = set;

    public ItemOptions Options { get; } = options;

    /// <summary>The element of the source; the row itself, or a pair of parent's key and row.</summary>
    public ParameterExpression Element { get; } = element;

    public Expression Row { get; } = row;

    /// <summary>The row with everything that has a name on it.</summary>
    public Typed Start { get; set; } = Binder.Row(set, row);

    /// <summary>What rows of groups consist of; null for entities.</summary>
    public GroupShape? Groups { get; set; }

    /// <summary>The order that $apply asks for, where $orderby asks for none.</summary>
    public IReadOnlyList<OrderItem>? Applied { get; init; }

    public RowShape Shape { get; } = new(set);

    public List<Expression> Columns { get; } = [];

    public List<Expression> Conditions { get; } = [];

    public List<OrderKey> Order { get; } = [];

    /// <summary>For an expansion: the rows below parents with these keys, and the column that says which parent.</summary>
    public Func<Array, Expression>? Below { get; init; }

    /// <summary>For an expansion by a foreign key: the rows below the parent whose key the expression is.</summary>
    public Func<Expression, Expression>? Of { get; init; }

    public int ParentKey { get; set; } = -1;

    /// <summary>The key of the entity that a row is a member of; rows come sorted by it first.</summary>
    public Typed? Parent { get; set; }

    /// <summary>What the context URL of a collection says.</summary>
    public string Fragment => Shape.ReferencesOnly ? "Collection($ref)" : Set.Name + (Groups is null ? Shape.Projection : "(" + Groups.Names + ")");

    /// <summary>What the context URL of one entity says.</summary>
    public string EntityFragment => Shape.ReferencesOnly ? "$ref" : Set.Name + Shape.Projection + (Set.IsSingleton ? "" : "/$entity");

    public int Column(Expression value)
    {
        Columns.Add(Expression.Convert(Expressions.OrNull(value), typeof(object)));
        return Columns.Count - 1;
    }
}

/// <summary><c>Column</c> holds the value that a skip token remembers.</summary>
internal sealed record OrderKey(Typed Value, bool Descending, int Column);

/// <summary>A member of a collection with the key of the entity it belongs to.</summary>
internal sealed class Linked<TKey, TRow>
{
    public required TKey Key { get; init; }
    public required TRow Row { get; init; }
}
