using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

public sealed class BatchingInJson
{
    public static TheoryData<Engine> Engines => [.. LeagueService.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_request_is_answered_under_its_id(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        var responses = await Sending.ResponsesAsync(await service.JsonBatchAsync("""
            {"id":"a","method":"get","url":"Athletes(1)?$select=Name"},
            {"id":"b","method":"GET","url":"/odata/Athletes/$count"},
            {"id":"c","method":"get","url":"http://localhost/odata/Clubs(2)/Name","headers":{"accept":"application/json;odata.metadata=none"}},
            {"id":"d","method":"get","url":"Nothing"},
            {"id":"e","method":"get","url":"Athletes(1)/Photo/$value"},
            {"id":"f","method":"get","url":"http://elsewhere/odata/Clubs"},
            {"id":"g","method":"get","url":"/other/Clubs"},
            {"id":"h","method":"post","url":"Athletes/$query","headers":{"content-type":"text/plain"},"body":"$filter=Id eq 2&$select=Id"}
            """));
        Assert.Equal("a:200 b:200 c:200 d:404 e:200 f:400 g:404 h:200", Sending.Statuses(responses));
        Assert.Equal("Ann", responses[0]!["body"]!["Name"]!.ToString());
        Assert.Equal("8", responses[1]!["body"]!.ToString());
        Assert.Equal("""{"value":"South"}""", responses[2]!["body"]!.ToJsonString());
        Assert.Equal("NotFound", responses[3]!["body"]!["error"]!["code"]!.ToString());
        Assert.Equal("-_8B application/octet-stream", $"{responses[4]!["body"]} {responses[4]!["headers"]!["content-type"]}");
        Assert.Equal("2", responses[7]!["body"]!["value"]![0]!["Id"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_later_request_speaks_of_what_an_earlier_one_created(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        var responses = await Sending.ResponsesAsync(await service.JsonBatchAsync("""
            {"id":"new","method":"post","url":"Athletes","body":{"Name":"Kim"}},
            {"id":"patch","method":"patch","url":"$new","dependsOn":["new"],"headers":{"if-match":"$new","prefer":"return=minimal"},"body":{"Rank":7,"Club@odata.bind":"Clubs(1)"}},
            {"id":"read","method":"get","url":"$new/Rank","dependsOn":["patch"]},
            {"id":"stale","method":"patch","url":"$new","headers":{"If-Match":"$new"},"body":{"Rank":8}}
            """));
        Assert.Equal("new:201 patch:204 read:200 stale:412", Sending.Statuses(responses));
        Assert.Equal("7", responses[2]!["body"]!["value"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_depends_on_a_failure_is_not_run(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        Assert.Equal("1:422 2:424 3:201 4:424 5:201", await service.StatusesAsync("""
            {"id":"1","method":"post","url":"Athletes","body":{"Name":"Nobody"}},
            {"id":"2","dependsOn":["1"],"method":"post","url":"Athletes","body":{"Name":"Two"}},
            {"id":"3","method":"post","url":"Athletes","body":{"Name":"Three"}},
            {"id":"4","if":"$1/$succeeded or not $3/$succeeded","method":"post","url":"Athletes","body":{"Name":"Four"}},
            {"id":"5","if":"$1/$succeeded eq false and ($3/$succeeded)","method":"post","url":"Athletes","body":{"Name":"Five"}}
            """));
        Assert.Equal("9,10", await service.IdsAsync("Athletes?$filter=Id gt 8"));
    }

    [Theory]
    [InlineData("$1/Rank gt 2", true)]
    [InlineData("$1/Rank gt 2 and $1/Name eq 'Kim''s $1'", true)]
    [InlineData("$1/Rank le 2 or not ($1/Active eq true)", true)]
    [InlineData("$1/Rank in (1,7)", true)]
    [InlineData("$1/Nick eq null and $1/$succeeded", true)]
    [InlineData("$1/Rank gt 7", false)]
    [InlineData("$1/Rank gt 'a'", false)]
    [InlineData("$1/Bogus gt 1", false)]
    [InlineData("$2/Rank gt 2 or $2/$succeeded", false)]
    public async Task A_condition_may_look_into_answers(string condition, bool holds)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        Assert.Equal(holds ? "1:201 2:404 3:200" : "1:201 2:404 3:424", await service.StatusesAsync(
            """{"id":"1","method":"post","url":"Athletes","body":{"Name":"Kim's $1","Rank":7}},{"id":"2","method":"get","url":"Athletes(99)"},"""
                + $$"""{"id":"3","if":"{{condition}}","method":"get","url":"Clubs(1)"}"""));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_goes_on_after_a_failure_unless_asked_to_stop(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        const string Requests = """
            {"id":"1","method":"get","url":"Nothing"},{"id":"2","method":"get","url":"Athletes(1)"}
            """;
        Assert.Equal("1:404 2:200", await service.StatusesAsync(Requests));
        Assert.Equal("1:404", await service.StatusesAsync(Requests, ("Prefer", "continue-on-error=false")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_group_is_done_whole(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        var responses = await Sending.ResponsesAsync(await service.JsonBatchAsync("""
            {"id":"1","atomicityGroup":"g","method":"post","url":"Athletes","body":{"Name":"Kim"}},
            {"id":"2","atomicityGroup":"g","method":"patch","url":"$1","headers":{"if-match":"*"},"body":{"Rank":7}},
            {"id":"3","atomicityGroup":"g","method":"delete","url":"Athletes(8)","headers":{"if-match":"*"}},
            {"id":"4","dependsOn":["g"],"method":"get","url":"$1/Rank/$value"}
            """));
        Assert.Equal("1:201 2:200 3:204 4:200", Sending.Statuses(responses));
        Assert.Equal("g 7", $"{responses[0]!["atomicityGroup"]} {responses[3]!["body"]}");
        Assert.Equal("1,2,3,4,5,6,7,9", await service.IdsAsync("Athletes?$orderby=Id"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_a_group_that_fails_in_its_middle_nothing_is_left(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        Assert.Equal("1:424 2:422 3:424 4:424 5:201", await service.StatusesAsync("""
            {"id":"1","atomicityGroup":"g","method":"patch","url":"Athletes(1)","headers":{"if-match":"*"},"body":{"Rank":99}},
            {"id":"2","atomicityGroup":"g","method":"post","url":"Athletes","body":{"Name":"Nobody"}},
            {"id":"3","atomicityGroup":"g","method":"delete","url":"Athletes(8)","headers":{"if-match":"*"}},
            {"id":"4","dependsOn":["g"],"method":"get","url":"Athletes(1)"},
            {"id":"5","method":"post","url":"Athletes","body":{"Name":"Kim"}}
            """));
        Assert.Equal("3", (await service.GetAsync("Athletes(1)"))["Rank"]!.ToString());
        Assert.Equal("Kim", (await service.GetAsync("Athletes?$orderby=Id desc&$top=1"))["value"]![0]!["Name"]!.ToString());
        Assert.Equal("9", (await service.GetAsync("Athletes?$count=true&$top=0"))["@odata.count"]!.ToString());
        await RequireWorkingAsync(service);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_fault_inside_a_group_leaves_no_transaction_open(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        Assert.Equal("1:424 2:500", await service.StatusesAsync("""
            {"id":"1","atomicityGroup":"g","method":"patch","url":"Athletes(1)","headers":{"if-match":"*"},"body":{"Rank":99}},
            {"id":"2","atomicityGroup":"g","method":"post","url":"Break"}
            """));
        Assert.Equal("3", (await service.GetAsync("Athletes(1)"))["Rank"]!.ToString());
        await RequireWorkingAsync(service);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Groups_that_change_the_same_row_follow_each_other(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        const string Group = """
            {"id":"1","atomicityGroup":"g","method":"post","url":"Athletes","body":{"Name":"Kim"}},
            {"id":"2","atomicityGroup":"g","method":"patch","url":"Athletes(1)","headers":{"if-match":"W/\"0\""},"body":{"Rank":9}}
            """;
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.StatusesAsync(Group)));
        Assert.Equal(1, all.Count(s => s == "1:201 2:200"));
        Assert.Equal(5, all.Count(s => s == "1:424 2:412"));
        Assert.Equal("9", (await service.GetAsync("Athletes?$count=true&$top=0"))["@odata.count"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_part_acts_for_the_batchs_caller_and_cannot_be_another(Engine engine)
    {
        await using var service = await LeagueService.StartAsync(engine);
        const string Requests = """{"id":"1","method":"get","url":"Clubs/$count","headers":{"Cookie":"x","Authorization":"y"}}""";
        var stranger = await Sending.ResponsesAsync(await service.JsonBatchAsync(Requests));
        var member = await Sending.ResponsesAsync(await service.JsonBatchAsync(Requests, ("X-Member", "3")));
        Assert.Equal("2 3", $"{stranger[0]!["body"]} {member[0]!["body"]}");
    }

    private static async Task RequireWorkingAsync(LeagueService service)
    {
        var (status, body, _) = await service.SendAsync("PATCH", "Athletes(2)", """{"Rank":5}""", ("If-Match", "*"));
        Assert.True(status == 200, body?.ToString());
    }
}
