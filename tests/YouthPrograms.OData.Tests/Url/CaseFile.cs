using System.Globalization;
using System.Text;

namespace YouthPrograms.OData.Tests.Url;

/// <summary>One case: an input that a rule of the grammar accepts, or must refuse.</summary>
internal sealed record GrammarCase(string Name, string Rule, string Input, bool MustFail);

/// <summary>Reads a list of cases from the little of YAML that such files use: mappings, lists, folded and quoted scalars.</summary>
internal sealed class CaseFile
{
    private readonly string[] lines;
    private int at;

    private CaseFile(string text) => lines = text.Split('\n');

    public List<GrammarCase> Cases { get; } = [];

    /// <summary>Names by the rule that admits them.</summary>
    public Dictionary<string, HashSet<string>> Names { get; } = [];

    public static CaseFile Read(string text)
    {
        var file = new CaseFile(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        file.ReadNames();
        file.ReadCases();
        return file;
    }

    private void ReadNames()
    {
        HashSet<string> current = [];
        for (at = Find("Constraints:") + 1; at < lines.Length && lines[at] is not ['T', ..]; at++)
        {
            var line = lines[at];
            if (line.StartsWith("    - ", StringComparison.Ordinal))
                current.Add(Scalar(line[6..].Trim()));
            else if (line.StartsWith("  ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
                Names[line.Trim().Split(':')[0]] = current = [];
        }
    }

    private void ReadCases()
    {
        Dictionary<string, string> fields = [];
        for (at = Find("TestCases:") + 1; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("  - ", StringComparison.Ordinal))
            {
                Add(fields);
                fields = [];
                line = "    " + line[4..];
            }
            if (line.Length > 4 && line.StartsWith("    ", StringComparison.Ordinal) && char.IsLetter(line[4]) && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                fields[line[4..colon]] = Value(line[(colon + 1)..]);
        }
        Add(fields);
    }

    private void Add(Dictionary<string, string> fields)
    {
        if (fields.TryGetValue("Input", out var input))
            Cases.Add(new(fields.GetValueOrDefault("Name", ""), fields["Rule"], input, fields.ContainsKey("FailAt")));
    }

    private int Find(string heading) => Array.FindIndex(lines, l => l.StartsWith(heading, StringComparison.Ordinal));

    // A scalar goes on as long as lines are indented deeper than its key, or its quote is open.
    private string Value(string first)
    {
        var text = new StringBuilder(first.Trim());
        while (at + 1 < lines.Length && Continues(text.ToString(), lines[at + 1]))
        {
            at++;
            var next = lines[at].Trim();
            if (text.Length > 0 && text[^1] == '\\' && text[0] == '"')
                text.Length--;
            else if (text.Length > 0)
                text.Append(next.Length == 0 ? '\n' : text[^1] == '\n' ? "" : " ");
            text.Append(next.StartsWith('\\') && text[0] == '"' ? next[1..] : next);
        }
        return Scalar(text.ToString());
    }

    private static bool Continues(string text, string next)
        => IsOpen(text) || (next.StartsWith("      ", StringComparison.Ordinal) && !next.TrimStart().StartsWith("- ", StringComparison.Ordinal));

    private static bool IsOpen(string text) => text.Length > 0 && text[0] switch
    {
        '"' => text.Length == 1 || text[^1] != '"' || text[^2] == '\\',
        '\'' => text.Count(c => c == '\'') % 2 == 1,
        _ => false,
    };

    private static string Scalar(string text) => text switch
    {
        ['"', ..] => Unescape(text[1..^1]),
        ['\'', ..] => text[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ => text.Split(" #")[0],
    };

    private static string Unescape(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }
            i++;
            result.Append(text[i] switch
            {
                'r' => '\r',
                'n' => '\n',
                't' => '\t',
                'u' => (char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var c => c,
            });
            i += text[i] == 'u' ? 4 : 0;
        }
        return result.ToString();
    }
}
