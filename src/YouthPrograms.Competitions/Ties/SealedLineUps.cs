using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Ties;

public enum SealedLineUpIssue
{
    /// <summary>The other side may have read it already, so nothing is changed or added any more.</summary>
    AlreadyOpened,
}

/// <summary>
/// The line-ups of both sides of a tie. Neither can be read, and each can be replaced, until both are in or the organizer
/// opens what there is at the deadline.
/// </summary>
public sealed class SealedLineUps
{
    private readonly LineUp? _a;
    private readonly LineUp? _b;

    private SealedLineUps(LineUp? a, LineUp? b, bool isOpened) => (_a, _b, IsOpened) = (a, b, isOpened);

    public static SealedLineUps Empty { get; } = new(null, null, false);

    public bool HasA => _a is not null;
    public bool HasB => _b is not null;
    public bool IsOpened { get; }

    /// <summary>Null while sealed, and for a side that handed nothing in by the deadline.</summary>
    public LineUp? A => IsOpened ? _a : null;

    /// <inheritdoc cref="A"/>
    public LineUp? B => IsOpened ? _b : null;

    /// <summary>Takes the line-up of its side, in place of an earlier one; the second side's opens both.</summary>
    public Checked<SealedLineUps, SealedLineUpIssue> HandIn(LineUp lineUp)
    {
        if (IsOpened)
            return new([SealedLineUpIssue.AlreadyOpened]);
        var (a, b) = lineUp.Side == Side.A ? (lineUp, _b) : (_a, lineUp);
        return new(new SealedLineUps(a, b, a is not null && b is not null));
    }

    /// <summary>Opens what there is, although a side is missing.</summary>
    public SealedLineUps OpenAtDeadline() => IsOpened ? this : new(_a, _b, true);
}
