using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>Where somebody goes after signing in, and what their account page shows.</summary>
public sealed class FrontPage(ProgramsDb db)
{
    /// <summary>Roles in the order in which their front page is taken, with its address.</summary>
    private static readonly (MembershipRole Role, string Address)[] Fronts =
    [
        (MembershipRole.Organizer, "/organize"),
        (MembershipRole.Coach, "/coach"),
        (MembershipRole.SchoolContact, "/school"),
        (MembershipRole.Guardian, "/family"),
        (MembershipRole.ProgramOfficer, "/office"),
        (MembershipRole.Trainer, "/train"),
        (MembershipRole.Administrator, "/operate"),
        (MembershipRole.Auditor, "/operate"),
        (MembershipRole.Accountant, "/office/money"),
        (MembershipRole.Volunteer, "/volunteer"),
    ];

    public async Task<string> AddressAsync(string email, CancellationToken cancellation)
    {
        var roles = await db.Memberships.Where(m => m.Account.Email == email).Select(m => m.Role).ToListAsync(cancellation);
        return Array.Find(Fronts, front => roles.Contains(front.Role)).Address ?? "/account";
    }

    public async Task<AccountRow> AccountAsync(Viewer viewer, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == viewer.AccountId, cancellation);
        var memberships = await db.Memberships.AsNoTracking()
            .Where(m => m.AccountId == viewer.AccountId)
            .OrderBy(m => m.Role)
            .Select(m => new MembershipRow(
                m.Role,
                m.Delegation != null ? m.Delegation.Name : m.School != null ? m.School.Name : m.Tournament != null ? m.Tournament.Name
                    : m.Athlete != null ? m.Athlete.Record.FullName : null,
                m.Delegation != null ? m.Delegation.NameEn : m.School != null ? m.School.NameEn : m.Tournament != null ? m.Tournament.NameEn
                    : m.Athlete != null ? m.Athlete.Record.FullName : null))
            .ToListAsync(cancellation);
        var desks = await db.Events.AsNoTracking().Where(e => viewer.Scores.Contains(e.TournamentId))
            .OrderBy(e => e.TournamentId).ThenBy(e => e.Position)
            .Select(e => new DeskRow($"/organize/{e.Tournament.Slug}/{e.Code}/results", e.Name, e.NameEn)).ToListAsync(cancellation);
        return new AccountRow(account.DisplayName, account.Email!, account.Language, memberships, desks);
    }
}

public sealed record AccountRow(string DisplayName, string Email, string Language, IReadOnlyList<MembershipRow> Memberships, IReadOnlyList<DeskRow> Desks);

/// <summary>A results desk that a scorer may sit at.</summary>
public sealed record DeskRow(string Address, string Name, string NameEn);

public sealed record MembershipRow(MembershipRole Role, string? Scope, string? ScopeEn);
