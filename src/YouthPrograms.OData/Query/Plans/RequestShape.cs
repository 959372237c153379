using System.Globalization;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// An address without its literals. Two requests of one shape bind to the same statements, so a plan is found by
/// <see cref="Key"/> without parsing; the literals are read where they stand. What is not certain has no shape.
/// </summary>
internal sealed class RequestShape
{
    // No address has these, decoded or not; see Append.
    private const char Segment = '\u0001';
    private const char Option = '\u0002';
    private const char Encoded = '\u0003';
    private const char Literal = '\u0004';

    private readonly string path;
    private readonly string query;
    private readonly List<Found> tokens = [];
    private readonly System.Text.StringBuilder key = new(256);

    private RequestShape(string path, string query)
    {
        this.path = path;
        this.query = query;
    }

    public string Key { get; private set; } = "";

    public long? Top { get; private set; }

    public long? Skip { get; private set; }

    public string? Token { get; private set; }

    public string Format { get; private set; } = "";

    public string Path => path;

    public string Query => query;

    public static RequestShape? Of(string path, string query, ODataLimits limits)
    {
        if (path.Length + query.Length > limits.MaxUrlLength)
            return null;
        var shape = new RequestShape(path.TrimEnd('/').TrimStart('/'), query);
        if (!shape.ReadPath() || !shape.ReadQuery())
            return null;
        shape.Key = shape.key.ToString();
        return shape;
    }

    /// <summary>The number of the literal that stands there, or -1.</summary>
    public int Find(LiteralNode literal)
        => tokens.FindIndex(t => t.Source == literal.Source && t.At >= literal.At && t.At <= literal.At + (literal.TypeName ?? "duration").Length
            && t.Kind == literal.Kind && Text(t) == literal.Text);

    /// <summary>Whether the option, whichever way it is written, has literals.</summary>
    public bool HasLiteralsIn(string option)
        => RequestUrl.Split(query).Select((o, i) => (o.Name, Number: i)).Any(o => o.Name.TrimStart('$') == option && tokens.Exists(t => t.Source == o.Number));

    /// <summary>This request's literal in that place.</summary>
    public LiteralNode Node(int number) => new(0, tokens[number].Kind, Text(tokens[number]));

    private static string Text(Found token)
        => token.Kind is LiteralKind.String or LiteralKind.Duration or LiteralKind.Binary or LiteralKind.Enum
            ? token.Text.Replace("''", "'", StringComparison.Ordinal)
            : token.Text;

    private bool ReadPath()
    {
        if (path.Length == 0 || path[0] == '$' || path.Contains("$filter", StringComparison.OrdinalIgnoreCase) || path.Contains("%24", StringComparison.Ordinal))
            return false;
        var start = 0;
        for (var number = 0; start <= path.Length; number++)
        {
            var end = path.IndexOf('/', start);
            if (end < 0)
                end = path.Length;
            key.Append(Segment);
            // A segment that is not a name is a key, whose type only the model knows.
            if (start == end || char.IsAsciiDigit(path[start]) || !ReadLiterals(path.AsSpan(start, end - start), ~number, structuralAfterEquals: false))
                return false;
            start = end + 1;
        }
        return true;
    }

    private bool ReadQuery()
    {
        var rest = query.AsSpan().TrimStart('?');
        var number = 0;
        foreach (var range in rest.Split('&'))
        {
            var option = rest[range];
            if (option.Length > 0 && !ReadOption(option, number++))
                return false;
        }
        return true;
    }

    private bool ReadOption(ReadOnlySpan<char> option, int number)
    {
        var equals = option.IndexOf('=');
        if (equals < 0 || equals == option.Length - 1)
            return false;
        var name = option[..equals];
        var value = option[(equals + 1)..];
        if (RequestUrl.IsForeign(name))
            return true;
        key.Append(Option).Append(name).Append('=');
        return (name[0] == '$' ? name[1..] : name) switch
        {
            "filter" or "orderby" or "compute" or "apply" => ReadLiterals(value, number, structuralAfterEquals: false),
            "expand" => ReadLiterals(value, number, structuralAfterEquals: true),
            "search" => ReadWords(value, number),
            "top" => (Top = Number(value)) is not null,
            "skip" => ReadSkip(value),
            "skiptoken" => ReadToken(value),
            "format" => ReadFormat(value),
            "select" or "count" => Append(value),
            // However else a known option is written, the parser may judge.
            _ => name[0] == '@' && ReadLiterals(value, number, structuralAfterEquals: false),
        };
    }

    private static long? Number(ReadOnlySpan<char> text)
        => text.Length <= 18 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool ReadSkip(ReadOnlySpan<char> text)
    {
        Skip = Number(text);
        key.Append(Skip > 0 ? Literal : '0');
        return Skip is not null;
    }

    private bool ReadToken(ReadOnlySpan<char> text)
    {
        Token = text.ToString();
        return SkipToken.TryPattern(text, key);
    }

    private bool ReadFormat(ReadOnlySpan<char> text)
    {
        Format = Percent.Decode(text.ToString(), out _);
        return true;
    }

    /// <summary>Text as it is, except for what would be mistaken.</summary>
    private bool Append(ReadOnlySpan<char> raw)
    {
        var (text, encoded) = Decode(raw);
        return Append(text, encoded, 0, text.Length);
    }

    private bool Append(string text, IReadOnlySet<int>? encoded, int start, int end)
    {
        var part = text.AsSpan(start, end - start);
        if (encoded is null && !part.ContainsAnyInRange('\0', '\u001f'))
        {
            key.Append(part);
            return true;
        }
        for (var i = start; i < end; i++)
        {
            if (text[i] < ' ' && text[i] != '\t')
                return false;
            if (encoded?.Contains(i) == true)
                key.Append(Encoded);
            key.Append(text[i]);
        }
        return true;
    }

    private static (string Text, IReadOnlySet<int>? Encoded) Decode(ReadOnlySpan<char> raw)
        => (Percent.Decode(raw.ToString(), out var encoded), encoded);

    private bool ReadLiterals(ReadOnlySpan<char> raw, int source, bool structuralAfterEquals)
    {
        var (text, encoded) = Decode(raw);
        for (var i = 0; i < text.Length;)
        {
            var length = LiteralScan.Length(text, i, structuralAfterEquals);
            if (length < 0)
                return false;
            if (length == 0)
            {
                // No literal begins within a name.
                var end = i + 1;
                while (end < text.Length && Scanner.IsNameCharacter(text[i]) && Scanner.IsNameCharacter(text[end]))
                    end++;
                if (!Append(text, encoded, i, end))
                    return false;
                i = end;
                continue;
            }
            if (LiteralScan.Read(text, i, length) is not { } found)
                return false;
            tokens.Add(new(source, i, found.Kind, found.Text));
            key.Append(Literal).Append(found.Class);
            i += length;
        }
        return true;
    }

    private bool ReadWords(ReadOnlySpan<char> raw, int source)
    {
        var (text, encoded) = Decode(raw);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end == i)
            {
                if (text[i] is not (' ' or '(' or ')') || !Append(text, encoded, i, ++end))
                    return false;
                i = end;
                continue;
            }
            var word = text[i..end];
            if (word is "AND" or "OR" or "NOT")
            {
                key.Append(word);
            }
            else
            {
                tokens.Add(new(source, i, LiteralKind.String, word));
                key.Append(Literal);
            }
            i = end;
        }
        return true;
    }

    private readonly record struct Found(int Source, int At, LiteralKind Kind, string Text);
}
