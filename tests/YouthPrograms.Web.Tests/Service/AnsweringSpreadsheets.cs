using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>
/// Requests in the shape in which Excel and Power BI send them (<c>Recorded/*.http</c>), with the answers they get
/// (<c>Recorded/*.answer</c>); <c>WRITE_GOLDEN=1</c> accepts changed ones. The programs themselves do not run here.
/// </summary>
[Collection(OneService.Name)]
public sealed class AnsweringSpreadsheets(ProgramsApp app)
{
    private static readonly string[] ShownHeaders = ["Content-Type", "OData-Version", "Preference-Applied", "WWW-Authenticate", "Allow"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Folder(), "*.http").Order(StringComparer.Ordinal))
            names.Add(Path.GetFileNameWithoutExtension(file));
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task As_recorded(string name)
    {
        var token = (await app.TokenAsync("admin@demo.test", TokenScope.Read)).Token;
        using var request = Read(await File.ReadAllLinesAsync(Path.Combine(Folder(), name + ".http")), token);
        var answer = await ShowAsync(await app.Browser().SendAsync(request));
        var golden = Path.Combine(Folder(), name + ".answer");
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(golden, answer);
        Assert.Equal(await File.ReadAllTextAsync(golden), answer);
    }

    /// <summary>A table is loaded page by page: each next link is asked with the same headers, until there is none.</summary>
    [Fact]
    public async Task By_pages_until_the_last_row()
    {
        var program = app.Browser();
        var token = (await app.TokenAsync("admin@demo.test", TokenScope.Read)).Token;
        program.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("excel:" + token)));
        program.DefaultRequestHeaders.Add("OData-MaxVersion", "4.0");
        var ids = new List<long>();
        var pages = 0;
        for (var next = "/odata/AuditEvents"; next is not null; pages++)
        {
            var page = await (await program.GetAsync(next)).JsonAsync(200);
            ids.AddRange(page.GetProperty("value").EnumerateArray().Select(e => e.Id()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        var count = await app.InDatabaseAsync(db => Task.FromResult(db.AuditEvents.Count()));
        Assert.True(pages > 1, "one page is no paging");
        Assert.Equal(count, ids.Distinct().Count());
        Assert.Equal(count, ids.Count);
    }

    private static HttpRequestMessage Read(string[] lines, string token)
    {
        var spoken = lines.Where(line => line.Length > 0 && line[0] != '#').ToList();
        var first = spoken[0].Split(' ');
        var request = new HttpRequestMessage(new(first[0]), first[1]);
        foreach (var line in spoken.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(line[..colon], Encoded(line[(colon + 1)..].Trim(), token));
        }
        return request;
    }

    // What stands in braces is sent in base64, with the token in its place.
    private static string Encoded(string value, string token)
    {
        var open = value.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return value;
        var credentials = value[(open + 1)..^1].Replace(":token", ":" + token, StringComparison.Ordinal);
        return value[..open] + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
    }

    private static async Task<string> ShowAsync(HttpResponseMessage answer)
    {
        var shown = new StringBuilder();
        shown.Append(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}\n");
        foreach (var name in ShownHeaders)
        {
            var values = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key == name).SelectMany(h => h.Value).ToList();
            if (values.Count > 0)
                shown.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\n");
        }
        return shown.Append('\n').Append(Body(await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType)).ToString();
    }

    private static string Body(string body, string? type) => type switch
    {
        _ when body.Length == 0 => "",
        "application/json" => JsonNode.Parse(body)!.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n",
        "application/xml" => body.ReplaceLineEndings("\n") == File.ReadAllText(Path.Combine(Folder(), "../Golden/metadata.xml")) ? "Golden/metadata.xml\n" : body,
        _ => body + "\n",
    };

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded");
}
