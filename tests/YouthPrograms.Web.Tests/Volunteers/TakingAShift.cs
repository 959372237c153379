using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Volunteers;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Funding;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Volunteers;

/// <summary>Shifts and volunteers of the tests' own, at the demo's sessions and tournaments.</summary>
internal static class Shifts
{
    public static Task<long> ShiftAsync(this MoneyApp app, int places = 3, int hours = 24, string? skill = null, bool atTournament = false) =>
        app.InDatabaseAsync(async db =>
        {
            var starts = app.Clock.GetUtcNow().UtcDateTime.AddHours(hours);
            var shift = new Shift
            {
                SessionId = atTournament ? null : await db.TrainingSessions.Where(s => s.Code == "hall-wed-10").Select(s => s.Id).SingleAsync(),
                TournamentId = atTournament ? await db.Tournaments.Where(t => t.Slug == "school-cup").Select(t => t.Id).SingleAsync() : null,
                Name = "签到",
                NameEn = "Welcome",
                Skill = skill,
                StartsAt = starts,
                EndsAt = starts.AddHours(3),
                TimeZone = "Asia/Shanghai",
                Places = places,
            };
            db.Shifts.Add(shift);
            await db.SaveChangesAsync();
            return shift.Id;
        });

    /// <summary>Accounts with the volunteer's role, without the cost of a password.</summary>
    public static Task<List<Viewer>> VolunteersAsync(this MoneyApp app, int count) => app.InDatabaseAsync(async db =>
    {
        var accounts = Enumerable.Range(0, count).Select(_ => TrainingApp.Unique("volunteer") + "@example.test")
            .Select(email => new Account { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, DisplayName = email, SecurityStamp = email }).ToList();
        db.Users.AddRange(accounts);
        await db.SaveChangesAsync();
        db.Memberships.AddRange(accounts.Select(account => new Membership { AccountId = account.Id, Role = MembershipRole.Volunteer }));
        await db.SaveChangesAsync();
        return accounts.ConvertAll(account => new Viewer { AccountId = account.Id, IsVolunteer = true, Now = app.Clock.GetUtcNow().UtcDateTime });
    });

    public static async Task<Viewer> VolunteerAsync(this MoneyApp app) => (await app.VolunteersAsync(1))[0];

    public static Task<Outcome<Signup>> SignUpAsync(this MoneyApp app, long shift, Viewer viewer, bool skilled = false) =>
        app.RunAsync<SignUpForShift, Outcome<Signup>>(use => use.RunAsync(new(shift, skilled), viewer, default));

    public static Task<Outcome<Signup>> WithdrawAsync(this MoneyApp app, Signup signup, Viewer viewer) =>
        app.RunAsync<WithdrawSignup, Outcome<Signup>>(use => use.RunAsync(new(signup.Id), viewer, default));

    public static Task<Outcome<Signup>> ConfirmAsync(this MoneyApp app, Signup signup, decimal hours, Viewer viewer) =>
        app.RunAsync<ConfirmHours, Outcome<Signup>>(use => use.RunAsync(new(signup.Id, hours), viewer, default));

    public static Task<int> TakenAsync(this MoneyApp app, long shift) =>
        app.InDatabaseAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.PlacesTaken).SingleAsync());
}

public sealed class TakingAShift(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Takes_a_place_once_and_gives_it_back()
    {
        var (shift, volunteer) = (await app.ShiftAsync(), await app.VolunteerAsync());
        var signup = (await app.SignUpAsync(shift, volunteer)).Value;
        Assert.Equal("already-signed-up", (await app.SignUpAsync(shift, volunteer)).Problem?.Code);
        Assert.Equal(1, await app.TakenAsync(shift));
        Assert.Null((await app.WithdrawAsync(signup, volunteer)).Problem);
        Assert.Equal("not-signed-up", (await app.WithdrawAsync(signup, volunteer)).Problem?.Code);
        Assert.Equal(0, await app.TakenAsync(shift));
        Assert.Null((await app.SignUpAsync(shift, volunteer)).Problem);
    }

    [Fact]
    public async Task Is_full_begun_or_asks_for_a_skill()
    {
        var (first, second) = (await app.VolunteerAsync(), await app.VolunteerAsync());
        var single = await app.ShiftAsync(places: 1, skill: "first-aid");
        Assert.Equal(("skill-needed", "Skilled"), (await app.SignUpAsync(single, first)).Problem is { } asked ? (asked.Code, asked.Target) : default);
        Assert.Null((await app.SignUpAsync(single, first, skilled: true)).Problem);
        Assert.Equal("shift-full", (await app.SignUpAsync(single, second, skilled: true)).Problem?.Code);
        Assert.Equal("shift-begun", (await app.SignUpAsync(await app.ShiftAsync(hours: 0), second)).Problem?.Code);
        Assert.Equal("volunteers-only", (await app.SignUpAsync(single, new Viewer { AccountId = first.AccountId })).Problem?.Code);
    }

    [Fact]
    public async Task Nobody_is_in_two_places()
    {
        var volunteer = await app.VolunteerAsync();
        var (morning, same, next) = (await app.ShiftAsync(hours: 48), await app.ShiftAsync(hours: 50), await app.ShiftAsync(hours: 51));
        await app.SignUpAsync(morning, volunteer);
        Assert.Equal("in-another-shift", (await app.SignUpAsync(same, volunteer)).Problem?.Code);
        Assert.Null((await app.SignUpAsync(next, volunteer)).Problem);
    }

    [Fact]
    public async Task Hours_are_confirmed_afterwards_by_those_who_run_it()
    {
        var (shift, volunteer) = (await app.ShiftAsync(hours: 1), await app.VolunteerAsync());
        var signup = (await app.SignUpAsync(shift, volunteer)).Value;
        Assert.Equal("shift-not-over", (await app.ConfirmAsync(signup, 3, MoneyApp.Officer)).Problem?.Code);
        app.Clock.Forward(TimeSpan.FromHours(5));
        Assert.Equal("shift-begun", (await app.WithdrawAsync(signup, volunteer)).Problem?.Code);
        Assert.Equal("shift-keepers-only", (await app.ConfirmAsync(signup, 3, volunteer)).Problem?.Code);
        Assert.Equal("hours-out-of-range", (await app.ConfirmAsync(signup, 3.1m, MoneyApp.Officer)).Problem?.Code);
        Assert.Equal("hours-out-of-range", (await app.ConfirmAsync(signup, 5.25m, MoneyApp.Officer)).Problem?.Code);
        Assert.Equal(165, (await app.ConfirmAsync(signup, 2.75m, MoneyApp.Officer)).Value.Minutes);
    }

    [Fact]
    public async Task An_organizer_of_another_tournament_does_not_find_the_signup()
    {
        var (shift, volunteer) = (await app.ShiftAsync(hours: 1, atTournament: true), await app.VolunteerAsync());
        var signup = (await app.SignUpAsync(shift, volunteer)).Value;
        app.Clock.Forward(TimeSpan.FromHours(5));
        Assert.Equal("signup-not-found", (await app.ConfirmAsync(signup, 3, new Viewer { AccountId = -1, Organizes = [-5] })).Problem?.Code);
        Assert.Equal("signup-not-found", (await app.ConfirmAsync(signup, 3, MoneyApp.Officer)).Problem?.Code);
        Assert.Null((await app.ConfirmAsync(signup, 3, new Viewer { IsOrganizer = true })).Problem);
    }
}

public sealed class RacingForAShift(MoneyApp app) : IClassFixture<MoneyApp>
{
    private const int Volunteers = 40;

    [Fact]
    public async Task Gives_out_every_place_once()
    {
        var (shift, volunteers) = (await app.ShiftAsync(places: 5), await app.VolunteersAsync(Volunteers));
        var outcomes = await Task.WhenAll(volunteers.Select(volunteer => Task.Run(() => app.SignUpAsync(shift, volunteer))));
        Assert.Equal(5, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal(Volunteers - 5, outcomes.Count(outcome => outcome.Problem?.Code == "shift-full"));
        Assert.Equal(5, await app.TakenAsync(shift));
        Assert.Empty(await app.InDatabaseAsync(db => MoneyViolations.OverfullShiftsAsync(db, default)));
    }

    [Fact]
    public async Task Puts_one_volunteer_into_one_of_two_shifts_at_one_time()
    {
        var volunteer = await app.VolunteerAsync();
        long[] shifts = [await app.ShiftAsync(hours: 72), await app.ShiftAsync(hours: 73)];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => app.SignUpAsync(shifts[number % 2], volunteer))));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Empty(await app.InDatabaseAsync(db => MoneyViolations.OverfullShiftsAsync(db, default)));
    }
}

/// <summary>The same race with a guard that believes what it read before.</summary>
public sealed class RacingWithoutThePlaceGuard(MoneyApp app) : IClassFixture<MoneyApp>
{
    private const int Volunteers = 30;

    [Fact]
    public async Task Gives_out_more_places_than_there_are()
    {
        var (shift, volunteers) = (await app.ShiftAsync(places: 2), await app.VolunteersAsync(Volunteers));
        if (TestDatabase.OnPostgres)
            await app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Shifts\" DROP CONSTRAINT \"CK_Shifts_Places\""));
        using var everybodyHasLooked = new Barrier(Volunteers);
        await Task.WhenAll(volunteers.Select(volunteer => Task.Factory.StartNew(
            () => SignUpAsync(shift, volunteer, everybodyHasLooked), TaskCreationOptions.LongRunning).Unwrap()));
        var taken = await app.TakenAsync(shift);
        Assert.True(taken > 2, $"{taken} of 2 places: the race proves nothing if this guard does not oversell.");
        Assert.NotEmpty(await app.InDatabaseAsync(db => MoneyViolations.OverfullShiftsAsync(db, default)));
    }

    private async Task SignUpAsync(long shift, Viewer volunteer, Barrier everybodyHasLooked)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        var seen = db.Shifts.Where(s => s.Id == shift).Select(s => s.Places - s.PlacesTaken).Single();
        everybodyHasLooked.SignalAndWait(TestContext.Current.CancellationToken);
        await ActivatorUtilities.CreateInstance<SignUpForShift>(scope.ServiceProvider, new TrustingGuard(db, seen)).RunAsync(new(shift), volunteer, default);
    }

    private sealed class TrustingGuard(ProgramsDb db, int seen) : PlaceGuard(db)
    {
        private readonly ProgramsDb db = db;

        protected internal override async Task<bool> TryTakeAsync(long shiftId, DateTime now, CancellationToken cancellation)
        {
            if (!TestDatabase.OnPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellation);
            return seen > 0 && await db.Shifts.Where(s => s.Id == shiftId).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.PlacesTaken, s => s.PlacesTaken + 1), cancellation) == 1;
        }
    }
}

public sealed class VolunteeringByProgramAndForm(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task A_program_signs_up_withdraws_and_credits_hours()
    {
        var (volunteer, officer) = (await app.ProgramAsync("volunteer@demo.test"), await app.ProgramAsync("officer@demo.test"));
        var shift = await app.ShiftAsync(hours: 400, skill: "first-aid");
        Assert.Equal("skill-needed", (await (await volunteer.RunAsync($"Shifts({shift})", "SignUp")).JsonAsync(400)).Code());
        var signup = (await (await volunteer.RunAsync($"Shifts({shift})", "SignUp", new { skilled = true })).JsonAsync(200)).Id();
        Assert.Equal("Withdrawn", (await (await volunteer.RunAsync($"Signups({signup})", "Withdraw")).JsonAsync(200)).GetProperty("State").GetString());
        var again = (await (await volunteer.RunAsync($"Shifts({shift})", "SignUp", new { skilled = true })).JsonAsync(200)).Id();
        Assert.Equal("shift-not-over", (await (await officer.RunAsync($"Signups({again})", "ConfirmHours", new { hours = 2.5 })).JsonAsync(409)).Code());
        await (await app.ProgramAsync("school@demo.test")).ReadAsync($"Signups({again})", 404);
        Assert.Equal(403, (int)(await (await app.ProgramAsync("school@demo.test")).RunAsync($"Shifts({shift})", "SignUp")).StatusCode);
    }

    [Fact]
    public async Task An_officer_makes_a_shift_and_no_smaller_than_who_has_signed_up()
    {
        var officer = await app.ProgramAsync("officer@demo.test");
        var session = await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Code == "hall-wed-10").Select(s => s.Id).SingleAsync());
        var row = new { SessionId = session, Name = "引导", NameEn = "Guide", StartsAt = "2027-01-04T01:00:00Z", EndsAt = "2027-01-04T03:00:00Z", TimeZone = "Asia/Shanghai", Places = 2 };
        var shift = (await (await officer.CreateAsync("Shifts", row)).JsonAsync(201)).Id();
        await app.SignUpAsync(shift, await app.VolunteerAsync());
        await app.SignUpAsync(shift, await app.VolunteerAsync());
        Assert.Equal(400, (int)(await officer.ChangeAsync($"Shifts({shift})", new { Places = 1 })).StatusCode);
        Assert.Equal(403, (int)(await (await app.ProgramAsync("volunteer@demo.test")).CreateAsync("Shifts", row)).StatusCode);
        Assert.Equal(403, (int)(await (await app.ProgramAsync("organizer@demo.test")).CreateAsync("Shifts", row)).StatusCode);
    }

    [Fact]
    public async Task A_volunteer_signs_up_and_withdraws_on_the_page()
    {
        var shift = await app.ShiftAsync(hours: 500);
        var browser = await app.SignInAsync("volunteer@demo.test");
        Assert.Equal("/volunteer?said=signed-up", (await browser.PostFormAsync("/volunteer", $"/volunteer/shifts/{shift}/sign-up", [])).Headers.Location?.ToString());
        var signup = await app.InDatabaseAsync(db => db.Signups.Where(s => s.ShiftId == shift).Select(s => s.Id).SingleAsync());
        Assert.Equal(303, (int)(await browser.PostFormAsync("/volunteer", $"/volunteer/signups/{signup}/withdraw", [])).StatusCode);
        Assert.Equal(0, await app.TakenAsync(shift));
    }

    [Fact]
    public async Task Those_who_run_it_add_a_shift_and_confirm_hours_on_the_page()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var session = await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Code == "hall-wed-10").Select(s => s.Id).SingleAsync());
        var name = TrainingApp.Unique("岗位");
        var added = await officer.PostFormAsync("/volunteer/desk", "/volunteer/desk/shifts", new()
        {
            ["Where"] = $"session-{session}",
            ["Name"] = name,
            ["NameEn"] = name,
            ["Skill"] = "",
            ["Places"] = "2",
            ["StartsAt"] = "2026-11-24T09:00",
            ["EndsAt"] = "2026-11-24T11:00",
        });
        Assert.Equal("/volunteer/desk?said=shift-added", added.Headers.Location?.ToString());
        var shift = await app.InDatabaseAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Name == name));
        Assert.Equal(new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc), shift.StartsAt);
        var signup = (await app.SignUpAsync(shift.Id, await app.VolunteerAsync())).Value;
        app.Clock.Forward(TimeSpan.FromDays(2));
        var action = $"/volunteer/desk/signups/{signup.Id}/hours";
        Assert.Equal(400, (int)(await officer.PostFormAsync("/volunteer/desk", action, new() { ["Hours"] = "99" })).StatusCode);
        Assert.Equal(303, (int)(await officer.PostFormAsync("/volunteer/desk", action, new() { ["Hours"] = "1.5" })).StatusCode);
        Assert.Equal(90, await app.InDatabaseAsync(db => db.Signups.Where(s => s.Id == signup.Id).Select(s => s.Minutes).SingleAsync()));
    }
}
