namespace YouthPrograms.OData.Http;

/// <summary>Carries a refusal from the depth of a parser or binder to the one place that answers.</summary>
internal sealed class RefusalException(ODataFailure failure) : Exception(failure.Message)
{
    public ODataFailure Failure { get; } = failure;
}

/// <summary>The library's own refusals, by what the caller did.</summary>
internal static class Refusal
{
    public static RefusalException Syntax(int at, string text)
        => Of(400, "SyntaxError", Message.Syntax, at, Excerpt(text, at));

    public static RefusalException BadRequest(string code, Message message, params object?[] arguments)
        => Of(400, code, message, arguments);

    public static RefusalException Target(string target, string code, Message message, params object?[] arguments)
        => new(new(400, code, Messages.Text(message, arguments), target));

    public static RefusalException NotFound(string what) => Of(404, "NotFound", Message.NotFound, what);

    public static RefusalException Unsupported(string what) => Of(501, "NotSupported", Message.Unsupported, what);

    public static RefusalException Of(int status, string code, Message message, params object?[] arguments)
        => new(new(status, code, Messages.Text(message, arguments)));

    private static string Excerpt(string text, int at)
    {
        var start = Math.Clamp(at - 10, 0, text.Length);
        return text[start..Math.Min(text.Length, start + 30)];
    }
}
