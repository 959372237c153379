using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Generators;

namespace YouthPrograms.Web.Tests.Entries;

public sealed class ImportingARoster(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Header = "序号,姓名,性别,出生日期,学校,监护人,监护人电话,参赛小项\n";

    private static readonly byte[] Zhengzhou = File.ReadAllBytes(SeedFolder.PathOf("games", "rosters", "ZZ.xlsx"));

    [Fact]
    public async Task Takes_a_whole_workbook_and_the_second_time_changes_nothing()
    {
        var open = await OpenTournament.MakeAsync(app);
        var browser = await app.SignInAsync(open.Coach);

        var first = await open.UploadAsync(browser, Zhengzhou, "ZZ.xlsx");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("新增 32 人，更新 0 人，无变化 0 人，新报名 30 项", await TextAsync(first, ".said"), StringComparison.Ordinal);
        // 24 singles, four an age group, and six teams.
        Assert.Equal((32, 30), await open.CountAsync());

        var second = await open.UploadAsync(browser, Zhengzhou, "ZZ.xlsx");
        Assert.Contains("新增 0 人，更新 0 人，无变化 32 人，新报名 0 项", await TextAsync(second, ".said"), StringComparison.Ordinal);
        Assert.Equal((32, 30), await open.CountAsync());
    }

    [Fact]
    public async Task Enters_a_team_with_its_members_in_roster_order()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.UploadAsync(await app.SignInAsync(open.Coach), Zhengzhou, "ZZ.xlsx");

        var team = await app.InDatabaseAsync(db => db.Entries.Include(e => e.Members).ThenInclude(m => m.Athlete)
            .SingleAsync(e => e.DelegationId == open.Home && e.Event.Code == "BT2010"));

        Assert.Equal(("郑州", "Zhengzhou"), (team.Label, team.LabelEn));
        var numbers = team.Members.OrderBy(m => m.Order).Select(m => m.Athlete.RosterNumber).ToArray();
        Assert.Equal(4, numbers.Length);
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public async Task Reads_a_csv_in_utf8_and_in_the_encoding_of_chinese_excel()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var open = await OpenTournament.MakeAsync(app);
        var browser = await app.SignInAsync(open.Coach);
        var sample = File.ReadAllText(SeedFolder.PathOf("games", "rosters", "sample.csv"));

        var marked = await open.UploadAsync(browser, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sample)]);
        Assert.Contains("新增 8 人", await TextAsync(marked, ".said"), StringComparison.Ordinal);
        var chinese = await open.UploadAsync(browser, Encoding.GetEncoding("GBK").GetBytes(sample));
        Assert.Contains("无变化 8 人", await TextAsync(chinese, ".said"), StringComparison.Ordinal);
        var plain = await open.UploadAsync(browser, Encoding.UTF8.GetBytes(sample.Replace(',', ';')));
        Assert.Contains("无变化 8 人", await TextAsync(plain, ".said"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recognises_english_headers_below_a_title_in_any_order()
    {
        var open = await OpenTournament.MakeAsync(app);

        var report = await open.ImportAsync("Roster of our city\nEvents\tDate of birth\tSex\tFull name\nGS2011\t2011/5/3\tF\tLi Wei\n");

        Assert.Equal((1, 1, 0), (report.Added, report.Entered, report.Problems.Count));
        Assert.Equal("L*", await app.InDatabaseAsync(db => db.Athletes.Where(a => a.DelegationId == open.Home).Select(a => a.PublicName).SingleAsync()));
    }

    [Fact]
    public async Task Lists_every_problem_of_every_line_at_once_and_saves_the_good_lines()
    {
        var open = await OpenTournament.MakeAsync(app);
        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), Header
            + "1,甲一,男,2011-05-03,,,,BS2011\n"
            + "2,,?,昨天,,,,XX99\n"
            + "3,甲三,男,2005-01-01,,,,\n"
            + "4,甲四,男,2011-02-03,,,,BS2010\n"
            + "5,甲五,女,2011-02-03,,,,BS2011\n"
            + "6,=A1,男,2011-02-03,,,,\n"
            + $"7,甲七,男,2011-02-03,{new string('校', 81)},,,\n"
            + "8,甲一,男,2011-05-03,,,,\n");
        var page = await answer.ReadPageAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((1, 1), await open.CountAsync());
        Assert.Single(page.ProblemsAt("line-3-FullName"));
        Assert.Single(page.ProblemsAt("line-3-Gender"));
        Assert.Single(page.ProblemsAt("line-3-BirthDate"));
        Assert.Contains("没有小项“XX99”", page.ProblemsAt("line-3-Events")[0], StringComparison.Ordinal);
        Assert.Contains("2005 年出生不在本赛事的年龄组里", page.ProblemsAt("line-4-BirthDate")[0], StringComparison.Ordinal);
        Assert.Contains("BS2010 只收 2010 年出生的", page.ProblemsAt("line-5-Events")[0], StringComparison.Ordinal);
        Assert.Contains("性别不符合 BS2011", page.ProblemsAt("line-6-Events")[0], StringComparison.Ordinal);
        Assert.Contains("公式", page.ProblemsAt("line-7-FullName")[0], StringComparison.Ordinal);
        Assert.Contains("最多 80", page.ProblemsAt("line-8-School")[0], StringComparison.Ordinal);
        Assert.Contains("和第 2 行是同一个人", page.ProblemsAt("line-9-FullName")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_fixed_in_place_and_only_it_is_sent_again()
    {
        var open = await OpenTournament.MakeAsync(app);
        var browser = await app.SignInAsync(open.Coach);
        await open.UploadAsync(browser, Header + "1,乙一,男,2011-05-03,,,,BS2011\n2,乙二,男,2011-13-03,,,,BS2011\n3,乙三,男,,,,,\n");
        Assert.Equal((1, 1), await open.CountAsync());

        // The lines are still there when the coach comes back.
        var page = await browser.PageAsync(open.RosterPage);
        Assert.Equal("乙二", page.QuerySelector("#line-3-FullName")!.GetAttribute("value"));
        var answer = await browser.PostFormAsync(open.RosterPage, open.RosterPage + "/lines", new()
        {
            ["line-3-FullName"] = "乙二",
            ["line-3-Gender"] = "男",
            ["line-3-BirthDate"] = "2011-12-03",
            ["line-3-Events"] = "BS2011",
            ["line-4-FullName"] = "乙三",
            ["leave-out-4"] = "true",
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((2, 2), await open.CountAsync());
        Assert.Empty((await browser.PageAsync(open.RosterPage)).QuerySelectorAll("[id^=line-]"));
    }

    [Fact]
    public async Task An_expired_form_keeps_the_lines_that_were_typed()
    {
        var open = await OpenTournament.MakeAsync(app);
        var browser = await app.SignInAsync(open.Coach);

        var answer = await browser.PostAsync(open.RosterPage + "/lines",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["line-3-FullName"] = "丙一", ["line-3-BirthDate"] = "2011-12-" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("页面放得太久", page.QuerySelector("form .problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2011-12-", page.QuerySelector("#line-3-BirthDate")!.GetAttribute("value"));
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task The_same_child_updates_school_and_guardian_and_a_wrong_birth_date_is_corrected_under_its_number()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,丁一,男,2011-05-03,旧校,,,BS2011\n2,丁二,女,2011-05-03,,,,\n");

        var report = await open.ImportAsync(Header + "1,丁一,男,2011-05-13,新校,家长,+86 000 0001,BS2011\n2,丁二,女,2011-05-03,,,,\n");

        Assert.Equal((0, 1, 1, 0), (report.Added, report.Changed, report.Unchanged, report.Entered));
        var record = await app.InDatabaseAsync(db => db.AthleteRecords.SingleAsync(r => r.FullName == "丁一" && r.TournamentId == open.Id));
        Assert.Equal(((DateOnly?)new DateOnly(2011, 5, 13), "新校", "家长"), (record.BirthDate, record.School, record.GuardianName));
        Assert.Equal((2, 1), await open.CountAsync());
    }

    [Fact]
    public async Task A_verified_birth_date_is_frozen()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,戊一,男,2011-05-03,,,,\n");
        await app.InDatabaseAsync(async db =>
        {
            (await db.AthleteRecords.SingleAsync(r => r.TournamentId == open.Id)).Verified = true;
            return await db.SaveChangesAsync();
        });

        var report = await open.ImportAsync(Header + "1,戊一,男,2012-05-03,,,,\n");

        Assert.Equal("birth-date-frozen", Assert.Single(report.Problems).Problem.Code);
        Assert.Equal((1, 0), await open.CountAsync());
    }

    [Fact]
    public async Task A_child_of_another_delegation_is_refused_without_saying_which()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,己一,男,2011-05-03,,,,\n", open.Away);

        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), Header + "1,己 一,男,2011-05-03,,,,\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("另一支代表队", page.ProblemsAt("line-2-FullName")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("开封", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task The_fifth_of_four_places_is_refused_and_the_team_waits_until_it_is_large_enough()
    {
        var open = await OpenTournament.MakeAsync(app);
        var lines = Enumerable.Range(1, 5).Select(n => $"{n},庚{n}号,男,2011-0{n}-03,,,,{(n < 3 ? "BS2011 BT2011" : "BS2011")}\n");

        var report = await open.ImportAsync(Header + string.Concat(lines));

        Assert.Equal("entries-full", Assert.Single(report.Problems).Problem.Code);
        Assert.Equal(new("BT2011", 2, 3), Assert.Single(report.Waiting));
        Assert.Equal((4, 4), await open.CountAsync());
        var completed = await open.ImportAsync(Header + string.Concat(lines.Take(2)) + "3,庚3号,男,2011-03-03,,,,BT2011\n");
        Assert.Equal((1, 0), (completed.Entered, completed.Problems.Count));
    }

    [Fact]
    public async Task Two_delegations_may_bring_the_same_child_only_once_at_the_same_moment()
    {
        var open = await OpenTournament.MakeAsync(app);
        const string line = Header + "1,辛一,男,2011-05-03,,,,\n";

        var reports = await Task.WhenAll(Task.Run(() => open.ImportAsync(line)), Task.Run(() => open.ImportAsync(line, open.Away)));

        Assert.Equal([0, 1], reports.Select(report => report.Added).Order());
        Assert.Equal("athlete-elsewhere", Assert.Single(reports.SelectMany(report => report.Problems)).Problem.Code);
    }

    [Theory]
    [InlineData("empty.csv", "", 400, "文件是空的")]
    [InlineData("broken.xlsx", "PK\u0003\u0004 and then nothing of a workbook", 400, "已损坏")]
    [InlineData("picture.png", "姓名,性别,出生日期\n壬一,男,2011-05-03", 400, "不是 .xlsx")]
    [InlineData("letter.csv", "亲爱的老师：\n附件是名单。\n", 400, "没有找到表头")]
    [InlineData("short.csv", "姓名,学校\n壬一,一中\n", 400, "性别 (Gender), 出生日期")]
    [InlineData("twice.csv", "姓名,性别,出生日期,生日\n壬一,男,2011-05-03,\n", 400, "出现了两次")]
    [InlineData("bare.csv", "姓名,性别,出生日期\n", 400, "没有内容")]
    public async Task A_file_that_is_no_roster_is_answered_clearly_and_saves_nothing(string name, string content, int status, string said)
    {
        var open = await OpenTournament.MakeAsync(app);

        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), Encoding.UTF8.GetBytes(content), name);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(said, (await answer.ReadPageAsync()).ProblemsAt("File")[0], StringComparison.Ordinal);
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task A_workbook_cut_in_half_is_damaged()
    {
        var open = await OpenTournament.MakeAsync(app);
        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), Zhengzhou[..(Zhengzhou.Length / 2)], "ZZ.xlsx");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task Fifty_megabytes_are_too_large()
    {
        var open = await OpenTournament.MakeAsync(app);
        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), new byte[50 << 20], "ZZ.xlsx");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("最多 5 MB", (await answer.ReadPageAsync()).ProblemsAt("File")[0], StringComparison.Ordinal);
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_gigabytes_is_too_large()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 80; megabyte++)
                sheet.Write(zeros);
        }
        var open = await OpenTournament.MakeAsync(app);

        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), packed.ToArray(), "bomb.xlsx");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_formula_in_a_workbook_is_found_by_its_cell()
    {
        var open = await OpenTournament.MakeAsync(app);
        var answer = await open.UploadAsync(await app.SignInAsync(open.Coach), Workbooks.WithFormulaName(), "formula.xlsx");
        var page = await answer.ReadPageAsync();

        Assert.Contains("公式", page.ProblemsAt("line-2-FullName")[0], StringComparison.Ordinal);
        Assert.Equal("=癸一", page.QuerySelector("#line-2-FullName")!.GetAttribute("value"));
        Assert.Equal((0, 0), await open.CountAsync());
    }

    [Fact]
    public async Task Coaches_may_import_only_while_registration_is_open_and_organizers_later_with_a_reason()
    {
        var open = await OpenTournament.MakeAsync(app, t => t.State = TournamentState.RegistrationClosed);
        const string line = Header + "1,子一,男,2011-05-03,,,,BS2011\n";
        var coach = await app.SignInAsync(open.Coach);
        Assert.Empty((await coach.PageAsync(open.RosterPage)).QuerySelectorAll("input[type=file]"));
        var organizer = await app.SignInAsync(open.Organizer);
        var without = await open.UploadAsync(organizer, line);
        Assert.Equal(400, (int)without.StatusCode);
        Assert.Single((await without.ReadPageAsync()).ProblemsAt("Reason"));

        var answer = await organizer.PostFormAsync(open.RosterPage, open.RosterPage, new() { ["Reason"] = "邮件迟到" }, ("File", "late.csv", Encoding.UTF8.GetBytes(line)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((1, 1), await open.CountAsync());
        Assert.True(await app.InDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.Subject == "Entry" && e.Why == "邮件迟到")));
    }

    [Fact]
    public async Task Nobody_but_the_coach_and_the_organizer_finds_the_page()
    {
        var open = await OpenTournament.MakeAsync(app);
        var stranger = await app.SignInAsync(open.AwayCoach);
        await stranger.PageAsync(open.RosterPage, 404);
        await stranger.PageAsync($"/coach/{open.Home}", 404);
        var post = await stranger.PostAsync(open.RosterPage, new FormUrlEncodedContent([]));
        Assert.Equal(404, (int)post.StatusCode);
        var anonymous = await app.Browser().GetAsync(open.RosterPage);
        Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
        Assert.StartsWith("/account/sign-in", anonymous.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, string selector) =>
        (await answer.ReadPageAsync()).QuerySelector(selector)?.TextContent ?? await answer.Content.ReadAsStringAsync();
}
