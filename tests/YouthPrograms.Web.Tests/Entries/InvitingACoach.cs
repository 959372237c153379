using Microsoft.EntityFrameworkCore;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Entries;

public sealed class InvitingACoach(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task The_invited_registers_and_takes_the_delegation_once()
    {
        var open = await OpenTournament.MakeAsync(app);
        var email = $"invited@{open.Slug}.example";
        var organizer = await app.SignInAsync(open.Organizer);
        var page = $"/coach/{open.Home}";
        var sent = await organizer.PostFormAsync(page, $"{page}/invite", new() { ["email"] = email, ["language"] = "en" });
        Assert.Equal(303, (int)sent.StatusCode);
        var link = await LinkAsync(email);

        var browser = app.Browser();
        var invitation = await browser.PageAsync(link);
        var register = invitation.QuerySelector("a[href^='/account/register']")!.GetAttribute("href")!;
        var registered = await browser.PostFormAsync(register, "/account/register", new() { ["email"] = email, ["password"] = ProgramsApp.Password });
        var signIn = registered.Headers.Location!.ToString();
        var signedIn = await browser.PostFormAsync(signIn, "/account/sign-in", new() { ["email"] = email, ["password"] = ProgramsApp.Password });
        Assert.Equal(link, signedIn.Headers.Location!.ToString());
        var taken = await browser.PostFormAsync(link, link, []);
        Assert.Equal($"/coach/{open.Home}?said=invitation-accepted", taken.Headers.Location!.ToString());
        await browser.PageAsync($"/coach/{open.Home}");

        await (await app.SignInAsync(open.AwayCoach)).PageAsync(link, 404);
    }

    [Fact]
    public async Task A_new_invitation_of_the_same_address_ends_the_old_one()
    {
        var open = await OpenTournament.MakeAsync(app);
        var email = $"again@{open.Slug}.example";
        var organizer = await app.ProgramAsync(open.Organizer);
        await (await organizer.RunAsync($"Delegations({open.Home})", "InviteCoach", new { email })).JsonAsync(204);
        var first = await LinkAsync(email);
        await (await organizer.RunAsync($"Delegations({open.Home})", "InviteCoach", new { email })).JsonAsync(204);
        await app.Browser().PageAsync(first, 404);
        await app.Browser().PageAsync(await LinkAsync(email));
    }

    [Fact]
    public async Task A_damaged_or_expired_link_opens_nothing()
    {
        var open = await OpenTournament.MakeAsync(app);
        var email = $"late@{open.Slug}.example";
        var organizer = await app.ProgramAsync(open.Organizer);
        await (await organizer.RunAsync($"Delegations({open.Home})", "InviteCoach", new { email })).JsonAsync(204);
        var link = await LinkAsync(email);
        await app.Browser().PageAsync(link[..^4] + "AAAA", 404);
        await app.InDatabaseAsync(db => db.Invitations.Where(i => i.Email == email)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, DateTime.UtcNow.AddMinutes(-1))));
        await app.Browser().PageAsync(link, 404);
    }

    [Fact]
    public async Task Only_the_organizer_invites_and_only_an_address()
    {
        var open = await OpenTournament.MakeAsync(app);
        var coach = await app.ProgramAsync(open.Coach);
        await (await coach.RunAsync($"Delegations({open.Home})", "InviteCoach", new { email = "somebody@example.test" })).JsonAsync(403);
        var organizer = await app.ProgramAsync(open.Organizer);
        var refused = await (await organizer.RunAsync($"Delegations({open.Home})", "InviteCoach", new { email = "not an address" })).JsonAsync(400);
        Assert.Equal(("not-an-email-address", "email"), (refused.Code(), refused.GetProperty("error").GetProperty("target").GetString()));
    }

    // What the mail says: its link is kept encrypted beside the fact.
    private Task<string> LinkAsync(string email) => app.InDatabaseAsync(async db =>
        "/invitation/" + (await db.Invitations.OrderByDescending(i => i.Id).FirstAsync(i => i.Email == email)).Token);
}
