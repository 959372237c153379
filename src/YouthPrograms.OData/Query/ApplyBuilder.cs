using System.Globalization;
using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>The steps of $apply, one after the other, as one query.</summary>
internal sealed class ApplyBuilder(RequestContext request, SetModel set)
{
    private readonly GroupBuilder groups = new(request, set);

    public Applied Run(Expression rows, IReadOnlyList<Transformation> steps)
    {
        var most = request.Model.Limits.MaxApplySteps;
        if (Count(steps) > most)
            throw Refusal.BadRequest("TooComplex", Message.TooManySteps, most);
        var row = Expression.Parameter(set.Definition.Clr, "x");
        return steps.Aggregate(new Applied(rows, row, Binder.Row(set, row)), Step);
    }

    private static int Count(IEnumerable<Transformation> steps)
        => steps.Sum(s => 1 + s.Arguments.OfType<IReadOnlyList<Transformation>>().Sum(Count));

    private Applied Step(Applied input, Transformation step) => step.Name switch
    {
        "identity" => input,
        "filter" => Filter(input, (Node)step.Arguments[0]),
        "search" => Search(input, (SearchNode)step.Arguments[0]),
        "compute" => input with { Row = Computation.Extend(request, input.Row, [.. step.Arguments.Cast<ComputeItem>()]) },
        "groupby" => groups.GroupBy(input, step),
        "aggregate" => groups.Aggregate(input, [.. step.Arguments.Cast<AggregateItem>()]),
        "orderby" => OrderBy(input, [.. step.Arguments.Cast<OrderItem>()]),
        "top" or "skip" => Cut(input, step.Name == "top" ? "Take" : "Skip", (Node)step.Arguments[0]),
        "topcount" => First(input, step, descending: true),
        "bottomcount" => First(input, step, descending: false),
        _ => throw Refusal.Unsupported($"$apply={step.Name}"),
    };

    private Applied Filter(Applied input, Node condition)
    {
        var bound = new Binder(request, input.Row, Usage.Filter).Condition(condition);
        return input with { Rows = ReadBuilder.Where(input.Rows, input.Element, bound) };
    }

    private Applied Search(Applied input, SearchNode search) => input.Keys is null
        ? input with { Rows = ReadBuilder.Where(input.Rows, input.Element, SearchBinder.Condition(set, search, input.Row.Value)) }
        : throw Refusal.BadRequest("OptionNotAllowed", Message.AfterApply, "search");

    private Applied OrderBy(Applied input, IReadOnlyList<OrderItem> order)
    {
        foreach (var item in order)
            ReadBuilder.OrderValue(request, input.Row, item.By);
        return input with { Order = order };
    }

    private Applied First(Applied input, Transformation step, bool descending)
    {
        var value = (Node)step.Arguments[1];
        if (!ReadBuilder.OrderValue(request, input.Row, value).Type.IsNumeric)
            throw Refusal.BadRequest("TypeMismatch", Message.TypeMismatch, step.Name, "Edm.Decimal");
        return Cut(input with { Order = [new(value, descending)] }, "Take", (Node)step.Arguments[0]) with { Order = input.Order };
    }

    private Applied Cut(Applied input, string method, Node number)
    {
        var order = (input.Order ?? []).Select(o => (Value: ReadBuilder.OrderValue(request, input.Row, o.By), o.Descending))
            .Concat(Ties(input).Select(k => (Value: k, Descending: false)));
        var sorted = order.Aggregate(new Sorting(request, input.Rows, input.Element), (s, o) => s.By(o.Value, o.Descending)).Rows;
        return input with { Rows = Expressions.Queryable(method, [input.Element.Type], sorted, Slots.Of(Number(number), typeof(int), new LiteralSource((LiteralNode)number, DataType.Int32))) };
    }

    /// <summary>What makes any order of the rows a total one, so that the same rows come first every time.</summary>
    public IEnumerable<Typed> Ties(Applied applied)
        => applied.Keys ?? [new(Expressions.Inline(set.Key.Read, applied.Element), set.Key.Type)];

    private static int Number(Node node)
        => node is LiteralNode { Kind: LiteralKind.Number } literal
            && int.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.BadRequest("InvalidValue", Message.NegativeNumber, "$apply");
}
