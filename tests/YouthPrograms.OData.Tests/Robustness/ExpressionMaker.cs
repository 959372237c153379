using System.Globalization;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Expressions over an athlete: each operator and function of the grammar with operands that fit, and with others.</summary>
internal sealed class ExpressionMaker(Chance chance)
{
    private static readonly string[] Numbers =
        ["Id", "BirthYear", "Rank", "Weight", "Score", "Club/Size", "Club/Id", "Club/Athletes/$count", "Tags/$count", "1", "-1", "0", "2.5", "1e3", "INF", "-INF", "NaN"];

    private static readonly string[] Texts =
        ["Name", "Nick", "Club/Name", "Club/Address/City", "Club/Address/Street", "'n'", "''", "'%25'", "'O''Neil'", "'小明'", "'_'", "'\\\\'"];

    private static readonly string[] Moments =
        ["RegisteredAt", "now()", "mindatetime()", "maxdatetime()", "2026-03-01T00:00:00Z", "2026-03-01T23:59:60Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "10000-01-01T00:00:00Z"];

    private static readonly string[] Dates = ["Club/FoundedOn", "date(RegisteredAt)", "2026-01-01", "2026-02-30", "0000-01-01", "9999-12-31", "-0044-03-15"];

    private static readonly string[] Others =
    [
        "Active", "Hand", "Skills", "TrainsAt", "Card", "Photo", "Tags", "Phone", "Club", "Club/Address", "Club/Athletes", "Club/FoundedOn", "$it", "$it/Name", "$this",
        "$root/Clubs(1)/Name", "$root/Athletes", "$these/$count", "null", "true", "false", "10:00", "23:59:59.9999999", "duration'PT1H'", "duration'P1D'", "duration'P99999999999D'",
        "00000003-0000-0000-0000-000000000000", "binary'AQID'", "League.Hand'Left'", "League.Skills'Spin,Serve'", "League.Nothing'X'", "'Left'", "[1,2]", "{\"a\":1}", "@a",
        "99999999999999999999999999", "9223372036854775807", "-9223372036854775808", "1e308", "1e999", "0.0000000000000000000000000001", "League.Athlete/Name", "@Core.Term",
        "geography'SRID=0;Point(1 2)'", "Bogus", "Club/Bogus", "Club/Athletes/Name", "Next/Next/Next",
    ];

    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le", "has", "in", "EQ"];
    private static readonly string[] Sums = ["add", "sub", "mul", "div", "divby", "mod"];
    private static readonly string[] OfText = ["length", "tolower", "toupper", "trim"];
    private static readonly string[] OfTexts = ["contains", "startswith", "endswith", "indexof", "concat", "matchesPattern"];
    private static readonly string[] OfMoment = ["year", "month", "day", "hour", "minute", "second", "fractionalseconds", "date", "time", "totaloffsetminutes", "totalseconds"];
    private static readonly string[] OfNumber = ["round", "floor", "ceiling", "-", "cast(", "isof("];
    private static readonly string[] Types = ["Edm.String", "Edm.Int32", "Edm.Int64", "Edm.Byte", "Edm.Decimal", "Edm.Double", "Edm.Date", "Edm.Guid", "League.Hand", "League.Athlete", "Edm.Bogus"];

    private int variables;

    public string Condition(int depth) => depth <= 0 ? Comparison(0) : chance.Below(10) switch
    {
        0 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
        2 => $"not ({Condition(depth - 1)})",
        3 => Lambda(depth - 1),
        4 => $"{chance.Of(OfTexts)}({Text(depth - 1)},{Text(depth - 1)})",
        5 => $"{Any(1)} in ({chance.Many(12, ",", Literal)})",
        6 => $"case({Condition(depth - 1)}:{Any(depth - 1)},true:{Any(depth - 1)}) {chance.Of(Comparisons)} {Any(depth - 1)}",
        _ => Comparison(depth),
    };

    private string Comparison(int depth) => chance.Below(6) switch
    {
        0 => $"{Text(depth)} {chance.Of(Comparisons)} {Text(depth)}",
        1 => $"{chance.Of(Moments)} {chance.Of(Comparisons)} {Moment(depth)}",
        2 => $"{chance.Of(Dates)} {chance.Of(Comparisons)} {chance.Of(Dates)}",
        3 => $"{Any(depth)} {chance.Of(Comparisons)} {Any(depth)}",
        _ => $"{Number(depth)} {chance.Of(Comparisons)} {Number(depth)}",
    };

    private string Lambda(int depth)
    {
        var name = "v" + (variables++).ToString(CultureInfo.InvariantCulture);
        var source = chance.Of(["Club/Athletes", "Tags", "$it/Club/Athletes", "Club/Athletes/$filter(Active)", "Name"]);
        var body = source == "Tags" ? $"{name} eq {chance.Of(Texts)}" : $"{name}/{chance.Of(["Rank gt Rank", "Name eq Name", "Club/Athletes/any(w:w/Rank gt 1)", "Bogus eq 1"])} or {Condition(depth)}";
        return chance.OneIn(6) ? source + "/any()" : $"{source}/{chance.Of(["any", "all"])}({name}:{body})";
    }

    public string Any(int depth) => chance.Below(5) switch
    {
        0 => Number(depth),
        1 => Text(depth),
        2 => Moment(depth),
        3 when depth > 0 => $"({Condition(depth - 1)})",
        _ => chance.Of(Others),
    };

    private string Number(int depth) => depth <= 0 || chance.OneIn(3) ? chance.Of(Numbers) : chance.Below(5) switch
    {
        0 => $"({Number(depth - 1)} {chance.Of(Sums)} {Number(depth - 1)})",
        1 => Called(chance.Of(OfNumber), Number(depth - 1)),
        2 => $"length({Text(depth - 1)})",
        3 => $"{chance.Of(OfMoment)}({Moment(depth - 1)})",
        _ => $"indexof({Text(depth - 1)},{Text(depth - 1)})",
    };

    private string Called(string function, string argument) => function switch
    {
        "-" => "-" + argument,
        ['c' or 'i', .., '('] => $"{function}{argument},{chance.Of(Types)})",
        _ => $"{function}({argument})",
    };

    private string Text(int depth) => depth <= 0 || chance.OneIn(3) ? chance.Of(Texts) : chance.Below(4) switch
    {
        0 => $"{chance.Of(OfText)}({Text(depth - 1)})",
        1 => $"concat({Text(depth - 1)},{Text(depth - 1)})",
        2 => $"substring({Text(depth - 1)},{Number(depth - 1)}{(chance.OneIn(2) ? "," + Number(depth - 1) : "")})",
        _ => $"cast({Number(depth - 1)},Edm.String)",
    };

    private string Moment(int depth) => depth <= 0 || chance.OneIn(2)
        ? chance.Of(chance.OneIn(3) ? Dates : Moments)
        : $"({Moment(depth - 1)} {chance.Of(["add", "sub", "mul", "div"])} {chance.Of(["duration'P1D'", "duration'-PT36H'", "duration'P9999999D'", "RegisteredAt", "2", "2026-03-01"])})";

    private string Literal() => chance.OneIn(2) ? chance.Of(["1", "2", "3", "-5", "2012"]) : chance.Of(["null", "'Bo'", "2026-01-01", "true", "2.5", "99999999999", "League.Hand'Left'", "'Left'", "'x'"]);
}
