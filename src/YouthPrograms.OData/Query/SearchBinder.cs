using System.Linq.Expressions;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query;

/// <summary>$search: a word is found when a searchable property contains it, whatever its case.</summary>
internal static class SearchBinder
{
    public static Expression Condition(SetModel set, SearchNode search, Expression row)
        => set.Definition.Searchable.Count > 0
            ? Bind(set, search, row)
            : throw Refusal.BadRequest("OptionNotAllowed", Message.OptionNotAllowed, "$search");

    private static Expression Bind(SetModel set, SearchNode search, Expression row) => search switch
    {
        SearchTerm term => Term(set, term, row),
        SearchNot not => Expression.Not(Bind(set, not.Operand, row)),
        SearchBoth both => Expression.AndAlso(Bind(set, both.Left, row), Bind(set, both.Right, row)),
        SearchEither either => Expression.OrElse(Bind(set, either.Left, row), Bind(set, either.Right, row)),
        _ => throw new ArgumentOutOfRangeException(nameof(search)),
    };

    private static BinaryExpression Term(SetModel set, SearchTerm term, Expression row)
    {
        var source = term.Literal?.Text == term.Text ? new LiteralSource(term.Literal, DataType.String) { Lower = true } : null;
        var word = Slots.Of(term.Text.ToLowerInvariant(), typeof(string), source);
        return set.Definition.Searchable.Select(p => Contains(Expressions.Inline(p, row), word)).Aggregate(Expression.OrElse);
    }

    private static BinaryExpression Contains(Expression text, Expression word)
        => Expression.AndAlso(
            Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
            Expression.Call(Expression.Call(text, nameof(string.ToLower), null), nameof(string.Contains), null, word));
}
