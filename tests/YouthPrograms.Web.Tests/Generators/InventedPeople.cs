using Bogus;
using Bogus.DataSets;

namespace YouthPrograms.Web.Tests.Generators;

/// <summary>Draws names from Bogus with a fixed seed; nobody drawn is meant to be anybody.</summary>
internal sealed class InventedPeople(int seed)
{
    // Given names that make a well-known person with one of the hundred family names.
    private static readonly HashSet<string> TooWellKnown =
        ["思聪", "语堂", "健雄", "明哲", "志强", "浩然", "天宇", "昊然", "子涵", "鹏飞", "胤祥", "致远", "浩宇", "金鑫"];

    // Bogus knows no girls' names in Chinese.
    private static readonly string[] Girls =
    [
        "雨桐", "梦瑶", "诗涵", "可馨", "婉清", "若溪", "紫萱", "静怡", "雅宁", "心悦", "梓萌", "沐晴", "雪柔", "依诺",
        "婧涵", "晨曦", "书瑶", "乐颜", "楚然", "念慈", "芷晴", "瑾萱", "舒雅", "钰彤", "昕妍", "语彤", "子衿", "嘉宁",
        "慕青", "雨薇", "静姝", "婉婷", "星遥", "知夏", "清禾", "语桐", "映月", "采薇", "若彤", "佳禾",
    ];

    private readonly HashSet<string> _taken = [];
    private readonly Name _names = new("zh_CN") { Random = new Randomizer(seed) };

    private Randomizer Random => _names.Random;

    public string Athlete(string gender)
    {
        var name = Draw(gender);
        while (!_taken.Add(name))
            name = Draw(gender);
        return name;
    }

    /// <summary>A guardian mostly bears the child's family name.</summary>
    public string GuardianOf(string athlete) =>
        (Random.Bool(0.7f) ? athlete[..1] : _names.LastName()) + GivenName("男");

    public DateOnly BirthDate(int year) => new DateOnly(year, 1, 1).AddDays(Random.Int(0, 364));

    public string SchoolNumber() => Random.ArrayElement(["一", "二", "三", "四", "五"]);

    // Chinese puts the family name first; Bogus' own full name does not.
    private string Draw(string gender) => _names.LastName() + GivenName(gender);

    private string GivenName(string gender)
    {
        if (gender == "女")
            return Random.ArrayElement(Girls);
        var given = _names.FirstName();
        while (given.Length < 2 || TooWellKnown.Contains(given))
            given = _names.FirstName();
        return given;
    }
}
