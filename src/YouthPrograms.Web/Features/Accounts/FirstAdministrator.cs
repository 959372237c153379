using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>An installation without demo people has nobody to sign in: the first start prints a link that works once.</summary>
public sealed class FirstAdministrator(ProgramsDb db, UserManager<Account> accounts)
{
    private const string SecretName = "first-administrator";

    /// <summary>The token of the link; null once there is an administrator. An unused link of an earlier start ends.</summary>
    public async Task<string?> InviteAsync(CancellationToken cancellation)
    {
        if (await ExistsAsync(cancellation))
            return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await db.Secrets.Where(s => s.Name == SecretName).ExecuteDeleteAsync(cancellation);
        db.Secrets.Add(new ServiceSecret { Name = SecretName, Value = HashOf(token) });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    public async Task<Outcome<Done>> CreateAsync(string token, string email, string password, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var secret = await db.Secrets.SingleOrDefaultAsync(s => s.Name == SecretName, cancellation);
        if (secret is null || await ExistsAsync(cancellation) || !Matches(secret.Value, token))
            return new Problem(ProblemKind.Forbidden, "first-administrator-link-used");
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = email };
        var created = await accounts.CreateAsync(account, password);
        if (!created.Succeeded)
            return created.Errors.Select(IdentityProblems.Of).DistinctBy(problem => problem.Code).ToList();
        db.Memberships.Add(new Membership { AccountId = account.Id, Role = MembershipRole.Administrator });
        db.Secrets.Remove(secret);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return default(Done);
    }

    private static bool Matches(string hash, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token)));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private Task<bool> ExistsAsync(CancellationToken cancellation) =>
        db.Memberships.AnyAsync(m => m.Role == MembershipRole.Administrator, cancellation);
}
