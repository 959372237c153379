using System.Globalization;
using System.Text.RegularExpressions;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Whatever the library says, it says in Chinese and in English, with the same particulars.</summary>
public sealed partial class SpeakingTwoLanguages
{
    public static TheoryData<string> All() => new(Enum.GetNames<Message>());

    [Theory]
    [MemberData(nameof(All))]
    public void Every_message(string name)
    {
        var message = Enum.Parse<Message>(name);
        var (english, chinese) = (In("en", message), In("zh-CN", message));
        Assert.DoesNotContain(english, c => c > '\u2e80');
        Assert.Contains(chinese, c => c > '\u2e80');
        Assert.Equal(Particulars(english), Particulars(chinese));
    }

    [Theory]
    [InlineData("en", "The body has 2 error(s).|The property 'Name' is required.|null is not allowed here.")]
    [InlineData("zh-CN", "请求正文有 2 处错误。|必须填写属性“Name”。|此处不允许为 null。")]
    public async Task A_fault_of_a_body_with_its_details(string language, string texts)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, response) = await service.SendAsync("POST", "Athletes", """{"BirthYear":null}""", ("Accept-Language", language));
        var error = body!["error"]!;
        Assert.Equal("400 InvalidBody", $"{status} {error["code"]}");
        Assert.Equal("BirthYear NullNotAllowed,Name MissingProperty", string.Join(',', error["details"]!.AsArray().Select(d => $"{d!["target"]} {d["code"]}").Order()));
        Assert.Equal(
            texts.Split('|').Order(StringComparer.Ordinal),
            error["details"]!.AsArray().Select(d => d!["message"]!.ToString()).Append(error["message"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    private static string In(string language, Message message)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return Messages.Text(message, "<0>", "<1>", "<2>");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Particulars(string text) => string.Join(' ', Placed().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("<[0-2]>")]
    private static partial Regex Placed();
}
