using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Accounts;

/// <param name="Name">What its owner calls it.</param>
/// <param name="Scope">Whether it may write.</param>
/// <param name="ExpiresOn">The last day on which it works, in the home zone.</param>
public sealed record CreateTokenRequest(string Name, TokenScope Scope, DateOnly ExpiresOn);

/// <summary>A token just made: the only time that <paramref name="Token"/> is shown.</summary>
public sealed record NewToken(long Id, string Token, string Name, TokenScope Scope, DateTime ExpiresAt);

/// <summary>Makes a personal access token of the viewer's account.</summary>
public sealed class CreateToken(ProgramsDb db)
{
    /// <summary>More than anybody looks through; a program that makes tokens in a loop stops here.</summary>
    public const int InForce = 50;

    public async Task<Outcome<NewToken>> RunAsync(CreateTokenRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.AccountId is not { } account)
            return Problems.Forbidden();
        if (viewer.TokenId is not null)
            return TokenProblems.MadeByPassword();
        if (Check(request, viewer.Now) is { Count: > 0 } problems)
            return problems;
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await db.AccessTokens.CountAsync(t => t.AccountId == account && t.RevokedAt == null && t.ExpiresAt > viewer.Now, cancellation) >= InForce)
            return TokenProblems.TooMany();
        var text = TokenText.Make();
        var token = new AccessToken
        {
            AccountId = account,
            Name = request.Name.Trim(),
            Scope = request.Scope,
            Prefix = TokenText.PrefixOf(text),
            Hash = TokenText.HashOf(text),
            CreatedAt = viewer.Now,
            ExpiresAt = EndOf(request.ExpiresOn),
        };
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new NewToken(token.Id, text, token.Name, token.Scope, token.ExpiresAt);
    }

    /// <summary>The days that may be chosen at the given time: today and a year from it, both included.</summary>
    public static (DateOnly First, DateOnly Last) Days(DateTime now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HomeZone.Info));
        return (today, today.AddYears(1));
    }

    private static List<Problem> Check(CreateTokenRequest request, DateTime now)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 100)
            problems.Add(Problems.Required("name"));
        var (first, last) = Days(now);
        if (request.ExpiresOn < first || request.ExpiresOn > last)
            problems.Add(TokenProblems.NotInTheYear(first, last));
        return problems;
    }

    private static DateTime EndOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), HomeZone.Info);
}
