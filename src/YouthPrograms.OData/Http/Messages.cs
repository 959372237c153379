using System.Globalization;

namespace YouthPrograms.OData.Http;

/// <summary>Everything the library itself says to a caller.</summary>
internal enum Message
{
    Syntax,
    NotFound,
    Unsupported,
    UnknownProperty,
    UnknownName,
    UnknownOption,
    DuplicateOption,
    OptionNotAllowed,
    TypeMismatch,
    BadOperands,
    NotFilterable,
    NotSortable,
    BadLiteral,
    MissingAlias,
    TooComplex,
    TooDeep,
    TooManyRows,
    BadSkipToken,
    NegativeNumber,
    NotAcceptable,
    MethodNotAllowed,
    NotWritable,
    MalformedJson,
    BodyTooLarge,
    BadMediaType,
    InvalidBody,
    MissingProperty,
    MissingParameter,
    ReadOnlyProperty,
    IfMatchRequired,
    IfMatchFailed,
    NotInteger,
    VersionUnsupported,
    Unexpected,
    UrlTooLong,
    DataError,
    NullNotAllowed,
    NameTaken,
    TooManySteps,
    AfterApply,
}

internal static class Messages
{
    /// <summary>The text in the request's language: Chinese, or else English.</summary>
    public static string Text(Message message, params object?[] arguments)
    {
        var (english, chinese) = Both(message);
        var chosen = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? chinese : english;
        return string.Format(CultureInfo.CurrentCulture, chosen, arguments);
    }

    private static (string English, string Chinese) Both(Message message) => message switch
    {
        Message.Syntax => ("The URL is not valid at position {0}, near \"{1}\".", "URL 在第 {0} 位附近（“{1}”）不合语法。"),
        Message.NotFound => ("There is no {0}, or you may not see it.", "{0} 不存在，或您无权查看。"),
        Message.Unsupported => ("{0} is not supported by this service.", "本服务不支持 {0}。"),
        Message.UnknownProperty => ("'{0}' is not a property of {1}.", "“{0}”不是 {1} 的属性。"),
        Message.UnknownName => ("'{0}' is not known here.", "此处没有名为“{0}”的内容。"),
        Message.UnknownOption => ("'{0}' is not a query option.", "“{0}”不是查询选项。"),
        Message.DuplicateOption => ("The query option '{0}' is given more than once.", "查询选项“{0}”重复出现。"),
        Message.OptionNotAllowed => ("The query option '{0}' does not apply to this resource.", "查询选项“{0}”不适用于此资源。"),
        Message.TypeMismatch => ("A value of type {1} is expected, not {0}.", "应为 {1} 类型的值，而不是 {0}。"),
        Message.BadOperands => ("'{0}' does not work on {1} and {2}.", "“{0}”不能用于 {1} 和 {2}。"),
        Message.NotFilterable => ("The property '{0}' cannot be used in a filter.", "属性“{0}”不能用于筛选。"),
        Message.NotSortable => ("The property '{0}' cannot be used for sorting.", "属性“{0}”不能用于排序。"),
        Message.BadLiteral => ("{0} is not a valid value of type {1}.", "{0} 不是有效的 {1} 值。"),
        Message.MissingAlias => ("The parameter alias '{0}' has no value.", "参数别名“{0}”没有值。"),
        Message.TooComplex => ("The expressions of this request are too large.", "此请求的表达式过于复杂。"),
        Message.TooDeep => ("The expansion is deeper than {0} levels.", "展开层级超过 {0} 层。"),
        Message.TooManyRows => ("The expansion reads more than {0} rows; use a smaller page.", "展开结果超过 {0} 行，请减小页面大小。"),
        Message.BadSkipToken => ("The skip token does not belong to this request.", "跳转标记与此请求不符。"),
        Message.NegativeNumber => ("The query option '{0}' is not a whole number from 0 on.", "查询选项“{0}”应为非负整数。"),
        Message.NotAcceptable => ("No representation is available as '{0}'.", "无法以“{0}”格式提供内容。"),
        Message.MethodNotAllowed => ("{0} is not possible here.", "此处不能使用 {0}。"),
        Message.NotWritable => ("{0} is not possible on {1}.", "{1} 不支持 {0}。"),
        Message.MalformedJson => ("The body is not valid JSON (line {0}, byte {1}).", "请求正文不是有效的 JSON（第 {0} 行，第 {1} 字节）。"),
        Message.BodyTooLarge => ("The body is larger than {0} bytes.", "请求正文超过 {0} 字节。"),
        Message.BadMediaType => ("The body must be application/json.", "请求正文必须是 application/json。"),
        Message.InvalidBody => ("The body has {0} error(s).", "请求正文有 {0} 处错误。"),
        Message.MissingProperty => ("The property '{0}' is required.", "必须填写属性“{0}”。"),
        Message.MissingParameter => ("The parameter '{0}' is required.", "必须提供参数“{0}”。"),
        Message.ReadOnlyProperty => ("The property '{0}' cannot be changed.", "属性“{0}”不能修改。"),
        Message.IfMatchRequired => ("State the version you mean in If-Match.", "请在 If-Match 中给出版本。"),
        Message.IfMatchFailed => ("The entity has changed since you read it.", "该实体在您读取后已被修改。"),
        Message.NotInteger => ("{0} is not a whole number.", "{0} 不是整数。"),
        Message.VersionUnsupported => ("This service speaks OData 4.0 and 4.01.", "本服务使用 OData 4.0 和 4.01。"),
        Message.Unexpected => ("The service failed. The fault has been logged.", "服务出错，错误已记录。"),
        Message.UrlTooLong => ("The address is longer than {0} characters.", "地址超过 {0} 个字符。"),
        Message.DataError => ("The database cannot compute this expression for the stored values.", "数据库无法对现有数据计算此表达式。"),
        Message.NullNotAllowed => ("null is not allowed here.", "此处不允许为 null。"),
        Message.NameTaken => ("The name '{0}' is already taken in {1}.", "名称“{0}”在 {1} 中已被占用。"),
        Message.TooManySteps => ("$apply has more than {0} steps.", "$apply 的步骤超过 {0} 个。"),
        Message.AfterApply => ("{0} does not apply to rows that $apply has grouped.", "{0} 不适用于 $apply 分组后的行。"),
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };
}
