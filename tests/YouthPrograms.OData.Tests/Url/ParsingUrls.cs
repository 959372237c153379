namespace YouthPrograms.OData.Tests.Url;

/// <summary>The grammar against the cases that OASIS publishes, when they are at hand, and against our own otherwise.</summary>
public sealed class ParsingUrls(ITestOutputHelper output)
{
    private const string OwnCases = """
        Constraints:
          customName:
            - lang
          parameterName: []
          entityTypeName:
            - Captain
          complexProperty:
            - Address
        TestCases:
          - Name: key
            Rule: resourcePath
            Input: Clubs(1)/Athletes
          - Name: encoded slash
            Rule: resourcePath
            Input: Clubs('a%2Fb')
          - Name: open quote
            Rule: resourcePath
            FailAt: 7
            Input: Clubs('a/b')
          - Name: complex has no raw value
            Rule: resourcePath
            FailAt: 17
            Input: Clubs(1)/Address/$value
          - Name: nested options
            Rule: expand
            Input: $expand=Athletes($filter=Rank gt 3;$orderby=Name desc;$expand=Club)
          - Name: reference takes no levels
            Rule: expand
            FailAt: 20
            Input: $expand=Next/$ref($levels=2)
          - Name: words as operators
            Rule: search
            Input: $search=NOT a OR "b c"
          - Name: list of literals
            Rule: commonExpr
            Input: Rank in (1,2,null)
          - Name: no list of paths
            Rule: commonExpr
            FailAt: 12
            Input: Rank in (Rank,Score)
          - Name: doubled quote
            Rule: stringLiteral
            Input: "'O''Neil'"
          - Name: no month
            Rule: date
            FailAt: 5
            Input: 2012-13-01
          - Name: custom option
            Rule: queryOptions
            Input: $top=1&lang=zh
        """;

    private static string? Folder => Environment.GetEnvironmentVariable("ODATA_ABNF_CASES") is { Length: > 0 } folder ? folder : null;

    [Fact]
    public void Accepts_what_the_grammar_accepts_and_refuses_what_it_refuses()
    {
        var file = CaseFile.Read(Folder is { } folder ? File.ReadAllText(Path.Combine(folder, "odata-abnf-testcases.yaml")) : OwnCases);
        if (Folder is null)
            output.WriteLine("ODATA_ABNF_CASES is not set: the published cases did not run, only the library's own.");
        var cases = file.Cases.Where(Grammar.IsRead).ToList();
        var grammar = new Grammar(file.Names);
        var refused = cases.Where(c => !c.MustFail && !grammar.Accepts(c.Rule, c.Input)).ToList();
        var accepted = cases.Where(c => c.MustFail && grammar.Accepts(c.Rule, c.Input)).ToList();
        output.WriteLine($"{cases.Count(c => !c.MustFail)} positive, {cases.Count(c => c.MustFail)} negative cases");
        foreach (var wrong in refused.Concat(accepted))
            output.WriteLine($"{(wrong.MustFail ? "accepted" : "refused")} {wrong.Rule}: {wrong.Input}");
        Assert.True(cases.Count >= 12);
        Assert.Empty(accepted);
        // A repeated $format is within the grammar; the protocol lets a service refuse repetitions, and this one does.
        Assert.All(refused, c => Assert.Contains("$format=", c.Input, StringComparison.OrdinalIgnoreCase));
    }
}
