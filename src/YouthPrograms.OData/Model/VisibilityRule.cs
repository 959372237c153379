using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using YouthPrograms.OData.Binding;

namespace YouthPrograms.OData.Model;

/// <summary>
/// A row predicate taken apart: what depends on the viewer alone is computed once for a request. Truth values become part of
/// the statement's text, as they decide what there is to ask; everything else becomes a parameter.
/// </summary>
internal sealed class VisibilityRule
{
    private readonly LambdaExpression predicate;
    private readonly Dictionary<ParameterExpression, ViewerPart> parts;

    public VisibilityRule(LambdaExpression predicate)
    {
        var taking = new Taking(predicate.Parameters[1]);
        this.predicate = Expression.Lambda(taking.Visit(predicate.Body)!, predicate.Parameters[0]);
        parts = taking.Parts;
    }

    public IReadOnlyCollection<ViewerPart> Parts => parts.Values;

    public Expression On(Expression row, object viewer)
        => new Giving(parts, viewer).Visit(Expressions.Inline(predicate, row));

    private sealed class Taking(ParameterExpression viewer) : ExpressionVisitor
    {
        public Dictionary<ParameterExpression, ViewerPart> Parts { get; } = [];

        public override Expression? Visit(Expression? node)
        {
            if (node is null || node is LambdaExpression || !DependsOnViewerAlone(node))
                return base.Visit(node);
            var known = Parts.FirstOrDefault(p => p.Value.Says(node));
            if (known.Key is not null)
                return known.Key;
            var placeholder = Expression.Parameter(node.Type, "viewer" + Parts.Count);
            Parts.Add(placeholder, new(node, viewer));
            return placeholder;
        }

        // A span cannot be kept; what it is made of can.
        private bool DependsOnViewerAlone(Expression node)
            => !node.Type.IsByRefLike
                && Search.In(node, n => n == viewer)
                && !Search.In(node, n => n is ParameterExpression && n != viewer);
    }

    private sealed class Giving(Dictionary<ParameterExpression, ViewerPart> parts, object viewer) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node)
            => parts.TryGetValue(node, out var part) ? part.For(viewer) : node;
    }
}

/// <summary>One value that a predicate asks of the viewer.</summary>
internal sealed class ViewerPart
{
    private readonly Expression asked;
    private readonly Func<object, object?> read;
    private readonly GivenSource source;

    public ViewerPart(Expression value, ParameterExpression viewer)
    {
        asked = value;
        Type = value.Type;
        var given = Expression.Parameter(typeof(object));
        var typed = Expressions.Inline(Expression.Lambda(value, viewer), Expression.Convert(given, viewer.Type));
        read = Expression.Lambda<Func<object, object?>>(Expression.Convert(typed, typeof(object)), given).Compile();
        source = new(g => read(g.Viewer));
    }

    public Type Type { get; }

    public bool Says(Expression value) => ExpressionEqualityComparer.Instance.Equals(value, asked);

    /// <summary>What of the value changes the statement: whether it is true, or whether it is there.</summary>
    public bool Decides(object viewer) => read(viewer) is { } value && value is not false;

    public Expression For(object viewer)
    {
        var value = read(viewer);
        if (Type == typeof(bool))
            return Expression.Constant(value, Type);
        var slot = Slots.Of(value, Type, source);
        // One parameter however many values, so that the statement stays the same.
        return TypeCatalog.IsCollection(Type)
            ? Expression.Call(typeof(EF), "Parameter", [Type], slot)
            : slot;
    }
}
