using System.Text;
using System.Text.Json.Nodes;

namespace YouthPrograms.Competitions.Draws;

public enum DrawVerdict
{
    Identical,

    /// <summary>The record was made by a version of the engine that this one does not know.</summary>
    OtherVersion,

    /// <summary>The secret is not 64 hex digits.</summary>
    SecretUnreadable,

    /// <summary>The published hash is not that of the secret.</summary>
    SecretDiffers,

    /// <summary>The published hash is not that of entries and policies.</summary>
    RequestDiffers,

    /// <summary>Entries and policies allow no draw at all.</summary>
    RequestRefused,

    /// <summary>Made again, the draw comes out differently; <see cref="DrawVerification.Path"/> says where first.</summary>
    Differs,

    /// <summary>A late entry that cannot be: there was no room, or no reason is given.</summary>
    AmendmentRefused,
}

/// <summary>Answer to "is this the draw that secret, witness text and entries give?"</summary>
public sealed record DrawVerification(
    DrawVerdict Verdict, string? Path = null, string? Published = null, string? MadeAgain = null)
{
    public bool IsIdentical => Verdict == DrawVerdict.Identical;

    public static DrawVerification Verify(DrawRecord record)
    {
        if (record.Version is < 1 or > DrawRecord.CurrentVersion)
            return new(DrawVerdict.OtherVersion, "$.version", $"{record.Version}", $"{DrawRecord.CurrentVersion}");
        if (!DrawRecord.IsHash(record.Secret))
            return new(DrawVerdict.SecretUnreadable, "$.secret");
        var secret = DrawSecret.FromHex(record.Secret);
        var (published, again) = (record.Commitment, DrawCommitment.Of(secret, record.Request));
        if (published.SecretHash != again.SecretHash)
            return new(DrawVerdict.SecretDiffers, "$.commitment.secretHash", published.SecretHash, again.SecretHash);
        if (published.RequestHash != again.RequestHash)
            return new(DrawVerdict.RequestDiffers, "$.commitment.requestHash", published.RequestHash, again.RequestHash);
        return Draw.Make(record.Request, secret, record.Witness, record.Version).Value is { } draw
            ? WithAmendments(record, draw)
            : new(DrawVerdict.RequestRefused, "$.request");
    }

    private static DrawVerification WithAmendments(DrawRecord record, DrawRecord again)
    {
        var amendments = record.Amendments ?? [];
        for (var i = 0; i < amendments.Count; i++)
        {
            // The serializer checks properties for null, not what stands in lists.
            if (amendments[i] is not { } late || LateDraw.Add(again, late.Newcomer, late.Reason, late.Room).Value is not { } amended)
                return new(DrawVerdict.AmendmentRefused, $"$.amendments[{i}]");
            again = amended;
        }

        return Compare(record.CanonicalBytes(), again.CanonicalBytes());
    }

    private static DrawVerification Compare(byte[] published, byte[] again)
    {
        if (published.AsSpan().SequenceEqual(again))
            return new(DrawVerdict.Identical);
        var path = new StringBuilder("$");
        var (a, b) = FirstDifference(JsonNode.Parse(published), JsonNode.Parse(again), path);
        return new(DrawVerdict.Differs, path.ToString(), a?.ToJsonString(), b?.ToJsonString());
    }

    private static (JsonNode? A, JsonNode? B) FirstDifference(JsonNode? a, JsonNode? b, StringBuilder path)
    {
        while (true)
        {
            var step = (a, b) switch
            {
                (JsonObject x, JsonObject y) => Step(x, y),
                (JsonArray x, JsonArray y) => Step(x, y),
                _ => null,
            };
            if (step is not { } s)
                return (a, b);
            path.Append(s.Name);
            (a, b) = (s.A, s.B);
        }
    }

    private static (string Name, JsonNode? A, JsonNode? B)? Step(JsonObject a, JsonObject b)
    {
        var name = a.Select(p => p.Key).Union(b.Select(p => p.Key)).FirstOrDefault(n => !JsonNode.DeepEquals(a[n], b[n]));
        return name is null ? null : ($".{name}", a[name], b[name]);
    }

    private static (string Name, JsonNode? A, JsonNode? B)? Step(JsonArray a, JsonArray b)
    {
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var (x, y) = (i < a.Count ? a[i] : null, i < b.Count ? b[i] : null);
            if (!JsonNode.DeepEquals(x, y))
                return ($"[{i}]", x, y);
        }

        return null;
    }
}
