using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Apply;

/// <summary>What is wrong is 400, what the extension has and this service has not is 501; both say what.</summary>
public sealed class RefusingSteps
{
    [Theory]
    [InlineData("$apply=groupby((Nmae))", "400 UnknownProperty")]
    [InlineData("$apply=groupby((Hand))/filter(Name eq 'x')", "400 UnknownProperty")]
    [InlineData("$apply=groupby((Hand))&$select=Name", "400 UnknownProperty")]
    [InlineData("$apply=groupby((Hand))&$orderby=Name", "400 UnknownProperty")]
    [InlineData("$apply=groupby((Hand,Hand))", "400 NameTaken")]
    [InlineData("$apply=groupby((Hand),aggregate($count as Hand))", "400 NameTaken")]
    [InlineData("$apply=aggregate($count as N,$count as N)", "400 NameTaken")]
    [InlineData("$compute=Rank as Name", "400 NameTaken")]
    [InlineData("$compute=Rank as Club", "400 NameTaken")]
    [InlineData("$compute=1 as A,2 as A", "400 NameTaken")]
    [InlineData("$apply=compute(1 as A)&$compute=2 as A", "400 NameTaken")]
    [InlineData("$apply=aggregate(Name with sum as N)", "400 TypeMismatch")]
    [InlineData("$apply=groupby((Phone))", "400 NotFilterable")]
    [InlineData("$apply=aggregate(Phone with max as P)", "400 NotFilterable")]
    [InlineData("$compute=Phone as P", "400 NotFilterable")]
    [InlineData("$apply=topcount(2,Name)", "400 TypeMismatch")]
    [InlineData("$apply=topcount(-1,Score)", "400 InvalidValue")]
    [InlineData("$apply=groupby((Hand))&$expand=Club", "400 OptionNotAllowed")]
    [InlineData("$apply=groupby((Hand))&$search=x", "400 OptionNotAllowed")]
    [InlineData("$apply=groupby((Hand))/search(x)", "400 OptionNotAllowed")]
    [InlineData("$apply=bogus(Hand)", "400 SyntaxError")]
    [InlineData("$apply=aggregate(Rank with sum)", "400 SyntaxError")]
    [InlineData("$apply=identity/identity/identity/identity/identity/identity/identity/identity/identity", "400 TooComplex")]
    [InlineData("$compute=1 add 1 as A,A add A as B,B add B as C,C add C as D,D add D as E,E add E as F,F add F as G,G add G as H,H add H as I,I add I as J,J add J as K", "400 TooComplex")]
    [InlineData("$filter=@a eq 1&@a=@b add @b&@b=@c add @c&@c=@d add @d&@d=@e add @e&@e=@f add @f&@f=@g add @g&@g=@h add @h&@h=@i add @i&@i=@j add @j&@j=@k add @k&@k=@l add @l&@l=@m add @m&@m=1", "400 TooComplex")]
    [InlineData("$apply=concat(identity,aggregate($count as N))", "501 NotSupported")]
    [InlineData("$apply=join(Club as C)", "501 NotSupported")]
    [InlineData("$apply=expand(Club,filter(true))", "501 NotSupported")]
    [InlineData("$apply=ancestors($root/Athletes,H,Id,identity)", "501 NotSupported")]
    [InlineData("$apply=groupby((rollup($all,Hand)))", "501 NotSupported")]
    [InlineData("$apply=aggregate(Rank with sum as S from Hand with average)", "400 SyntaxError")]
    [InlineData("$apply=aggregate(Rank with sum from Hand with average as S)", "501 NotSupported")]
    [InlineData("$apply=aggregate(Rank)", "400 UnknownAggregate")]
    [InlineData("$apply=nest(groupby((Hand)) as Hands)", "501 NotSupported")]
    [InlineData("$apply=addnested(Club,filter(true) as C)", "501 NotSupported")]
    [InlineData("$apply=traverse($root/Athletes,H,Id,preorder,Name desc)", "501 NotSupported")]
    [InlineData("$apply=traverse($root/Athletes,H,Id,sideways)", "400 SyntaxError")]
    [InlineData("$apply=aggregate(Rank with League.Median as S)", "501 NotSupported")]
    [InlineData("$apply=League.Best(n=2)", "501 NotSupported")]
    [InlineData("$apply=topsum(2,Score)", "501 NotSupported")]
    [InlineData("$apply=groupby((Hand),topcount(1,Score))", "501 NotSupported")]
    [InlineData("$apply=groupby((Club))", "501 NotSupported")]
    [InlineData("$apply=groupby((Tags))", "501 NotSupported")]
    [InlineData("$apply=groupby((Photo))", "501 NotSupported")]
    [InlineData("$apply=aggregate(Photo with countdistinct as D)", "501 NotSupported")]
    [InlineData("$apply=aggregate('x' with countdistinct as D)", "501 NotSupported")]
    [InlineData("$apply=aggregate(Active with max as D)", "501 NotSupported")]
    [InlineData("$apply=aggregate(Club/Athletes/Rank with sum as D)", "501 NotSupported")]
    [InlineData("$compute=Club as C", "501 NotSupported")]
    public async Task Says_what_is_wrong(string query, string answer)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("GET", "Athletes?" + query);
        Assert.Equal(answer, $"{status} {body!["error"]!["code"]}");
    }

    [Theory]
    [InlineData("Clubs?$expand=Athletes($apply=aggregate($count as N))", 501)]
    [InlineData("Athletes(1)?$apply=identity", 400)]
    [InlineData("Athletes/$ref?$apply=identity", 400)]
    public async Task Steps_have_their_place(string url, int expected)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(expected, (await service.SendAsync("GET", url)).Status);
    }

    [Fact]
    public async Task A_sum_too_large_for_its_type_is_a_fault_of_the_request()
    {
        foreach (var engine in LeagueService.Engines)
        {
            var service = await LeagueService.ReadOnlyAsync(engine);
            var (status, body, _) = await service.SendAsync(
                "GET", "Athletes?$apply=compute(cast(BirthYear,Edm.Int64) mul 1000000000000000 as B)/aggregate(B with sum as S)");
            Assert.Equal("400 DataError", $"{status} {body!["error"]!["code"]}");
        }
    }
}
