using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Outside the grammar or the model 400, known and not done 501, absent 404: with a code, and never 500.</summary>
public sealed class RefusingRequests
{
    [Theory]
    [InlineData("Athletes?$filter=Name eq", "400 SyntaxError")]
    [InlineData("Athletes?$filter=", "400 SyntaxError")]
    [InlineData("Athletes?$filter=Name eq 'x", "400 SyntaxError")]
    [InlineData("Athletes?$filter=(((((((((((((((((((((((((((((((((((((((((((((true)))))))))))))))))))))))))))))))))))))))))))))", "400 TooComplex")]
    [InlineData("Athletes?$filter=Nmae eq 'x'", "400 UnknownProperty")]
    [InlineData("Athletes?$filter=Club/Nmae eq 'x'", "400 UnknownProperty")]
    [InlineData("Athletes?$filter=Name/Length eq 1", "400 UnknownProperty")]
    [InlineData("Athletes?$filter=Name eq 5", "400 InvalidValue")]
    [InlineData("Athletes?$filter=BirthYear eq 'x'", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=BirthYear eq 99999999999999999999999999999999999", "400 InvalidValue")]
    [InlineData("Athletes?$filter=RegisteredAt gt 0000-01-01", "400 InvalidValue")]
    [InlineData("Athletes?$filter=Hand eq 'Middle'", "400 InvalidValue")]
    [InlineData("Athletes?$filter=Hand eq League.Skills'Spin'", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Hand eq Other.Kind'Spin'", "400 UnknownType")]
    [InlineData("Athletes?$filter=Name", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Name add 1 eq 2", "400 InvalidValue")]
    [InlineData("Athletes?$filter=Name eq BirthYear", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Active gt false", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=length(BirthYear) eq 2", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=year(Name) eq 2", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Name/any(x:true)", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Phone eq 'x'", "400 NotFilterable")]
    [InlineData("Athletes?$filter=startswith(Phone,'x')", "400 NotFilterable")]
    [InlineData("Clubs?$filter=Athletes/any(a:a/Phone eq 'x')", "400 NotFilterable")]
    [InlineData("Tournaments?$filter=Limits/MaxTeams eq 16", "400 NotFilterable")]
    [InlineData("Athletes?$orderby=Phone", "400 NotSortable")]
    [InlineData("Athletes?$orderby=Photo", "400 NotSortable")]
    [InlineData("Athletes?$orderby=Tags", "400 NotSortable")]
    [InlineData("Clubs?$orderby=Address", "400 NotSortable")]
    [InlineData("Athletes?$orderby=Nmae", "400 UnknownProperty")]
    [InlineData("Athletes?$orderby=Name sideways", "400 SyntaxError")]
    [InlineData("Athletes?$select=Nmae", "400 UnknownProperty")]
    [InlineData("Clubs?$select=Address/Nmae", "400 UnknownProperty")]
    [InlineData("Athletes?$expand=Nmae", "400 UnknownProperty")]
    [InlineData("Athletes?$expand=Club($top=1)", "400 OptionNotAllowed")]
    [InlineData("Athletes?$expand=Club($bogus=1)", "400 SyntaxError")]
    [InlineData("Athletes?$expand=Club($select=Id;$select=Id)", "400 SyntaxError")]
    [InlineData("Athletes?$expand=Club($expand=Athletes($expand=Club($expand=Athletes($expand=Club))))", "400 TooDeep")]
    [InlineData("Games?$expand=Next($levels=99)", "400 TooDeep")]
    [InlineData("Athletes?$top=-1", "400 InvalidValue")]
    [InlineData("Athletes?$top=x", "400 InvalidValue")]
    [InlineData("Athletes?$skip=1.5", "400 InvalidValue")]
    [InlineData("Athletes?$count=maybe", "400 SyntaxError")]
    [InlineData("Athletes?$count", "400 SyntaxError")]
    [InlineData("Athletes?$top=1&$top=2", "400 DuplicateOption")]
    [InlineData("Athletes?$top=1&TOP=2", "400 DuplicateOption")]
    [InlineData("Athletes?$bogus=1", "400 UnknownOption")]
    [InlineData("Athletes?$filter=Name eq @x", "400 MissingAlias")]
    [InlineData("Athletes?$filter=@a&@a=@a", "400 MissingAlias")]
    [InlineData("Athletes(1)?$top=1", "400 OptionNotAllowed")]
    [InlineData("Athletes(1)/Name?$select=Id", "400 OptionNotAllowed")]
    [InlineData("Athletes/$count?$orderby=Id", "400 OptionNotAllowed")]
    [InlineData("Clubs?$search=x", "400 OptionNotAllowed")]
    [InlineData("Athletes?$search=(", "400 SyntaxError")]
    [InlineData("Athletes('x')", "400 InvalidValue")]
    [InlineData("Athletes(Key=1)", "400 UnknownProperty")]
    [InlineData("Athletes(1", "400 SyntaxError")]
    [InlineData("Twice()", "400 MissingParameter")]
    [InlineData("Twice(number='x')", "400 InvalidValue")]
    [InlineData("Twice(numero=1)", "400 UnknownParameter")]
    [InlineData("Athletes?$filter=geo.length(Name) gt 1", "501 NotSupported")]
    [InlineData("Athletes?$filter=matchesPattern(Name,'x')", "501 NotSupported")]
    [InlineData("Athletes?$filter=$root/Clubs/any(c:c/Id eq Id)", "501 NotSupported")]
    [InlineData("Athletes?$filter=$root/Nothing(1)/Name eq Name", "400 UnknownName")]
    [InlineData("Athletes?$filter=$root/Clubs('x')/Name eq Name", "400 InvalidValue")]
    [InlineData("Athletes?$filter=$root/Clubs(null)/Name eq Name", "400 InvalidValue")]
    [InlineData("Athletes?$filter=Club gt Club", "501 NotSupported")]
    [InlineData("Athletes?$filter=Club eq $it", "400 TypeMismatch")]
    [InlineData("Athletes?$filter=Club/Address eq Club/Address", "501 NotSupported")]
    [InlineData("Athletes?$filter=RegisteredAt sub RegisteredAt gt duration'P1D'", "501 NotSupported")]
    [InlineData("Athletes?$at=2020-01-01", "501 NotSupported")]
    [InlineData("Athletes?$from=min&$to=max", "501 NotSupported")]
    [InlineData("Clubs?$expand=Athletes($at=2020-01-01)", "501 NotSupported")]
    [InlineData("Clubs?$expand=Athletes(at=2020-01-01)", "400 SyntaxError")]
    [InlineData("Athletes?$$filter=Active", "400 UnknownOption")]
    [InlineData("Athletes?$filter=contains(Tags,['x'])", "501 NotSupported")]
    [InlineData("Athletes?$deltatoken=x", "501 NotSupported")]
    [InlineData("$all", "501 NotSupported")]
    [InlineData("$crossjoin(Clubs,Athletes)", "501 NotSupported")]
    [InlineData("$entity", "400 MissingId")]
    [InlineData("$entity?$id=Clubs", "400 InvalidId")]
    [InlineData("$entity?$id=Clubs(77)", "404 NotFound")]
    [InlineData("$entity?$id=Clubs(1)&$top=1", "400 OptionNotAllowed")]
    [InlineData("$entity?$id=http://elsewhere/odata/Clubs(1)", "400 SyntaxError")]
    [InlineData("$batch", "405 MethodNotAllowed")]
    [InlineData("Athletes/$query", "405 MethodNotAllowed")]
    [InlineData("Athletes/$each", "501 NotSupported")]
    [InlineData("Nothing", "404 NotFound")]
    [InlineData("Athletes(1)/Nothing", "404 NotFound")]
    [InlineData("Athletes/Name", "404 NotFound")]
    [InlineData("Athletes(1)/Club/Athletes(3)", "404 NotFound")]
    [InlineData("Athletes(1)/Name/Nothing", "404 NotFound")]
    [InlineData("Clubs(1)/Address/$value", "404 NotFound")]
    [InlineData("Athletes(1)/$count", "404 NotFound")]
    [InlineData("$nothing", "400 SyntaxError")]
    [InlineData("Athletes/$count/x", "400 SyntaxError")]
    public async Task A_read_is_refused_with_a_code(string url, string expected)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("GET", url);
        Assert.Equal(expected, $"{status} {body?["error"]?["code"]}");
        Assert.NotEmpty(body!["error"]!["message"]!.ToString());
    }

    [Theory]
    [InlineData("PUT", "Clubs(1)", "GET, HEAD")]
    [InlineData("POST", "Clubs", "GET, HEAD")]
    [InlineData("GET", "$batch", "POST")]
    [InlineData("PATCH", "", "GET, HEAD")]
    [InlineData("POST", "$metadata", "GET, HEAD")]
    [InlineData("DELETE", "Athletes", "GET, HEAD, POST")]
    [InlineData("POST", "Athletes(1)", "GET, HEAD, PATCH, PUT, DELETE")]
    [InlineData("POST", "Athletes(1)/Name", "GET, HEAD, PUT, PATCH")]
    [InlineData("PATCH", "Athletes(1)/Nick/$value", "GET, HEAD, PUT, DELETE")]
    [InlineData("DELETE", "Athletes(1)/Name", "GET, HEAD, PUT, PATCH")]
    [InlineData("PUT", "Athletes(1)/Id", "GET, HEAD")]
    [InlineData("PUT", "Athletes(1)/RegisteredAt", "GET, HEAD")]
    [InlineData("PUT", "Clubs(1)/Name", "GET, HEAD")]
    [InlineData("PUT", "Clubs(1)/Address/City", "GET, HEAD")]
    [InlineData("POST", "Athletes(1)/Club/$ref", "GET, HEAD, PUT, DELETE")]
    [InlineData("PUT", "Clubs(1)/Athletes/$ref", "GET, HEAD, POST, DELETE")]
    [InlineData("PUT", "Clubs(1)/Athletes(1)/$ref", "GET, HEAD, DELETE")]
    [InlineData("POST", "Tournaments(1)/Hosts/$ref", "GET, HEAD")]
    [InlineData("PUT", "Games(1)/Red/$ref", "GET, HEAD")]
    [InlineData("POST", "Athletes/$count", "GET, HEAD")]
    [InlineData("GET", "Reset", "POST")]
    [InlineData("POST", "Twice(number=1)", "GET, HEAD")]
    public async Task A_method_out_of_place_says_which_would_do(string method, string url, string allow)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, _, response) = await service.SendAsync(method, url, "{}");
        Assert.Equal(405, status);
        Assert.Equal(allow, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Messages_are_in_the_callers_language()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, body, _) = await service.SendAsync("GET", "Athletes?$filter=Nmae eq 1", null, ("Accept-Language", "zh-CN"));
        Assert.Equal("“Nmae”不是 Athlete 的属性。", body!["error"]!["message"]!.ToString());
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_its_inside()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("POST", "Break", "{}");
        Assert.Equal("500 InternalError", $"{status} {body!["error"]!["code"]}");
        Assert.DoesNotContain("secret", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expansion_beyond_the_limit_is_refused()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxExpandedRows = 4);
        var (status, body, _) = await service.SendAsync("GET", "Clubs?$expand=Athletes");
        Assert.Equal("400 TooManyRows", $"{status} {body!["error"]!["code"]}");
    }
}
