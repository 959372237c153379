using System.Globalization;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>Every refusal of a token's making.</summary>
internal static class TokenProblems
{
    public static Problem MadeByPassword() => new(ProblemKind.Forbidden, "tokens-make-no-tokens");

    public static Problem TooMany() => new(ProblemKind.Conflict, "too-many-tokens", null, CreateToken.InForce);

    public static Problem NotInTheYear(DateOnly first, DateOnly last) =>
        new(ProblemKind.Invalid, "out-of-range", "expiresOn", Day(first), Day(last));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
