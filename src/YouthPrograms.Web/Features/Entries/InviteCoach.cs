using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The language is that of the mail; without one, the language of the request.</summary>
public sealed record InviteCoachRequest(long DelegationId, string? Email, string? Language = null);

/// <summary>
/// Asks somebody by mail to coach a delegation. The link in it is signed, ends after two weeks and works once. Inviting the
/// same address again sends a new link and ends the old one.
/// </summary>
public sealed class InviteCoach(ProgramsDb db, SignedLinks links, AfterCommit after)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Invitations a delegation may have open at a time; more is somebody sending mails, not inviting coaches.</summary>
    public const int MostOpen = 10;

    internal const string Purpose = "coach-invitation";

    public async Task<Outcome<Done>> RunAsync(InviteCoachRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Delegation>(request.DelegationId, cancellation);
        var delegation = await db.Delegations.VisibleTo(viewer).Include(d => d.Tournament).SingleOrDefaultAsync(d => d.Id == request.DelegationId, cancellation);
        if (delegation is null)
            return Problems.NotFound("Delegation");
        if (!viewer.OrganizesTournament(delegation.TournamentId))
            return Problems.Forbidden();
        if (delegation.Tournament.State is TournamentState.Completed or TournamentState.Cancelled)
            return EntryProblems.TournamentOver();
        var email = request.Email?.Trim() ?? "";
        if (email.Length is 0 or > 254 || !MailAddress.TryCreate(email, out _))
            return new Problem(ProblemKind.Invalid, "not-an-email-address", "email");
        var open = await db.Invitations.Where(i => i.DelegationId == delegation.Id && i.AcceptedAt == null && i.ExpiresAt > viewer.Now).ToListAsync(cancellation);
        foreach (var earlier in open.Where(i => string.Equals(i.Email, email, StringComparison.OrdinalIgnoreCase)))
            earlier.ExpiresAt = viewer.Now;
        if (open.Count(i => i.ExpiresAt > viewer.Now) >= MostOpen)
            return new Problem(ProblemKind.Conflict, "too-many-invitations", "email", MostOpen);
        db.Invitations.Add(Make(delegation.Id, email, request.Language ?? (Texts.IsEnglish ? Languages.English : Languages.Chinese), viewer));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        after.Wake();
        return default(Done);
    }

    private Invitation Make(long delegation, string email, string language, Viewer viewer)
    {
        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var expires = viewer.Now + Lasts;
        return new Invitation
        {
            DelegationId = delegation,
            Email = email,
            Language = language,
            Code = code,
            Token = links.Make(Purpose, code, expires),
            InvitedAt = viewer.Now,
            ExpiresAt = expires,
            InvitedById = viewer.AccountId,
        };
    }
}

/// <summary>What an invitation offers, as its page says it.</summary>
public sealed record InvitationRow(
    long Id, long DelegationId, string Email, string Delegation, string DelegationEn, string Tournament, string TournamentEn);

/// <summary>Makes whoever has the link of an invitation, and is signed in, a coach of its delegation. The value is the delegation's key.</summary>
public sealed class AcceptInvitation(ProgramsDb db, SignedLinks links)
{
    /// <summary>Null when the link is not ours, has ended or was used.</summary>
    public async Task<InvitationRow?> FindAsync(string token, DateTime now, CancellationToken cancellation) =>
        links.Read(InviteCoach.Purpose, token) is not { } code
            ? null
            : await Open(code, now)
                .Select(i => new InvitationRow(
                    i.Id, i.DelegationId, i.Email, i.Delegation.Name, i.Delegation.NameEn, i.Delegation.Tournament.Name, i.Delegation.Tournament.NameEn))
                .SingleOrDefaultAsync(cancellation);

    public async Task<Outcome<long>> RunAsync(string token, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.AccountId is not { } account)
            return Problems.Forbidden();
        if (links.Read(InviteCoach.Purpose, token) is not { } code)
            return Ended;
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var invitation = await Open(code, viewer.Now).SingleOrDefaultAsync(cancellation);
        if (invitation is null)
            return Ended;
        (invitation.AcceptedAt, invitation.AcceptedById) = (viewer.Now, account);
        var isCoach = await db.Memberships.AnyAsync(
            m => m.AccountId == account && m.Role == MembershipRole.Coach && m.DelegationId == invitation.DelegationId, cancellation);
        if (!isCoach)
            db.Memberships.Add(new Membership { AccountId = account, Role = MembershipRole.Coach, DelegationId = invitation.DelegationId });
        // The version of the row lets one of two clicks at once win.
        if (await db.TrySaveAsync(cancellation) is not null)
            return Ended;
        await transaction.CommitAsync(cancellation);
        return invitation.DelegationId;
    }

    private static Problem Ended => new(ProblemKind.Conflict, "invitation-ended");

    private IQueryable<Invitation> Open(string code, DateTime now) =>
        db.Invitations.Where(i => i.Code == code && i.AcceptedAt == null && i.ExpiresAt > now);
}
