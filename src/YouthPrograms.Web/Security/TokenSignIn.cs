using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Signs a program in by a personal access token, sent as a bearer token or as the password of HTTP Basic: spreadsheets know
/// no other way. The user name is then of no matter, because the token says whose it is.
/// </summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ProgramsDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";

    public const string IdClaim = "token-id";

    public const string ScopeClaim = "token-scope";

    private const string Basic = "Basic";

    private const string Bearer = "Bearer";

    /// <summary>
    /// Only the OData service takes tokens: no page, and nothing under /auth, where an account's password is changed. On it a
    /// Basic password can only be a token; other bearer tokens are those of <c>/auth/login</c>.
    /// </summary>
    public static bool IsFor(HttpRequest request) =>
        request.Path.StartsWithSegments(ServiceModel.Prefix)
        && AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var header)
        && (Is(header, Basic) || (Is(header, Bearer) && header.Parameter?.StartsWith(TokenText.Mark, StringComparison.Ordinal) == true));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Sent() is not { } token || !TokenText.IsSound(token))
            return AuthenticateResult.Fail("No token.");
        var now = clock.GetUtcNow().UtcDateTime;
        if (await FindAsync(token, now) is not { } row || row.IsLocked(now))
            return AuthenticateResult.Fail("Not in force.");
        await NoteUseAsync(row, now);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(row), Scheme.Name));
    }

    private static bool Is(AuthenticationHeaderValue header, string scheme) => header.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    private string? Sent()
    {
        var header = AuthenticationHeaderValue.Parse(Request.Headers.Authorization.ToString());
        if (!Is(header, Basic))
            return header.Parameter;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private async Task<Row?> FindAsync(string token, DateTime now)
    {
        var prefix = TokenText.PrefixOf(token);
        var rows = await db.AccessTokens.AsNoTracking()
            .Where(t => t.Prefix == prefix && t.RevokedAt == null && t.ExpiresAt > now)
            .Select(t => new Row(t.Id, t.Prefix, t.Hash, t.Scope, t.LastUsedAt, t.AccountId, t.Account.UserName!, t.Account.LockoutEnabled, t.Account.LockoutEnd))
            .ToListAsync(Context.RequestAborted);
        return rows.Find(row => TokenText.Matches(row.Hash, token));
    }

    private async Task NoteUseAsync(Row row, DateTime now)
    {
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        if (row.LastUsedAt >= hour)
            return;
        try
        {
            await db.AccessTokens.Where(t => t.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, hour), Context.RequestAborted);
        }
        catch (DbException busy)
        {
            // Reading goes on while somebody writes for long; the next request of the hour notes it.
            Logger.LogWarning(busy, "The use of token {Token} could not be noted", row.Id);
        }
    }

    private ClaimsPrincipal PrincipalOf(Row row) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, row.AccountId.ToString(CultureInfo.InvariantCulture)),
            // The audit thereby says through which token it was done.
            new(ClaimTypes.Name, $"{row.UserName} ({row.Prefix}…)"),
            new(IdClaim, row.Id.ToString(CultureInfo.InvariantCulture)),
            new(ScopeClaim, row.Scope.ToString()),
        ],
        Scheme.Name));

    private sealed record Row(
        long Id, string Prefix, string Hash, TokenScope Scope, DateTime? LastUsedAt, long AccountId, string UserName, bool MayBeLocked, DateTimeOffset? LockedUntil)
    {
        public bool IsLocked(DateTime now) => MayBeLocked && LockedUntil > now;
    }
}
