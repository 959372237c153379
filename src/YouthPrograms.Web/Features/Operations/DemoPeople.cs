using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>
/// The demo's accounts with their memberships. Run again it adds what is missing: a guardian's child is there only once
/// its roster has been imported.
/// </summary>
internal sealed class DemoPeople(ProgramsDb db, UserManager<Account> accounts)
{
    public async Task AddAsync(IReadOnlyList<PersonSeed> people, string password, CancellationToken cancellation)
    {
        foreach (var person in people)
        {
            var account = await accounts.FindByEmailAsync(person.Email) ?? await CreateAsync(person, password);
            foreach (var seed in person.Memberships)
                await AddAsync(account, seed, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Account> CreateAsync(PersonSeed person, string password)
    {
        var account = new Account
        {
            UserName = person.Email,
            Email = person.Email,
            EmailConfirmed = true,
            DisplayName = person.Language == Layout.Languages.English ? person.NameEn : person.Name,
            Language = person.Language,
        };
        var created = await accounts.CreateAsync(account, password);
        return created.Succeeded ? account : throw new InvalidOperationException($"{person.Email}: {created}");
    }

    private async Task AddAsync(Account account, MembershipSeed seed, CancellationToken cancellation)
    {
        if (await ScopedAsync(account, seed, cancellation) is not { } wanted)
            return;
        var there = await db.Memberships.AnyAsync(
            m => m.AccountId == account.Id && m.Role == wanted.Role && m.TournamentId == wanted.TournamentId
                && m.DelegationId == wanted.DelegationId && m.SchoolId == wanted.SchoolId && m.AthleteId == wanted.AthleteId,
            cancellation);
        if (!there)
            db.Memberships.Add(wanted);
    }

    /// <summary>Null while the scope does not exist.</summary>
    private async Task<Membership?> ScopedAsync(Account account, MembershipSeed seed, CancellationToken cancellation)
    {
        var wanted = new Membership { AccountId = account.Id, Role = seed.Role };
        switch (seed)
        {
            case { Athlete: { } number }:
                wanted.AthleteId = await db.Athletes
                    .Where(a => a.RosterNumber == number && a.Delegation.Code == seed.Delegation && a.Delegation.Tournament.Slug == seed.Tournament)
                    .Select(a => (long?)a.Id).SingleOrDefaultAsync(cancellation);
                return wanted.AthleteId is null ? null : wanted;
            case { Delegation: { } code }:
                wanted.DelegationId = await db.Delegations.Where(d => d.Code == code && d.Tournament.Slug == seed.Tournament)
                    .Select(d => (long?)d.Id).SingleOrDefaultAsync(cancellation);
                return wanted.DelegationId is null ? null : wanted;
            case { Tournament: { } slug }:
                wanted.TournamentId = await db.Tournaments.Where(t => t.Slug == slug).Select(t => (long?)t.Id).SingleOrDefaultAsync(cancellation);
                return wanted.TournamentId is null ? null : wanted;
            case { School: { } school }:
                wanted.SchoolId = await db.Schools.Where(s => s.Code == school).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancellation);
                return wanted.SchoolId is null ? null : wanted;
            case { Trainer: { } trainer }:
                await db.Trainers.Where(t => t.Code == trainer && t.AccountId == null)
                    .ExecuteUpdateAsync(t => t.SetProperty(x => x.AccountId, account.Id), cancellation);
                return wanted;
            default:
                return wanted;
        }
    }
}
