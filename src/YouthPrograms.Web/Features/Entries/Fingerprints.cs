using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Keeps the installation's key of the fingerprints; made when first needed, then never changed.</summary>
public sealed class Fingerprints(ProgramsDb db)
{
    private const string SecretName = "fingerprint-key";

    /// <summary>Call before a transaction begins: whoever comes second to making the key reads the first one's.</summary>
    public async Task<FingerprintKey> KeyAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } found)
            return found;
        var secret = new ServiceSecret { Name = SecretName, Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) };
        db.Secrets.Add(secret);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            db.Entry(secret).State = EntityState.Detached;
        }
        return (await FindAsync(cancellation))!;
    }

    private async Task<FingerprintKey?> FindAsync(CancellationToken cancellation) =>
        await db.Secrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == SecretName, cancellation) is { } secret
            ? new FingerprintKey(Convert.FromHexString(secret.Value))
            : null;
}

/// <summary>Turns a child, or any words, into a keyed hash: the same give the same one, and without the key it tells nothing.</summary>
public sealed class FingerprintKey(byte[] key)
{
    public string Of(AthleteFacts facts) => Of(facts, facts.Gender);

    /// <summary>The fingerprint the child had if the gender was typed wrong the last time.</summary>
    public string OfOtherGender(AthleteFacts facts) =>
        Of(facts, facts.Gender == AthleteGender.Boy ? AthleteGender.Girl : AthleteGender.Boy);

    /// <summary>Of any words.</summary>
    public string Of(string words) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)));

    private string Of(AthleteFacts facts, AthleteGender gender)
    {
        var name = RosterValues.Name(facts.FullName).ToUpperInvariant();
        var date = facts.BirthDate.ToString("O", CultureInfo.InvariantCulture);
        return Of($"{name}\n{date}\n{gender}");
    }
}
