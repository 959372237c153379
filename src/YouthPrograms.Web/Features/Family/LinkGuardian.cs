using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

public sealed record LinkGuardianRequest(string Code);

/// <summary>
/// Makes the viewer a guardian of the athlete whose code they have; a code works once. The value is the athlete's key.
/// Tries are counted in the record of the account, so that they count on every node.
/// </summary>
public sealed class LinkGuardian(ProgramsDb db)
{
    public const int TriesAnHour = 10;

    private const string Tried = "TriedLinkCode";

    public async Task<Outcome<long>> RunAsync(LinkGuardianRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.AccountId is not { } account)
            return Problems.Forbidden();
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var since = viewer.Now.AddHours(-1);
        var tries = await db.AuditEvents.CountAsync(
            e => e.Subject == nameof(Account) && e.SubjectId == account && e.What == Tried && e.At > since, cancellation);
        if (tries >= TriesAnHour)
            return FamilyProblems.TooManyTries();
        var linked = await LinkAsync(request.Code, account, viewer.Now, cancellation);
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        return linked is { } athlete ? athlete : FamilyProblems.CodeRefused();
    }

    private async Task<long?> LinkAsync(string code, long account, DateTime now, CancellationToken cancellation)
    {
        var hash = LinkCodes.HashOf(code);
        var record = await db.AthleteRecords.SingleOrDefaultAsync(r => r.LinkCodeHash == hash && r.LinkCodeExpiresAt > now, cancellation);
        if (record is null)
        {
            db.AuditEvents.Add(new AuditEvent { At = now, AccountId = account, Who = db.Acting.Name, What = Tried, Subject = nameof(Account), SubjectId = account });
            return null;
        }
        record.LinkCodeHash = null;
        record.LinkCodeExpiresAt = null;
        if (!await db.Memberships.AnyAsync(m => m.AccountId == account && m.Role == MembershipRole.Guardian && m.AthleteId == record.AthleteId, cancellation))
            db.Memberships.Add(new Membership { AccountId = account, Role = MembershipRole.Guardian, AthleteId = record.AthleteId });
        return record.AthleteId;
    }
}
