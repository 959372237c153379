using System.Linq.Expressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Binding;

/// <summary>Functions on text.</summary>
internal sealed partial class Binder
{
    private Typed TextTest(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        var part = Argument(call, 1, DataKind.String);
        var method = call.Function switch
        {
            "contains" => nameof(string.Contains),
            "startswith" => nameof(string.StartsWith),
            _ => nameof(string.EndsWith),
        };
        return new(Expression.Call(text.Value, method, null, part.Value), DataType.Boolean) { NullWhen = NullWhen(text, part) };
    }

    private Typed Matches(CallNode call)
    {
        if (!request.Model.Limits.AllowPatterns)
            throw Refusal.Unsupported("matchesPattern");
        var text = Argument(call, 0, DataKind.String);
        var pattern = Argument(call, 1, DataKind.String);
        var match = Expression.Call(typeof(System.Text.RegularExpressions.Regex), "IsMatch", null, text.Value, pattern.Value);
        return new(match, DataType.Boolean) { NullWhen = NullWhen(text, pattern) };
    }

    private Typed Text(CallNode call, DataType type, Func<Expression, Expression, Expression> make)
    {
        var a = Argument(call, 0, DataKind.String);
        var b = Argument(call, 1, DataKind.String);
        return OrNull(make(a.Value, b.Value), type, a, b);
    }

    private Typed Length(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        return OrNull(Expression.Property(text.Value, nameof(string.Length)), DataType.Int32, text);
    }

    private Typed TextMethod(CallNode call, string method)
    {
        var text = Argument(call, 0, DataKind.String);
        return new(Expression.Call(text.Value, method, null), text.Type);
    }

    private Typed Substring(CallNode call)
    {
        var text = Argument(call, 0, DataKind.String);
        var numbers = call.Arguments.Skip(1).Select((_, i) => Number(Argument(call, i + 1, DataKind.Int32, DataKind.Int16, DataKind.Byte))).ToArray();
        return OrNull(Expression.Call(text.Value, nameof(string.Substring), null, numbers), DataType.String, text);
    }

    private static Expression Number(Typed number) => Expressions.To(number.Value, typeof(int));
}
