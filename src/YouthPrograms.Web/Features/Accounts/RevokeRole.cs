using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Accounts;

public sealed record RevokeRoleRequest(long MembershipId);

/// <summary>Takes a role back. The last administrator stays, or nobody could give roles any more.</summary>
public sealed class RevokeRole(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(RevokeRoleRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.IsAdministrator)
            return Problems.Forbidden();
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.Id == request.MembershipId, cancellation);
        if (membership is null)
            return Problems.NotFound("Id");
        if (membership.Role == MembershipRole.Administrator && await db.Memberships.CountAsync(m => m.Role == MembershipRole.Administrator, cancellation) == 1)
            return new Problem(ProblemKind.Conflict, "last-administrator");
        db.Memberships.Remove(membership);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return default(Done);
    }
}
