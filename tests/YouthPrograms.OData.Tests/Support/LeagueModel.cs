using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.OData.Tests.Support;

public sealed record Standing(string Team, int Points, Hand? Hand);

/// <summary>The league as a service: draft tournaments and secret clubs are for those who signed in.</summary>
internal static class LeagueModel
{
    public static void Define(ODataModelBuilder<LeagueDb, Viewer> model, Action<ODataLimits>? limits)
    {
        model.Namespace("League");
        model.Descriptions([CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-CN")], Describe);
        model.Viewer(http => ValueTask.FromResult(new Viewer(
            http.Request.Headers.ContainsKey("X-Member"),
            [.. http.Request.Headers["X-Member"].Where(v => v!.Length > 0).SelectMany(v => v!.Split(',')).Select(long.Parse)])));
        model.Limits(l =>
        {
            l.MaxPageSize = 50;
            limits?.Invoke(l);
        });
        model.Set(db => db.Clubs, Clubs);
        model.Set(db => db.Athletes, Athletes);
        model.Set(db => db.Tournaments, Tournaments);
        model.Set(db => db.Matches, s => s.Named("Games").EntityType("Game").MaxPage(2).Visible((m, v) => m.Tournament.PublishedAt != null || v.SignedIn));
        // What there is to ask differs with the viewer here, and not only the values to ask with.
        model.Set(db => db.Clubs, s => s.Named("Rivals").EntityType("Rival").ETag(c => c.RowVersion).Hide(c => c.Secret, c => c.Athletes, c => c.Address)
            .Visible((c, v) => (v.Home == null || c.Id != v.Home) && (v.SignedIn ? v.ClubIds.Length != 2 || c.Id <= v.ClubIds.Length : !c.Secret)));
        model.Set(db => db.Courts, Courts);
        model.Set(db => db.CourtHours, s => s.Property(h => h.CourtId, p => p.Required()).Property(h => h.OpensAt, p => p.Required()));
        model.Singleton("MyClub", (db, viewer) => db.Clubs.Where(c => viewer.ClubIds.Contains(c.Id)), s => s.EntityType("MyClub").Hide(c => c.RowVersion, c => c.Secret));
        model.Function("Twice", f => f.Parameter<int>("number").Returns<int>()
            .Runs((a, _) => Task.FromResult(ODataResult.Value(2 * a.Get<int>("number")))));
        model.Action("Reset", a => a.Parameter<string>("word").Parameter<int[]>("numbers").Returns<string>()
            .Runs((args, _) => Task.FromResult(ODataResult.Value(args.Get<string>("word") + args.Get<int[]>("numbers").Sum()))));
        model.Action("Break", a => a.Runs((_, _) => throw new InvalidOperationException("the secret inside")));
    }

    private static string? Describe(string name, CultureInfo language) => (name, language.Name) switch
    {
        ("Clubs", "zh-CN") => "派运动员参赛的俱乐部",
        ("Club.Rename(to)", "zh-CN") => "新名称",
        ("Club.Rename(to)", _) => "The new name",
        _ => null,
    };

    private static void Clubs(ODataSetBuilder<Club, Viewer> set) => set
        .Describe("Clubs that send athletes")
        .Visible((c, v) => !c.Secret || v.ClubIds.Contains(c.Id))
        .Hide(c => c.Secret)
        .ETag(c => c.RowVersion)
        .Property("Size", c => c.Athletes.Count)
        .Property(c => c.Name, p => p.Describe("As printed on the shirt").MaxLength(60).Pattern("^[^;]+$"))
        .Action("Rename", a => a.Parameter<string>("to").ReturnsEntity("Clubs").Runs(RenameAsync));

    private static async Task<ODataResult> RenameAsync(long key, ODataArguments arguments, ODataContext<Viewer> context)
    {
        if (!context.Viewer.SignedIn)
            return ODataResult.Failed(401, "SignIn", "Sign in first.");
        await context.Get<LeagueDb>().Clubs.Where(c => c.Id == key)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, arguments.Get<string>("to")));
        return ODataResult.Done;
    }

    private static void Athletes(ODataSetBuilder<Athlete, Viewer> set) => set
        .ETag(a => a.RowVersion)
        .Property(a => a.Phone, p => p.NotFilterable().NotSortable())
        .Property(a => a.RegisteredAt, p => p.Immutable())
        .Property(a => a.Name, p => p.Required())
        .Searchable(a => a.Name, a => a.Nick)
        .OnCreate(CreateAsync)
        .OnUpdate(UpdateAsync)
        .OnDelete(DeleteAsync)
        .CollectionFunction("Older", f => f.Parameter<int>("than").ReturnsEntities("Athletes").Runs((a, c) =>
        {
            var year = a.Get<int>("than");
            return Task.FromResult(ODataResult.Entities(c.Get<LeagueDb>().Athletes.Where(x => x.BirthYear < year)));
        }));

    private static async Task<ODataResult> CreateAsync(ODataChange<Athlete> change, ODataContext<Viewer> context)
    {
        var athlete = new Athlete { Card = Guid.NewGuid(), RegisteredAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        change.ApplyTo(athlete);
        if (athlete.Name == "Nobody")
            return ODataResult.Failed(422, "NoSuchName", "Nobody is not a name.", "Name", [new("Hint", "Take another.", "Name")]);
        athlete.ClubId = change.Link(a => a.Club) ?? athlete.ClubId;
        var db = context.Get<LeagueDb>();
        db.Athletes.Add(athlete);
        await db.SaveChangesAsync(context.Aborted);
        return ODataResult.Created(athlete.Id);
    }

    private static async Task<ODataResult> UpdateAsync(long key, ODataChange<Athlete> change, ODataContext<Viewer> context)
    {
        var db = context.Get<LeagueDb>();
        var athlete = await db.Athletes.SingleAsync(a => a.Id == key, context.Aborted);
        // Between the library's comparison and this read somebody may have been faster.
        if (context.ETag is int version && athlete.RowVersion != version)
            return ODataResult.Failed(412, "VersionConflict", "Somebody was faster.");
        change.ApplyTo(athlete);
        athlete.RowVersion++;
        await db.SaveChangesAsync(context.Aborted);
        return ODataResult.Done;
    }

    private static async Task<ODataResult> DeleteAsync(long key, ODataContext<Viewer> context)
    {
        var db = context.Get<LeagueDb>();
        if (await db.Matches.AnyAsync(m => m.RedId == key, context.Aborted))
            return ODataResult.Failed(409, "HasMatches", "Matches keep their athletes.");
        await db.Athletes.Where(a => a.Id == key).ExecuteDeleteAsync(context.Aborted);
        return ODataResult.Done;
    }

    private static void Courts(ODataSetBuilder<Court, Viewer> set) => set
        .ETag(c => c.RowVersion)
        .Visible((c, v) => !c.Closed || v.SignedIn)
        .Property(c => c.Name, p => p.Required())
        .DeepInsert(c => c.Hours)
        .OnCreate(async (change, context) =>
        {
            var court = new Court();
            change.ApplyTo(court);
            foreach (var hour in change.Nested(c => c.Hours))
            {
                court.Hours.Add(new());
                hour.ApplyTo(court.Hours[^1]);
            }
            context.Get<LeagueDb>().Add(court);
            if (await context.Get<LeagueDb>().Courts.AsNoTracking().AnyAsync(c => c.Id == court.Id, context.Aborted))
                return ODataResult.Failed(409, "NumberTaken", "Another court has this number.", "Id");
            await context.Get<LeagueDb>().SaveChangesAsync(context.Aborted);
            return ODataResult.Created(court.Id);
        })
        .OnUpdate(async (key, change, context) =>
        {
            var court = await context.Get<LeagueDb>().Courts.SingleAsync(c => c.Id == key, context.Aborted);
            change.ApplyTo(court);
            court.RowVersion++;
            await context.Get<LeagueDb>().SaveChangesAsync(context.Aborted);
            return ODataResult.Done;
        });

    private static void Tournaments(ODataSetBuilder<Tournament, Viewer> set) => set
        .Visible((t, v) => t.PublishedAt != null || v.SignedIn)
        .Authorize((access, viewer) => access == ODataAccess.Operation && viewer.ClubIds.Contains(99) ? new ODataFailure(403, "Banned", "Not you.") : null)
        .Function("Standings", f => f.ReturnsMany<Standing>().Runs((key, _, _) => Task.FromResult(ODataResult.Value(
            new List<Standing> { new("Red " + key, 6, Hand.Left), new("Blue", 4, null), new("Green", 1, null) }))))
        .Action("Publish", a => a.Parameter<DateTime?>("embargoUntil").Runs((_, arguments, _) => Task.FromResult(
            arguments.Has("embargoUntil") ? ODataResult.Failed(409, "Embargo", "Later.", "embargoUntil") : ODataResult.Done)));
}
