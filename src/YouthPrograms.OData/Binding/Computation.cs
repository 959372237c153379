using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>$compute: expressions get names that can be used like properties of the row from then on.</summary>
internal static class Computation
{
    public static Typed Extend(RequestContext request, Typed row, IReadOnlyList<ComputeItem>? items)
        => (items ?? []).Aggregate(row, (r, item) => With(r, item.Alias, Value(request, r, item.Value)));

    public static Typed With(Typed row, string name, Typed value)
    {
        RequireFree(row, name);
        var members = row.Members?.ToDictionary() ?? [];
        members.Add(name, value);
        return row with { Members = members };
    }

    private static void RequireFree(Typed row, string name)
    {
        var type = row.Type.Structure!;
        if (row.Members?.ContainsKey(name) == true || type.Property(name) is not null || type.Navigation(name) is not null)
            throw Refusal.BadRequest("NameTaken", Message.NameTaken, name, type.Name);
    }

    /// <summary>The value of an expression as a column can hold it.</summary>
    public static Typed Value(RequestContext request, Typed row, Node node)
    {
        var bound = Plain(new Binder(request, row, Usage.Filter).Value(node), node);
        var weight = Size.Of(bound.Value, request.ExpressionBudget);
        request.Spend(weight);
        return bound with { IsDynamic = true, Weight = weight };
    }

    private static Typed Plain(Typed value, Node node) => value.Type.Kind switch
    {
        DataKind.Null => new(Expression.Constant(null, typeof(string)), DataType.String.OrNull()),
        DataKind.Complex or DataKind.Entity or DataKind.Collection => throw Refusal.Unsupported($"$compute ({value.Type.Kind})"),
        DataKind.Boolean when value.NullWhen is { } nullWhen => new(
            Expression.Condition(nullWhen, Expression.Constant(null, typeof(bool?)), Expressions.OrNull(value.Value)), DataType.Boolean.OrNull()),
        // A comparison with null is null to the database and false to OData.
        DataKind.Boolean when node is BinaryNode or UnaryNode => new(
            Expression.Condition(value.Value, Expression.Constant(true), Expression.Constant(false)), DataType.Boolean),
        _ => new(value.Value, value.CanBeNull ? value.Type : value.Type with { Nullable = false }) { Announced = value.Announced },
    };

    private sealed class Size(int most) : ExpressionVisitor
    {
        private int count;

        public static int Of(Expression expression, int most)
        {
            var size = new Size(most);
            size.Visit(expression);
            return size.count;
        }

        public override Expression? Visit(Expression? node)
        {
            if (++count > most)
                throw Refusal.BadRequest("TooComplex", Message.TooComplex, most);
            return base.Visit(node);
        }
    }
}
