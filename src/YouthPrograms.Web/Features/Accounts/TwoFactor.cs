using System.Globalization;
using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>
/// Whether a second step is asked for at sign-in. The key is there while one is being set up, and only then; the address is
/// the key as authenticator apps read it from a picture or a link (<c>otpauth</c>).
/// </summary>
public sealed record TwoFactorState(bool IsOn, string? Key, string? Address, int CodesLeft);

/// <summary>
/// The second step at sign-in: a code of an authenticator app (RFC 6238), or one of ten recovery codes. It is asked for once
/// the app has shown that it has the key.
/// </summary>
public sealed class TwoFactor(UserManager<Account> accounts, SignInManager<Account> signIn, ProgramsDb db, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "YouthPrograms";

    public async Task<TwoFactorState> ReadAsync(Viewer viewer)
    {
        var account = await OfAsync(viewer);
        var key = account.TwoFactorEnabled ? null : await accounts.GetAuthenticatorKeyAsync(account);
        return new(account.TwoFactorEnabled, key, key is null ? null : AddressOf(account, key), await accounts.CountRecoveryCodesAsync(account));
    }

    /// <summary>Makes a key for an app. Sign-in stays as it is.</summary>
    public async Task<Outcome<Done>> StartAsync(Viewer viewer)
    {
        var account = await OfAsync(viewer);
        if (account.TwoFactorEnabled)
            return AlreadyOn;
        await accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        return default(Done);
    }

    /// <summary>Asks for the second step from now on; the recovery codes are shown once.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> EnableAsync(string code, Viewer viewer)
    {
        var account = await OfAsync(viewer);
        if (account.TwoFactorEnabled)
            return AlreadyOn;
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, Bare(code)))
            return WrongCode;
        // The codes first: whoever is asked for a second step must have them.
        var codes = await NewCodesAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        await WriteDownAsync("TwoFactorOn", account, viewer);
        await signIn.RefreshSignInAsync(account);
        return codes;
    }

    /// <summary>Recovery codes that take the place of those before.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> RenewCodesAsync(string password, Viewer viewer)
    {
        var account = await OfAsync(viewer);
        if (!account.TwoFactorEnabled)
            return Problems.NotFound("Id");
        if (!await KnowsAsync(account, password))
            return WrongPassword;
        var codes = await NewCodesAsync(account);
        await WriteDownAsync("RecoveryCodesRenewed", account, viewer);
        return codes;
    }

    public async Task<Outcome<Done>> DisableAsync(string password, Viewer viewer)
    {
        var account = await OfAsync(viewer);
        if (!await KnowsAsync(account, password))
            return WrongPassword;
        await EndAsync(account, viewer);
        await signIn.RefreshSignInAsync(account);
        return default(Done);
    }

    /// <summary>An administrator helps somebody who has lost app and codes; who they are was found out some other way.</summary>
    public async Task<Outcome<Done>> EndForAsync(long accountId, Viewer viewer)
    {
        if (!viewer.IsAdministrator)
            return Problems.Forbidden();
        if (await accounts.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture)) is not { TwoFactorEnabled: true } account)
            return Problems.NotFound("Id");
        await EndAsync(account, viewer);
        return default(Done);
    }

    /// <summary>As it was made: people copy the spaces that apps and our pages set between digits, and write letters small.</summary>
    public static string Bare(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static Problem AlreadyOn => new(ProblemKind.Conflict, "two-factor-already-on");

    private static Problem WrongCode => new(ProblemKind.Invalid, "code-refused", "code");

    private static Problem WrongPassword => new(ProblemKind.Invalid, "password-refused", "password");

    private async Task<Account> OfAsync(Viewer viewer) =>
        (await accounts.FindByIdAsync(viewer.AccountId!.Value.ToString(CultureInfo.InvariantCulture)))!;

    // Wrong ones count as at sign-in: whoever finds a page left open must not guess for ever.
    private async Task<bool> KnowsAsync(Account account, string password) =>
        (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;

    private async Task<List<string>> NewCodesAsync(Account account) =>
        (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();

    private async Task EndAsync(Account account, Viewer viewer)
    {
        await accounts.SetTwoFactorEnabledAsync(account, false);
        // The app's key is worth nothing any more; a new set-up makes a new one.
        await accounts.ResetAuthenticatorKeyAsync(account);
        await WriteDownAsync("TwoFactorOff", account, viewer);
    }

    private async Task WriteDownAsync(string what, Account account, Viewer viewer)
    {
        db.AuditEvents.Add(new AuditEvent
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = viewer.AccountId,
            Who = db.Acting.Name,
            What = what,
            Subject = nameof(Account),
            SubjectId = account.Id,
        });
        await db.SaveChangesAsync();
    }

    private static string AddressOf(Account account, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer={Issuer}&digits=6";
}
