using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Accounts;

public sealed record MyChange(string? DisplayName = null, string? Language = null);

/// <summary>What people may change of their own account: how they are called, and the language of their mails.</summary>
public sealed class ChangeMe(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(MyChange change, Viewer viewer, CancellationToken cancellation)
    {
        if (change.Language is not (null or Languages.Chinese or Languages.English))
            return new Problem(ProblemKind.Invalid, "language-not-offered", "Language");
        if (change.DisplayName is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 100))
            return Problems.Required("DisplayName");
        var account = await db.Users.SingleAsync(a => a.Id == viewer.AccountId, cancellation);
        account.DisplayName = change.DisplayName?.Trim() ?? account.DisplayName;
        account.Language = change.Language ?? account.Language;
        await db.SaveChangesAsync(cancellation);
        return default(Done);
    }
}
