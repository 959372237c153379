using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Url;

/// <summary>A request's path and options, parsed and not yet bound to the model.</summary>
internal sealed class RequestUrl
{
    private static readonly HashSet<string> Texts = ["format", "skiptoken", "deltatoken", "id", "index", "schemaversion"];
    private static readonly HashSet<string> Parsed = [.. OptionSets.Items.Except(["levels"])];

    public required IReadOnlyList<Segment> Path { get; init; }
    public ItemOptions Options { get; } = new();

    /// <summary>Options that are plain text, by name in lower case without the dollar.</summary>
    public Dictionary<string, string> Text { get; } = [];

    /// <summary>Every option as it came: name and value still encoded.</summary>
    public required IReadOnlyList<(string Name, string Value)> Raw { get; init; }

    public string Format => Text.GetValueOrDefault("format") ?? "";

    public static RequestUrl Parse(string rawPath, string rawQuery, ODataLimits limits)
    {
        if (rawPath.Length + rawQuery.Length > limits.MaxUrlLength)
            throw Refusal.Of(414, "UrlTooLong", Message.UrlTooLong, limits.MaxUrlLength);
        var path = rawPath.Trim('/').Length == 0 ? [] : ResourcePath.Parse(rawPath.TrimEnd('/').TrimStart('/'), limits);
        var url = new RequestUrl { Path = path, Raw = Split(rawQuery) };
        for (var i = 0; i < url.Raw.Count; i++)
            url.Read(i, url.Raw[i].Name, url.Raw[i].Value, limits);
        return url;
    }

    /// <summary>Whether a name is surely no option of the protocol, and its value nobody's business here.</summary>
    public static bool IsForeign(ReadOnlySpan<char> rawName)
    {
        if (rawName.ContainsAny('$', '@', '%'))
            return false;
        var option = rawName.ToString().ToLowerInvariant();
        return !Texts.Contains(option) && !Parsed.Contains(option);
    }

    public static List<(string Name, string Value)> Split(string rawQuery)
        => [.. rawQuery.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    private static (string, string) Pair(string raw)
    {
        var equals = raw.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (raw, "\0") : (raw[..equals], raw[(equals + 1)..]);
    }

    private void Read(int number, string rawName, string rawValue, ODataLimits limits)
    {
        var name = Uri.UnescapeDataString(rawName);
        var value = rawValue == "\0" ? "" : Percent.Decode(rawValue, out _);
        if (name.StartsWith('@'))
        {
            ReadAlias(number, name, value, limits);
            return;
        }
        var isSystem = name.StartsWith('$');
        var option = (isSystem ? name[1..] : name).ToLowerInvariant();
        if (Texts.Contains(option) || (Parsed.Contains(option) && (isSystem || !OptionSets.Temporal.Contains(option))))
            ReadSystem(number, name, option, rawValue, limits);
        else if (isSystem)
            throw Refusal.BadRequest("UnknownOption", Message.UnknownOption, name);
    }

    private void ReadAlias(int number, string name, string value, ODataLimits limits)
    {
        if (!Patterns.Whole(Patterns.Identifier(), name[1..]))
            throw Refusal.BadRequest("UnknownOption", Message.UnknownOption, name);
        if (!Options.Aliases.TryAdd(name, ExpressionParser.ParseAll(new(value, limits) { Source = number })))
            throw Refusal.BadRequest("DuplicateOption", Message.DuplicateOption, name);
    }

    private void ReadSystem(int number, string name, string option, string rawValue, ODataLimits limits)
    {
        if (Options.Given.Contains(option))
            throw Refusal.BadRequest("DuplicateOption", Message.DuplicateOption, name);
        Options.Given.Add(option);
        if (rawValue == "\0" || rawValue.Length == 0)
            throw Refusal.Syntax(name.Length, name);
        if (rawValue.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0)
            throw Refusal.Syntax(hash, rawValue);
        var s = new Scanner(Percent.Decode(rawValue, out var encoded), limits, encoded) { Source = number };
        if (Texts.Contains(option))
        {
            CheckText(option, s);
            Text[option] = s.Text;
            return;
        }
        if (option is "top" or "skip" && !s.Text.All(char.IsAsciiDigit))
            throw Refusal.BadRequest("InvalidValue", Message.NegativeNumber, name);
        OptionsParser.TryRead(s, Options, option);
        s.RequireEnd();
    }

    private static void CheckText(string option, Scanner s)
    {
        if (option == "index" && !Patterns.Whole(Patterns.Integer(), s.Text))
            throw s.Fail();
    }
}
