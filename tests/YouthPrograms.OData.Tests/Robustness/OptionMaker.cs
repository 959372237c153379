using System.Globalization;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Query options of a collection of athletes: what a client might mean, and what one who means ill might.</summary>
internal sealed class OptionMaker(Chance chance)
{
    private static readonly string[] Properties =
    [
        "Id", "Name", "Nick", "BirthYear", "Rank", "Weight", "Score", "Active", "Hand", "Skills", "RegisteredAt", "TrainsAt", "Card", "Photo", "Tags", "Phone", "Club",
        "Club/Name", "Club/Address/City", "Club/Athletes", "A", "B", "Bogus", "*", "League.*", "RowVersion",
    ];

    private readonly ExpressionMaker expressions = new(chance);

    public string Query() => chance.OneIn(30) ? Costly() : chance.Many(3, "&", Option);

    public string Option() => chance.Below(20) switch
    {
        <= 4 => "$filter=" + expressions.Condition(3),
        5 or 6 => "$orderby=" + chance.Many(3, ",", () => expressions.Any(2) + chance.Of(["", " asc", " desc", " sideways"])),
        7 or 8 => "$select=" + chance.Many(5, ",", () => chance.Of(Properties)),
        9 or 10 => "$expand=" + Expand(2),
        11 or 12 => "$apply=" + Steps(3),
        13 => "$compute=" + Computed(),
        14 => "$search=" + chance.Many(4, chance.Of([" ", " AND ", " OR ", " NOT "]), () => chance.Of(["ann", "\"o n\"", "NOT", "(bo)", "'", "小明", "%25", "AND"])),
        15 => (chance.OneIn(2) ? "$top=" : "$skip=") + chance.Of(["0", "1", "5", "50", "2147483647", "2147483648", "9223372036854775807", "99999999999999999999", "-1", "1.5", "x", ""]),
        16 => "$skiptoken=" + Token(),
        17 => "@a=" + expressions.Any(1),
        18 => chance.Of(["$count=true", "$count=false", "$format=json", "$format=xml", "$format=application/json;odata.metadata=full", "$deltatoken=x", "$levels=2", "$index=1", "$at=2020-01-01", "$schemaversion=*"]),
        _ => chance.Of(["filter=Active", "ORDERBY=Name", "top=1", "custom=1", "$bogus=1", "$", "=", "&&", "$filter", "$$filter=true", "$top=1&$top=2"]),
    };

    private string Expand(int depth) => chance.Many(2, ",", () =>
        chance.Of(["Club", "Club/$ref", "*", "Club/$count", "Bogus", "Name", "League.Athlete/Club"])
            + (depth == 0 || chance.OneIn(3) ? "" : "(" + chance.Many(3, ";", () => Nested(depth - 1)) + ")"));

    private string Nested(int depth) => chance.Below(7) switch
    {
        0 => "$expand=Athletes" + (chance.OneIn(2) ? "($top=1;$orderby=Name;$count=true)" : "/$count"),
        1 => "$select=" + chance.Many(2, ",", () => chance.Of(["Name", "Address", "Address/City", "Bogus"])),
        2 => "$levels=" + chance.Of(["1", "3", "max", "99999999999", "0"]),
        3 => "$expand=Athletes($filter=" + expressions.Condition(1) + ")",
        4 => "$expand=Athletes($expand=" + Expand(depth) + ")",
        5 => "$compute=" + Computed(),
        _ => chance.Of(["$top=1", "$apply=identity", "$search=x", "$bogus=1", "$skip=1"]),
    };

    public string Steps(int most) => chance.Many(most, "/", Step);

    private string Step() => chance.Below(14) switch
    {
        0 => $"filter({expressions.Condition(1)})",
        1 or 2 => $"compute({Computed()})",
        3 => $"aggregate({Aggregated()})",
        4 => $"groupby(({Keys()}))",
        5 or 6 or 7 => $"groupby(({Keys()}),aggregate({Aggregated()}))",
        8 => $"{chance.Of(["topcount", "bottomcount", "topsum", "toppercent"])}({chance.Below(4)},{expressions.Any(1)})",
        9 => $"orderby({expressions.Any(1)})/top({chance.Below(3)})",
        10 => $"groupby(({Keys()}),{Steps(1)})",
        11 => $"groupby(({Keys()}),compute({Computed()})/aggregate({Aggregated()}))",
        12 => chance.Of(["identity", "skip(1)", "search(ann)", "concat(identity,identity)", "join(Club as C)", "nest(identity as N)", "League.Custom()", "expand(Club)"]),
        _ => $"groupby((rollup({Keys()})))",
    };

    private string Keys() => chance.Many(3, ",", () => chance.Of(Properties));

    private string Computed() => $"{expressions.Any(2)} as {Alias()}";

    private string Aggregated() => chance.Many(2, ",", () => chance.OneIn(3)
        ? "$count as " + Alias()
        : $"{(chance.OneIn(2) ? chance.Of(Properties) : expressions.Any(1))} with {chance.Of(["sum", "average", "min", "max", "countdistinct", "League.Own"])} as {Alias()}");

    private string Alias() => chance.Of(["A", "B", "C", "N", "Name", "Club"]);

    private string Token() => chance.Of(
    [
        "WzFd", "W10", "WzEsMl0", "WyJ4Il0", "W251bGxd", "WzEuNV0", "WzFlOTk5XQ", "e30", "x", "", "%00", "WzFd=", new string('A', 2000), "WyJcdWQ4MDAiXQ", "_-_-",
        Convert.ToBase64String(BitConverter.GetBytes(chance.Below(int.MaxValue))),
    ]);

    /// <summary>Shapes that would be dear if they were simply done.</summary>
    private string Costly()
    {
        var size = chance.Of([10, 50, 200, 1000, 3000]);
        return chance.Below(14) switch
        {
            0 => "$filter=" + new string('(', size) + "true" + new string(')', size),
            1 => "$filter=" + string.Concat(Enumerable.Repeat("not ", size)) + "Active",
            2 => "$filter=Rank in (" + string.Join(',', Enumerable.Range(0, size)) + ")",
            3 => "$filter=" + string.Join(chance.Of([" or ", " and "]), Enumerable.Range(0, size).Select(i => $"Rank eq {i}")),
            4 => "$filter=" + Nesting(chance.Below(6)),
            5 => "$expand=" + Expansions(chance.Below(8)),
            6 => "$apply=" + string.Join('/', Enumerable.Repeat(chance.Of(["identity", "filter(Active)", "groupby((Name))", "compute(1 as A)"]), size / 5)),
            7 => "$compute=1 as A0," + string.Join(',', Enumerable.Range(1, Math.Min(size, 60)).Select(i => $"A{i - 1} add A{i - 1} as A{i}")),
            8 => "$filter=@a0 eq 1&" + string.Join('&', Enumerable.Range(0, Math.Min(size, 60)).Select(i => $"@a{i}=@a{i + 1} add @a{i + 1}")) + "&@a" + Math.Min(size, 60).ToString(CultureInfo.InvariantCulture) + "=1",
            9 => "$filter=matchesPattern(Name,'(a%2B)%2B$') and matchesPattern('" + new string('a', size) + "!','^(a|a)*$')",
            10 => "$filter=contains(Name,'" + new string(chance.Of(['x', '%', '小', '\'']), size) + "')",
            11 => "$select=" + new string('N', size) + "," + string.Join(',', Enumerable.Repeat("Name", size / 5)),
            12 => "$orderby=" + string.Join(',', Enumerable.Repeat("concat(Name,concat(Name,concat(Name,Name)))", size / 5)) + "&$top=99999999999&$skip=99999999999",
            _ => "$search=" + string.Join(chance.Of([" ", " OR ", " NOT "]), Enumerable.Repeat("ann", size)),
        };
    }

    private static string Nesting(int levels)
        => levels == 0 ? "Rank gt 1" : $"Club/Athletes/any(x{levels}:x{levels}/{(levels == 1 ? "Rank gt 99" : Nesting(levels - 1))})";

    private static string Expansions(int levels)
        => levels == 0 ? "Club" : $"Club($expand=Athletes($expand={Expansions(levels - 1)};$top=3))";
}
