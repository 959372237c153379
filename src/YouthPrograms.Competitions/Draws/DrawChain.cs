namespace YouthPrograms.Competitions.Draws;

public enum ChainVerdict
{
    /// <summary>Every record verifies, and each but the first names the one before it.</summary>
    Identical,

    /// <summary>There is no record at all.</summary>
    Empty,

    /// <summary>A record does not verify; <see cref="DrawChain.Of"/> says why.</summary>
    RecordDiffers,

    /// <summary>The first record is itself a redraw: what it replaced is not here.</summary>
    BeginningMissing,

    /// <summary>A later record does not say that it is a redraw.</summary>
    LinkMissing,

    /// <summary>A later record replaces another one than the one before it.</summary>
    LinkDiffers,
}

/// <summary>
/// Answer to "are these all draws of one event, none changed and none left out in between?" <paramref name="Record"/> (from
/// 1) is the first that is not as it should be; <paramref name="Of"/> says what is wrong with it by itself, or which hash it
/// names and which it should.
/// </summary>
public sealed record DrawChain(ChainVerdict Verdict, int? Record = null, DrawVerification? Of = null)
{
    public bool IsIdentical => Verdict == ChainVerdict.Identical;

    /// <summary>Records from the first draw to the last redraw.</summary>
    public static DrawChain Verify(IReadOnlyList<DrawRecord> records)
    {
        if (records.Count == 0)
            return new(ChainVerdict.Empty);
        for (var i = 0; i < records.Count; i++)
        {
            if (Link(i == 0 ? null : records[i - 1], records[i]) is { } link)
                return link with { Record = i + 1 };
            if (DrawVerification.Verify(records[i]) is { IsIdentical: false } verification)
                return new(ChainVerdict.RecordDiffers, i + 1, verification);
        }

        return new(ChainVerdict.Identical);
    }

    private static DrawChain? Link(DrawRecord? before, DrawRecord record)
    {
        const string path = "$.request.redraws";
        var (named, expected) = (record.Request.Redraws?.RecordHash, before?.Hash());
        return (named, expected) switch
        {
            _ when named == expected => null,
            (_, null) => new(ChainVerdict.BeginningMissing, Of: new(DrawVerdict.Differs, path, named)),
            (null, _) => new(ChainVerdict.LinkMissing, Of: new(DrawVerdict.Differs, path, null, expected)),
            _ => new(ChainVerdict.LinkDiffers, Of: new(DrawVerdict.Differs, path, named, expected)),
        };
    }
}
