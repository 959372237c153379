using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>A role for whoever has the e-mail address, with the scope that the role asks for.</summary>
public sealed record GrantRoleRequest(
    string Email, MembershipRole Role, long? TournamentId = null, long? DelegationId = null, long? SchoolId = null, long? AthleteId = null);

/// <summary>Gives a role to somebody who has an account. An administrator may give any, an organizer those of their tournament.</summary>
public sealed class GrantRole(ProgramsDb db, ILookupNormalizer names)
{
    public async Task<Outcome<long>> RunAsync(GrantRoleRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!await MayAsync(request, viewer, cancellation))
            return Problems.Forbidden();
        if (!ScopeFits(request))
            return new Problem(ProblemKind.Invalid, "scope-does-not-fit", "scope");
        var email = names.NormalizeEmail(request.Email);
        var account = await db.Users.Where(a => a.NormalizedEmail == email).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancellation);
        if (account is not { } id)
            return new Problem(ProblemKind.Invalid, "no-such-account", "email", request.Email);
        var membership = new Membership
        {
            AccountId = id,
            Role = request.Role,
            TournamentId = request.TournamentId,
            DelegationId = request.DelegationId,
            SchoolId = request.SchoolId,
            AthleteId = request.AthleteId,
        };
        if (await IsThereAsync(membership, cancellation))
            return new Problem(ProblemKind.Conflict, "role-already-given", "role");
        db.Memberships.Add(membership);
        return await SaveAsync(membership, cancellation);
    }

    private static bool ScopeFits(GrantRoleRequest request)
    {
        var scopes = new[] { request.TournamentId, request.DelegationId, request.SchoolId, request.AthleteId };
        var given = Array.FindAll(scopes, scope => scope is not null).Length;
        return request.Role switch
        {
            MembershipRole.Coach => given == 1 && request.DelegationId is not null,
            MembershipRole.SchoolContact => given == 1 && request.SchoolId is not null,
            MembershipRole.Guardian => given == 1 && request.AthleteId is not null,
            MembershipRole.Scorer => given == 1 && request.TournamentId is not null,
            MembershipRole.Organizer => given == 0 || (given == 1 && request.TournamentId is not null),
            MembershipRole.Administrator or MembershipRole.ProgramOfficer or MembershipRole.Trainer or MembershipRole.Volunteer
                or MembershipRole.Accountant or MembershipRole.Auditor => given == 0,
        };
    }

    private async Task<bool> MayAsync(GrantRoleRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.IsAdministrator)
            return true;
        var tournament = request switch
        {
            { Role: MembershipRole.Coach, DelegationId: { } delegation } =>
                await db.Delegations.Where(d => d.Id == delegation).Select(d => (long?)d.TournamentId).SingleOrDefaultAsync(cancellation),
            { Role: MembershipRole.Scorer } => request.TournamentId,
            _ => null,
        };
        return tournament is { } id && viewer.OrganizesTournament(id);
    }

    private Task<bool> IsThereAsync(Membership wanted, CancellationToken cancellation) => db.Memberships.AnyAsync(
        m => m.AccountId == wanted.AccountId && m.Role == wanted.Role && m.TournamentId == wanted.TournamentId
            && m.DelegationId == wanted.DelegationId && m.SchoolId == wanted.SchoolId && m.AthleteId == wanted.AthleteId,
        cancellation);

    private async Task<Outcome<long>> SaveAsync(Membership membership, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return membership.Id;
        }
        catch (DbUpdateException refused) when (db.IsReferenceViolation(refused))
        {
            return new Problem(ProblemKind.Invalid, "no-such-reference", "scope");
        }
    }
}
