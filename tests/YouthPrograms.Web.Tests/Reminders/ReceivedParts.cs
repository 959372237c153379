using System.Text;
using System.Text.RegularExpressions;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>A mail as it stands in a file or came over the wire, taken apart by hand: headers, and parts with their content.</summary>
public sealed partial class ReceivedParts
{
    private ReceivedParts(string raw)
    {
        var (head, body) = Split(raw);
        Headers = ReadHeaders(head);
        var boundary = Boundary().Match(Headers["Content-Type"]).Groups[1].Value;
        Parts = [.. body.Split($"--{boundary}").Skip(1).SkipLast(1).Select(p => new Part(p.TrimStart('\r', '\n')))];
    }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public IReadOnlyList<Part> Parts { get; }

    public static ReceivedParts Of(string raw) => new(raw);

    /// <summary>A header with its encoded words (RFC 2047) read.</summary>
    public string Decoded(string header) => EncodedWord().Replace(
        Headers[header].Replace("?= =?", "?==?", StringComparison.Ordinal),
        m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    private static (string Head, string Body) Split(string raw)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (raw[..end], raw[(end + 4)..]);
    }

    private static Dictionary<string, string> ReadHeaders(string head) => head
        .Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal)
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    public sealed class Part
    {
        internal Part(string raw)
        {
            var (head, body) = Split(raw);
            var headers = ReadHeaders(head);
            Type = headers["Content-Type"];
            Assert.Equal("base64", headers["Content-Transfer-Encoding"]);
            Content = Encoding.UTF8.GetString(Convert.FromBase64String(body));
        }

        public string Type { get; }

        public string Content { get; }
    }
}
