using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Query;

/// <summary>Each operator and function, the same on every database. See <see cref="LeagueData"/> for the rows.</summary>
public sealed class FilteringAthletes
{
    internal static IEnumerable<string> Urls => Table.Select(t => "Athletes?$select=Id&$filter=" + t.Filter);

    internal static readonly (string Filter, string Ids)[] Table =
    [
        // comparisons, and null in them
        ("BirthYear eq 2012", "1,5,7"),
        ("BirthYear ne 2012", "2,3,4,6,8"),
        ("BirthYear gt 2012", "3,6"),
        ("BirthYear ge 2012", "1,3,5,6,7"),
        ("BirthYear lt 2011", "4,8"),
        ("BirthYear le 2011", "2,4,8"),
        ("2012 lt BirthYear", "3,6"),
        ("Rank eq null", "2,5"),
        ("Rank ne null", "1,3,4,6,7,8"),
        ("Rank gt 3", "6,7,8"),
        ("not (Rank gt 3)", "1,2,3,4,5"),
        ("Rank ne 3", "2,3,4,5,6,7,8"),
        ("not (Rank eq 3)", "2,3,4,5,6,7,8"),
        ("Rank gt null", ""),
        ("not (Rank gt null)", "1,2,3,4,5,6,7,8"),
        ("Name eq 'Ann'", "1"),
        ("Name gt 'Zoe'", "6,7"),
        ("Name eq 'O''Neil'", "5"),
        ("Active", "1,3,4,6,7"),
        ("not Active", "2,5,8"),
        ("Active eq false", "2,5,8"),
        ("Active eq (Rank gt 3)", "2,5,6,7"),
        ("Weight eq 31.5", "1,7"),
        ("Weight gt 40", "2,4,5,8"),
        ("Weight lt 28.5", "6"),
        ("Score gt 2.5", "5,6,7,8"),
        ("Score eq -2.5", "3"),
        ("Rank eq 2.5", ""),
        ("Rank lt 2.5", "3,4"),
        ("BirthYear lt 3000000000", "1,2,3,4,5,6,7,8"),
        // logic
        ("Active and BirthYear eq 2012", "1,7"),
        ("Active or BirthYear eq 2012", "1,3,4,5,6,7"),
        ("not (Active or BirthYear eq 2012)", "2,8"),
        ("not (Active and not (BirthYear eq 2012))", "1,2,5,7,8"),
        ("(BirthYear eq 2012 or BirthYear eq 2011) and not Active", "2,5"),
        ("true", "1,2,3,4,5,6,7,8"),
        ("false", ""),
        // in
        ("BirthYear in (2010,2014)", "4,6"),
        ("not (BirthYear in (2010,2014))", "1,2,3,5,7,8"),
        ("Rank in (1,null)", "2,3,5"),
        ("not (Rank in (1,null))", "1,4,6,7,8"),
        ("not (Rank in (1,2))", "1,2,5,6,7,8"),
        ("Name in ('Bo','Zoe')", "2,8"),
        ("Name in [\"Bo\",\"Zoe\"]", "2,8"),
        ("Hand in ('Left')", "1,4,7"),
        ("Name in ()", ""),
        ("'x' in Tags", "1,8"),
        // enumerations and flags
        ("Hand eq 'Left'", "1,4,7"),
        ("Hand eq League.Hand'Right'", "2,3,5,6,8"),
        ("Hand ne 'Left'", "2,3,5,6,8"),
        ("Skills has League.Skills'Spin'", "1,5,8"),
        ("Skills has 'Spin'", "1,5,8"),
        ("not (Skills has 'Spin')", "2,3,4,6,7"),
        ("Skills eq League.Skills'Serve,Spin'", "1"),
        // arithmetic
        ("BirthYear add 1 eq 2013", "1,5,7"),
        ("BirthYear sub 2 eq 2010", "1,5,7"),
        ("Rank mul 2 gt 8", "6,8"),
        ("Rank div 2 eq 1", "1,4"),
        ("Rank divby 2 eq 1.5", "1"),
        ("BirthYear mod 2 eq 1", "2,3,8"),
        ("Score mod 2 eq 1.5", "1,7"),
        ("Weight mod 2 eq 1.5", "1,7"),
        ("Weight add 0.5 eq 32", "1,7"),
        ("Weight div 2 lt 15", "6"),
        ("Score div 0 eq null", "1,2,3,4,5,6,7,8"),
        ("Rank mod 0 eq null", "1,2,3,4,5,6,7,8"),
        ("-Score gt 0", "3"),
        ("Rank add 1 eq null", "2,5"),
        ("10 div (BirthYear sub 2012) eq -10", "2"),
        // text
        ("contains(Name,'nn')", "1,7"),
        ("contains(Name,'A')", "1"),
        ("startswith(Name,'A')", "1"),
        ("startswith(Name,'a')", "7"),
        ("endswith(Name,'e')", "4,8"),
        ("endswith(Name,'E')", ""),
        ("contains(Nick,'%25')", "7"),
        ("contains(Nick,'_')", "7"),
        ("startswith(Nick,'A%25')", "7"),
        ("startswith(Nick,'A_')", ""),
        ("contains(Nick,'n')", "5,6"),
        ("not contains(Nick,'n')", "1,3,4,7,8"),
        ("contains(Nick,null)", ""),
        ("contains(Nick,'n') eq false", "1,2,3,4,7,8"),
        ("length(Name) eq 2", "2,6"),
        ("length(Nick) eq null", "2"),
        ("length(Nick) eq 0", "8"),
        ("indexof(Name,'n') eq 1", "1,7"),
        ("indexof(Name,'q') eq -1", "1,2,3,4,5,6,7,8"),
        ("substring(Name,1) eq 'nn'", "1,7"),
        ("substring(Name,0,1) eq 'O'", "5"),
        ("substring(Name,5) eq 'l'", "5"),
        ("tolower(Name) eq 'ann'", "1,7"),
        ("toupper(Name) eq 'DÖRTE'", "4"),
        ("trim(concat(' ',Name)) eq 'Bo'", "2"),
        ("concat(concat(Name,'-'),Nick) eq 'Ann-a'", "1"),
        ("concat(Name,Nick) eq null", "2"),
        ("Name eq '小明'", "6"),
        ("contains(Name,'明')", "6"),
        ("Name eq Nick", ""),
        ("Name ne Nick", "1,2,3,4,5,6,7,8"),
        // dates and times
        ("RegisteredAt eq 2026-03-01T11:20:30.5Z", "1"),
        ("RegisteredAt eq 2026-03-01T19:20:30.5+08:00", "1"),
        ("RegisteredAt gt 2026-03-06", "6,7,8"),
        ("RegisteredAt lt 2026-03-02T12:20:30.5Z", "1"),
        ("year(RegisteredAt) eq 2026 and month(RegisteredAt) eq 3 and day(RegisteredAt) eq 4", "4"),
        ("hour(RegisteredAt) eq 15 and minute(RegisteredAt) eq 20 and second(RegisteredAt) eq 30", "5"),
        ("fractionalseconds(RegisteredAt) eq 0.5", "1,2,3,4,5,6,7,8"),
        ("date(RegisteredAt) eq 2026-03-03", "3"),
        ("date(RegisteredAt) gt 2026-03-06", "7,8"),
        ("time(RegisteredAt) lt 12:00:00", "1"),
        ("time(RegisteredAt) eq 13:20:30.5", "3"),
        ("totaloffsetminutes(RegisteredAt) eq 0", "1,2,3,4,5,6,7,8"),
        ("RegisteredAt lt now()", "1,2,3,4,5,6,7,8"),
        ("RegisteredAt gt mindatetime() and RegisteredAt lt maxdatetime()", "1,2,3,4,5,6,7,8"),
        ("RegisteredAt gt 2026-03-06T00:00:00Z sub duration'P1D'", "5,6,7,8"),
        ("RegisteredAt lt 2026-03-01T00:00:00Z add duration'P1DT12H' add duration'PT1H'", "1,2"),
        ("date(RegisteredAt) eq 2026-03-01 add duration'P2D'", "3"),
        ("RegisteredAt gt now() sub duration'P36500D'", "1,2,3,4,5,6,7,8"),
        ("date(RegisteredAt) lt date(now() add duration'P1D')", "1,2,3,4,5,6,7,8"),
        ("totalseconds(2026-03-02 sub 2026-03-01) eq 86400", "1,2,3,4,5,6,7,8"),
        ("TrainsAt eq 09:30:15.25", "1"),
        ("TrainsAt gt 11:00", "3,5,7"),
        ("hour(TrainsAt) eq 13", "5"),
        ("minute(TrainsAt) eq 30 and second(TrainsAt) eq 15", "1,3,5,7"),
        ("fractionalseconds(TrainsAt) eq 0.25", "1,3,5,7"),
        ("TrainsAt eq null", "2,4,6,8"),
        ("Club/FoundedOn eq 1999-05-01", "1,2,7"),
        ("year(Club/FoundedOn) eq 1999", "1,2,7"),
        // numbers
        ("round(Score) eq 3", "2"),
        ("round(Score) eq -3", "3"),
        ("floor(Score) eq 3", "7"),
        ("ceiling(Score) eq 3", "2"),
        ("round(Weight) eq 32", "1,7"),
        ("floor(Weight) eq 40", "2"),
        ("ceiling(Weight) eq 41", "2"),
        // dates and instants of rows moved by a duration; nothing lies beyond the calendar
        ("RegisteredAt add duration'P1D' gt 2026-03-07T16:00:00Z", "6,7,8"),
        ("RegisteredAt sub duration'PT1H' lt 2026-03-02T11:30:00Z", "1,2"),
        ("RegisteredAt add duration'PT0.25S' eq 2026-03-01T11:20:30.75Z", "1"),
        ("date(RegisteredAt) add duration'P2D' eq 2026-03-05", "3"),
        ("Club/FoundedOn sub duration'PT36H' eq 1999-04-29", "1,2,7"),
        ("Club/FoundedOn add duration'P1D' eq null", "3,4,5,6,8"),
        ("RegisteredAt add duration'P9999999D' eq null", "1,2,3,4,5,6,7,8"),
        ("RegisteredAt sub duration'P9999999D' eq null", "1,2,3,4,5,6,7,8"),
        ("year(RegisteredAt add duration'P365D') eq 2027", "1,2,3,4,5,6,7,8"),
        // entities and complex values
        ("Club eq $it/Club", "1,2,3,4,5,6,7,8"),
        ("Club ne $root/Clubs(1)", "3,4,5,6,8"),
        ("Club eq $root/Clubs(1)", "1,2,7"),
        ("Club eq $root/Clubs(3)", "5,6,8"),
        ("not (Club eq $root/Clubs(1))", "3,4,5,6,8"),
        ("$it eq null", ""),
        ("$it eq $root/Athletes(2)", "2"),
        ("Club/Address eq null", "5,6,8"),
        ("Club/Address ne null", "1,2,3,4,7"),
        ("Rank gt $root/Athletes(1)/Rank", "6,7,8"),
        ("$root/Clubs(2)/Address/City eq Club/Address/City", "3,4"),
        ("$root/Clubs(3)/Name eq null", "1,2,3,4,5,6,7,8"),
        // casts, case, guid, binary
        ("cast(BirthYear,Edm.String) eq '2014'", "6"),
        ("cast(Rank,Edm.Decimal) div 2 eq 2.5", "6"),
        ("isof(Name,Edm.String)", "1,2,3,4,5,6,7,8"),
        ("isof(League.Athlete)", "1,2,3,4,5,6,7,8"),
        ("case(Rank eq null:0,Rank gt 3:2,true:1) eq 2", "6,7,8"),
        ("Card eq 00000003-0000-0000-0000-000000000000", "3"),
        ("Photo ne null", "1,2"),
        ("Photo eq binary'-_8B'", "1"),
        // paths, lambdas, counts
        ("Club/Name eq 'North'", "1,2,7"),
        ("Club/Name eq null", "5,6,8"),
        ("Club/Name ne 'North'", "3,4,5,6,8"),
        ("not (Club/Name eq 'North')", "3,4,5,6,8"),
        ("Club eq null", "5,6,8"),
        ("Club ne null", "1,2,3,4,7"),
        ("Club/Address/City eq 'Luoyang'", "3,4"),
        ("Club/Address/Street eq null", "3,4,5,6,8"),
        ("Club/Size gt 2", "1,2,7"),
        ("Club/Athletes/$count gt 2", "1,2,7"),
        ("Club/Athletes/$count($filter=Active) eq 2", "1,2,3,4,7"),
        ("Club/Athletes/any(a:a/Rank eq 1)", "3,4"),
        ("Club/Athletes/any(a:a/Rank gt Rank)", "1,3"),
        ("Club/Athletes/all(a:a/Hand eq 'Left')", "5,6,8"),
        ("Tags/any(t:t eq 'y')", "1,3"),
        ("Tags/any()", "1,3,5,8"),
        ("not Tags/any()", "2,4,6,7"),
        ("Tags/$count eq 2", "1"),
        ("Tags/all(t:t eq 'y')", "2,3,4,6,7"),
        ("$it/Name eq 'Bo'", "2"),
        ("League.Athlete/Name eq 'Bo'", "2"),
    ];

    public static TheoryData<Engine, string, string> Cases()
    {
        var cases = new TheoryData<Engine, string, string>();
        foreach (var engine in LeagueService.Engines)
        {
            foreach (var (filter, ids) in Table)
                cases.Add(engine, filter, ids);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Finds_the_rows(Engine engine, string filter, string ids)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        Assert.Equal(ids, await service.IdsAsync("Athletes?$orderby=Id&$filter=" + filter));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Counts_the_rows(Engine engine, string filter, string ids)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        var count = await service.GetAsync("Athletes/$count?$filter=" + filter);
        Assert.Equal(ids.Length == 0 ? "0" : ids.Split(',').Length.ToString(System.Globalization.CultureInfo.InvariantCulture), count.ToString());
    }
}
