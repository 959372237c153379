using System.Diagnostics.CodeAnalysis;

namespace YouthPrograms.Competitions;

/// <summary>A value that passed every check, or all the reasons why it did not; never both, never neither.</summary>
public sealed class Checked<TValue, TIssue>
    where TValue : class
{
    internal Checked(TValue value) => Value = value;

    internal Checked(IReadOnlyList<TIssue> issues)
    {
        if (issues.Count == 0)
            throw new ArgumentException("A refusal names at least one issue.", nameof(issues));
        Issues = issues;
    }

    public TValue? Value { get; }

    /// <summary>Empty exactly when <see cref="Value"/> is there.</summary>
    public IReadOnlyList<TIssue> Issues { get; } = [];

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Value is not null;

    /// <summary>The value, for callers that know it passed; throws with the issues otherwise.</summary>
    public TValue Require() =>
        Value ?? throw new InvalidOperationException("Refused: " + string.Join("; ", Issues));
}
