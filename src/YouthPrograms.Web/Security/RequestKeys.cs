using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Requests;

namespace YouthPrograms.Web.Security;

/// <summary>One keyed request: whose, under which key, and what it says, as hashes.</summary>
public sealed record KeyedCall(long AccountId, string KeyHash, string RequestHash);

/// <summary>What is given again. The body is empty where the answer had none.</summary>
public sealed record KeptAnswer(Dictionary<string, string> Headers, byte[] Body);

/// <summary>What is known of a key.</summary>
public abstract record KeyState;

/// <summary>It is the caller's: the work may be done, and its answer kept under the fence.</summary>
public sealed record Claimed(long Id, int Fence) : KeyState;

/// <summary>The same request is at work at this moment.</summary>
public sealed record UnderWay : KeyState;

/// <summary>The key came with another request.</summary>
public sealed record UsedOtherwise : KeyState;

/// <summary>It was done; the answer is null when it was not to be kept.</summary>
public sealed record Answered(int Status, KeptAnswer? Answer) : KeyState;

/// <summary>
/// Who may do the work of a key. The unique index on account and key decides: of equal requests at the same moment, on
/// whichever nodes, one inserts the row and the others find it.
/// </summary>
public class RequestKeys(ProgramsDb db, PersonalDataCipher cipher, TimeProvider clock)
{
    // Longer than any request takes: what is still open then belongs to a process that is gone.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected internal virtual async Task<KeyState> ClaimAsync(KeyedCall call, CancellationToken cancellation)
    {
        var now = Now;
        var inserted = await InsertAsync(call, now, cancellation);
        var row = await db.KeyedRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.AccountId == call.AccountId && r.KeyHash == call.KeyHash, cancellation);
        return row switch
        {
            null => new UnderWay(),
            _ when inserted => new Claimed(row.Id, row.Fence),
            _ when row.StartedAt + KeyedRequest.Kept <= now => await TakeOverAsync(row, call, now, cancellation),
            _ when row.RequestHash != call.RequestHash => new UsedOtherwise(),
            { Status: { } status } => new Answered(status, row.Answer is { } answer ? JsonSerializer.Deserialize<KeptAnswer>(answer) : null),
            _ when row.ClaimedUntil > now => new UnderWay(),
            _ => await TakeOverAsync(row, call, now, cancellation),
        };
    }

    /// <summary>Nothing happens when the claim was lost meanwhile.</summary>
    public Task KeepAsync(Claimed claim, int status, KeptAnswer? answer, CancellationToken cancellation)
    {
        var text = answer is null ? null : JsonSerializer.Serialize(answer);
        return db.KeyedRequests.Where(r => r.Id == claim.Id && r.Fence == claim.Fence).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Status, status).SetProperty(r => r.Answer, text), cancellation);
    }

    /// <summary>The work failed by our fault: the same request may try again.</summary>
    public Task ReleaseAsync(Claimed claim, CancellationToken cancellation) =>
        db.KeyedRequests.Where(r => r.Id == claim.Id && r.Fence == claim.Fence && r.Status == null).ExecuteDeleteAsync(cancellation);

    private async Task<bool> InsertAsync(KeyedCall call, DateTime now, CancellationToken cancellation)
    {
        var hash = cipher.Protect(call.RequestHash);
        var until = now + Claim;
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "KeyedRequests" ("AccountId", "KeyHash", "RequestHash", "StartedAt", "ClaimedUntil", "Fence")
            VALUES ({call.AccountId}, {call.KeyHash}, {hash}, {now}, {until}, 0)
            ON CONFLICT ("AccountId", "KeyHash") DO NOTHING
            """, cancellation) == 1;
    }

    private async Task<KeyState> TakeOverAsync(KeyedRequest row, KeyedCall call, DateTime now, CancellationToken cancellation)
    {
        var until = now + Claim;
        var taken = await db.KeyedRequests.Where(r => r.Id == row.Id && r.Fence == row.Fence).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Fence, r => r.Fence + 1)
                .SetProperty(r => r.RequestHash, call.RequestHash)
                .SetProperty(r => r.StartedAt, now)
                .SetProperty(r => r.ClaimedUntil, until)
                .SetProperty(r => r.Status, (int?)null)
                .SetProperty(r => r.Answer, (string?)null),
            cancellation);
        return taken == 1 ? new Claimed(row.Id, row.Fence + 1) : new UnderWay();
    }
}
