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

    public int ParentKey { get; set; } = -1;

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
