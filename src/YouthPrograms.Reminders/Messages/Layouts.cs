using System.Net;
using System.Text;

namespace YouthPrograms.Reminders.Messages;

/// <summary>The one look of all mails. Colours keep their contrast in dark mode; every value is encoded.</summary>
internal static class Layouts
{
    public static string Text(Letter letter, Links links)
    {
        var text = new StringBuilder();
        text.AppendLine(letter.Texts["greeting"]).AppendLine().AppendLine(letter.Lead).AppendLine();
        foreach (var (label, value) in letter.Lines)
            text.Append(label).Append(letter.Texts["colon"]).AppendLine(value);
        text.AppendLine().Append(letter.Link.Label).Append(letter.Texts["colon"]).AppendLine(letter.Link.Address.AbsoluteUri);
        text.AppendLine().AppendLine("-- ").AppendLine(letter.Why).Append(letter.Texts["footer"]).AppendLine(links.Home.AbsoluteUri);
        if (letter.Unsubscribe is { } stop)
            text.Append(letter.Texts["unsubscribe"]).AppendLine(stop.AbsoluteUri);
        return text.Replace("\r\n", "\n").Replace("\n", "\r\n").ToString();
    }

    public static string Html(Letter letter, Links links)
    {
        var rows = letter.Lines.Select(line => $"""
            <tr>
            <th scope="row" style="text-align:left;vertical-align:top;padding:6px 16px 6px 0;white-space:nowrap;font-weight:600">{Encode(line.Label)}</th>
            <td style="padding:6px 0;overflow-wrap:anywhere">{Encode(line.Value)}</td>
            </tr>
            """);
        var html = $$"""
            <!doctype html>
            <html lang="{{letter.Texts.Language}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{{Encode(letter.Subject)}}</title>
            <style>
            :root { color-scheme: light dark }
            @media (prefers-color-scheme: dark) {
            .page { background: #16191d !important; color: #e8eaed !important }
            .link { background: #8ab4f8 !important; color: #10131a !important }
            .quiet { color: #b4bac2 !important }
            }
            </style>
            </head>
            <body class="page" style="margin:0;background:#ffffff;color:#1f2328;font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">
            <div style="max-width:36em;margin:0 auto;padding:24px 20px">
            <h1 style="font-size:20px;line-height:1.4;margin:0 0 16px">{{Encode(letter.Subject)}}</h1>
            <p style="margin:0 0 16px">{{Encode(letter.Lead)}}</p>
            <table style="border-collapse:collapse;margin:0 0 20px;font-size:15px">
            {{string.Join('\n', rows)}}
            </table>
            <p style="margin:0 0 28px"><a class="link" href="{{Encode(letter.Link.Address.AbsoluteUri)}}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1a56b8;color:#ffffff;text-decoration:none">{{Encode(letter.Link.Label)}}</a></p>
            <p class="quiet" style="margin:0;font-size:13px;color:#57606a">{{Encode(letter.Why)}}<br>{{Encode(letter.Texts["footer"])}}{{Anchor(links.Home)}}{{Unsubscribe(letter)}}</p>
            </div>
            </body>
            </html>

            """;
        return html.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Unsubscribe(Letter letter) => letter.Unsubscribe is { } stop
        ? $"<br>{Encode(letter.Texts["unsubscribe"])}{Anchor(stop)}"
        : "";

    private static string Anchor(Uri address) =>
        $"""<a href="{Encode(address.AbsoluteUri)}" style="color:inherit">{Encode(address.AbsoluteUri)}</a>""";

    private static string Encode(string value) => WebUtility.HtmlEncode(value);
}
