namespace YouthPrograms.Web.Tests.Generators;

/// <summary>One athlete before a name is drawn: who may play what.</summary>
internal sealed record Slot(string Gender, int BirthYear, string Events);

/// <summary>How many athletes each delegation brings to each age group, and which events they enter.</summary>
internal static class RosterPlan
{
    private const int SinglesPerDelegation = 4;

    private static readonly (string Letter, string Gender, int Year)[] Groups =
    [
        ("B", "男", 2010), ("B", "男", 2011), ("B", "男", 2012),
        ("G", "女", 2010), ("G", "女", 2011), ("G", "女", 2012),
    ];

    // One digit per age group in the order above. Skewed as such games are: the capital sends four times the smallest,
    // and cells of one or two leave a delegation without a team there.
    private static readonly (string Code, string Cells)[] Games =
    [
        ("ZZ", "655565"), ("LY", "555454"), ("XX", "454454"), ("NY", "444444"), ("KF", "444444"), ("AY", "444343"),
        ("PDS", "344434"), ("XC", "434443"), ("SQ", "443343"), ("JZ", "433343"), ("ZK", "343433"), ("ZMD", "334334"),
        ("XY", "343333"), ("PY", "333333"), ("LH", "333331"), ("SMX", "331311"), ("HB", "321121"), ("JY", "131111"),
    ];

    // The cup is still open: half-filled sheets with athletes who are not entered anywhere yet.
    private static readonly (string Code, Slot[] Slots)[] Cup =
    [
        ("ZZ",
        [
            new("男", 2014, "BS1415 BT1415"), new("男", 2014, "BS1415 BT1415"), new("男", 2015, "BT1415"), new("男", 2015, ""),
            new("女", 2014, "GS1415"), new("女", 2015, ""), new("女", 2015, ""),
        ]),
        ("S3",
        [
            new("男", 2014, "BS1415"), new("男", 2015, "BS1415"), new("男", 2015, ""), new("女", 2014, "GS1415"), new("女", 2015, ""),
        ]),
    ];

    public static IEnumerable<(string Folder, string Code, IReadOnlyList<Slot> Slots)> All =>
    [
        .. Games.Select(games => ("games", games.Code, GamesSlots(games.Cells))),
        .. Cup.Select(cup => ("school-cup", cup.Code, (IReadOnlyList<Slot>)cup.Slots)),
    ];

    private static IReadOnlyList<Slot> GamesSlots(string cells) =>
    [
        .. Groups.Zip(cells, (group, digit) => (group, size: digit - '0')).SelectMany(cell =>
            Enumerable.Range(1, cell.size).Select(rank =>
                new Slot(cell.group.Gender, cell.group.Year, EventsOf(cell.group.Letter, cell.group.Year, cell.size, rank)))),
    ];

    private static string EventsOf(string letter, int year, int size, int rank)
    {
        string[] events =
        [
            .. rank <= SinglesPerDelegation ? [$"{letter}S{year}"] : Array.Empty<string>(),
            .. Squad(size).Contains(rank) ? [$"{letter}T{year}"] : Array.Empty<string>(),
        ];
        return string.Join(' ', events);
    }

    // A squad holds at most four; where more athletes came, those outside the singles quota get a place in it.
    private static int[] Squad(int size) => size switch
    {
        < 3 => [],
        3 => [1, 2, 3],
        4 => [1, 2, 3, 4],
        5 => [1, 2, 3, 5],
        _ => [1, 2, 5, 6],
    };
}
