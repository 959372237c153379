using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Accounts;

public sealed record RevokeTokenRequest(long TokenId);

/// <summary>
/// Ends a token: one's own, or anybody's for an administrator. A program that signed in with a token may end that one and no
/// other, so that a leaked one cannot be used to lock its owner's programs out. One that has ended stays ended.
/// </summary>
public sealed class RevokeToken(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(RevokeTokenRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.IsSignedIn)
            return Problems.Forbidden();
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var token = await db.AccessTokens.VisibleTo(Visibility.OfAccessTokens, viewer).SingleOrDefaultAsync(t => t.Id == request.TokenId, cancellation);
        if (token is null)
            return Problems.NotFound("id");
        if (viewer.TokenId is { } own && own != token.Id)
            return Problems.Forbidden();
        token.RevokedAt ??= viewer.Now;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return default(Done);
    }
}
