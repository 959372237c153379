using System.Linq.Expressions;

namespace YouthPrograms.OData.Model;

internal static class Members
{
    /// <summary>The CLR property a selector such as <c>t =&gt; t.Name</c> names.</summary>
    public static string NameOf(LambdaExpression selector)
    {
        var body = selector.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : selector.Body;
        return body is MemberExpression { Expression: ParameterExpression } member
            ? member.Member.Name
            : throw new ArgumentException($"'{selector}' does not name a property.", nameof(selector));
    }
}
