using System.Text.RegularExpressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Tests.Url;

/// <summary>The library's parser for each rule of the grammar, and the names a case file allows.</summary>
internal sealed class Grammar(IReadOnlyDictionary<string, HashSet<string>> names)
{
    private static readonly ODataLimits Limits = new() { MaxExpressionNodes = 5000 };

    /// <summary>Rules of message headers and context URLs, which this library writes but never reads.</summary>
    private static readonly HashSet<string> NotRead = ["context", "header", "request-id"];

    private readonly NameRules rules = new(names);

    public static bool IsRead(GrammarCase one) => !NotRead.Contains(one.Rule) && !one.Input.Contains("$metadata#", StringComparison.Ordinal);

    public bool Accepts(string rule, string input)
    {
        try
        {
            return Parse(rule, input);
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    private bool Parse(string rule, string input) => rule switch
    {
        "odataUri" => Absolute(input),
        "odataRelativeUri" => Relative(input),
        "resourcePath" => Path(input),
        "queryOptions" or "systemQueryOption" or "customQueryOption" => Options(input),
        "filter" or "expand" or "select" or "orderby" or "orderBy" or "compute" or "search" or "skiptoken" or "deltatoken"
            => !input.Contains('&', StringComparison.Ordinal) && Options(input),
        "searchExpr" => Whole(input, s => SearchParser.Parse(s)),
        "functionParameter" => Path("F(" + input + ")"),
        "stringInUrl" => Whole("[" + input + "]", s => ExpressionParser.Parse(s)),
        "anyExpr" => Whole("x/" + input, s => ExpressionParser.Parse(s)),
        "odataIdentifier" or "entitySetName" => Patterns.Whole(Patterns.Identifier(), input),
        "maxpagesizePreference" or "includeAnnotationsPreference" or "preference" => PreferText.IsValid(input),
        "prefer" => PreferText.IsValid(input["Prefer: ".Length..]),
        "primitiveValue" => IsPrimitiveValue(input),
        "booleanValue" => input is "true" or "false",
        _ when rule.EndsWith("Value", StringComparison.Ordinal) => Patterns.Whole(ValueRule(rule), input),
        _ when rule.EndsWith("Expr", StringComparison.Ordinal) => Whole(input, s => ExpressionParser.Parse(s)),
        _ => Literal(rule, input),
    };

    private static Regex ValueRule(string rule) => rule switch
    {
        "dateValue" => Patterns.Date(),
        "dateTimeOffsetValue" => Patterns.DateTimeOffset(),
        "timeOfDayValue" => Patterns.TimeOfDay(),
        "durationValue" => Patterns.Duration(),
        "enumValue" => Patterns.EnumMembers(),
        "decimalValue" or "doubleValue" or "singleValue" => Patterns.Number(),
        _ => Patterns.Integer(),
    };

    private static bool IsPrimitiveValue(string input)
        => new[] { Patterns.Guid(), Patterns.Number(), Patterns.EnumMembers(), Patterns.Base64() }.Any(r => Patterns.Whole(r, input))
            || GeoText.IsValid(input);

    private static bool Literal(string rule, string input)
    {
        var s = new Scanner(Percent.Decode(input, out _), Limits);
        return LiteralParser.TryParse(s) is { } literal && s.End && Fits(rule, literal.Kind);
    }

    private static bool Fits(string rule, LiteralKind kind) => rule switch
    {
        "date" => kind == LiteralKind.Date,
        "boolean" => kind == LiteralKind.Boolean,
        "guid" => kind == LiteralKind.Guid,
        _ => true,
    };

    private static bool Whole(string input, Action<Scanner> parse)
    {
        var s = new Scanner(Percent.Decode(input, out var encoded), Limits, encoded);
        parse(s);
        return s.End;
    }

    // Where the service root ends is not said in the URL: some place after the host must do.
    private bool Absolute(string input)
    {
        var authority = Regex.Match(input, @"^https?://(\[[0-9A-Za-z:.]+\](:\d+)?|[^/\[\]]+)/");
        return authority.Success && Enumerable.Range(authority.Length, input.Length - authority.Length + 1)
            .Where(i => input[i - 1] == '/')
            .Any(i => i == input.Length || Accepts("odataRelativeUri", input[i..]));
    }

    private bool Relative(string input)
    {
        var mark = input.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? input : input[..mark];
        return Path(path) && (mark < 0 || Options(input[(mark + 1)..])) && FitsEntity(path, mark < 0 ? "" : input[mark..]);
    }

    // $entity takes $id always, and shapes the answer only when the type is named.
    private static bool FitsEntity(string path, string query)
        => path != "$entity" || (query.Contains("id=", StringComparison.Ordinal) && !query.Contains("select=", StringComparison.Ordinal));

    private bool Path(string input) => rules.Admits(ResourcePath.Parse(input, Limits));

    private bool Options(string input)
    {
        var url = RequestUrl.Parse("", input, Limits);
        return url.Raw.All(o => o.Name[0] is '$' or '@' || IsSystem(url, o.Name) || IsCustom(o.Name)) && rules.Admits(url.Options.Apply ?? []);
    }

    private static bool IsSystem(RequestUrl url, string name) => url.Options.Given.Contains(name.ToLowerInvariant());

    private bool IsCustom(string name)
        => rules.Is("customName", name) || rules.Is("parameterName", name);
}
