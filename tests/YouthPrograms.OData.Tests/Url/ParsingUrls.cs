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

    /// <summary>Cases that the grammar accepts and this service refuses, by name.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["5.1.8 Format"] = "gives $format four times; the protocol forbids to repeat a system query option (Part 2, 5.1)",
        ["5.1.8 Format - value is case-insensitive"] = "the same",
    };

    private static string? Folder => Environment.GetEnvironmentVariable("ODATA_ABNF_CASES") is { Length: > 0 } folder ? folder : null;

    private static IEnumerable<CaseFile> Files() => Folder is { } folder
        ? Directory.EnumerateFiles(folder, "*-testcases.yaml").Order().Select(f => CaseFile.Read(File.ReadAllText(f)))
        : [CaseFile.Read(OwnCases)];

    [Fact]
    public void Accepts_what_the_grammar_accepts_and_refuses_what_it_refuses()
    {
        if (Folder is null)
            output.WriteLine("ODATA_ABNF_CASES is not set: the published cases did not run, only the library's own.");
        var results = Files().SelectMany(Results).ToList();
        var positive = results.Where(r => !r.Case.MustFail).ToList();
        var negative = results.Where(r => r.Case.MustFail).ToList();
        output.WriteLine($"{positive.Count(r => r.Accepted)} of {positive.Count} positive cases accepted, {negative.Count(r => !r.Accepted)} of {negative.Count} negative ones refused");
        Assert.Equal([], negative.Where(r => r.Accepted).Select(Line));
        Assert.Equal([], positive.Where(r => !r.Accepted && !Exceptions.ContainsKey(r.Case.Name)).Select(Line));
        // Of everything published that a service may be sent; what it sends itself, context addresses and headers of answers, is not read.
        Assert.True(Folder is null ? results.Count == 12 : positive.Count(r => r.Accepted) >= 888 && negative.Count >= 100);
    }

    private static IEnumerable<(GrammarCase Case, bool Accepted)> Results(CaseFile file)
    {
        var grammar = new Grammar(file.Names);
        return file.Cases.Where(Grammar.IsRead).Select(c => (c, grammar.Accepts(c.Rule, c.Input)));
    }

    private static string Line((GrammarCase Case, bool Accepted) result) => $"{result.Case.Name}: {result.Case.Rule} {result.Case.Input}";
}
