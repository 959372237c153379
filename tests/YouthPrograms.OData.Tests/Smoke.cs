using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests;

public sealed class Smoke(ITestOutputHelper output)
{
    [Fact]
    public async Task Shows()
    {
        var s = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        foreach (var u in new[] { "", "Clubs", "Athletes?$top=1", "Athletes(1)?$expand=Club($select=Name)", "Clubs?$expand=Athletes($select=Name)&$select=Name", "Tournaments?$expand=Matches($expand=Red;$top=1;$count=true),Hosts", "$metadata", "$metadata?$format=json", "Athletes?$filter=Weight gt 31.5 and contains(Name,'n')&$orderby=Rank desc", "Tournaments(1)/Matches", "Athletes/$count", "Athletes(1)/Name/$value","Tournaments(1)/Standings()","Twice(number=4)" })
        {
            var (status, body, r) = await s.SendAsync("GET", u);
            output.WriteLine($"{u} -> {status} {body}");
        }
    }
}
