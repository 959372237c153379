using System.Diagnostics.CodeAnalysis;

namespace YouthPrograms.Web;

/// <summary>What kind of refusal it is; <see cref="Problems"/> maps each kind once, for pages and for OData.</summary>
public enum ProblemKind
{
    /// <summary>What was sent cannot be right, whatever the state of the data.</summary>
    Invalid,

    /// <summary>Not for this viewer.</summary>
    Forbidden,

    /// <summary>There is no such row, or not for this viewer.</summary>
    NotFound,

    /// <summary>Right in itself, but the state of the data forbids it.</summary>
    Conflict,

    /// <summary>The row has changed since it was read.</summary>
    Stale,

    /// <summary>More than the service takes in one piece.</summary>
    TooLarge,

    /// <summary>Could not be had in time; the same request may be sent again.</summary>
    Busy,
}

/// <summary>
/// One refusal. <paramref name="Code"/> is stable, for programs and tests; people read the text of the same key with
/// <paramref name="Arguments"/> filled in. <paramref name="Target"/> is the field it stands at.
/// </summary>
public sealed record Problem(ProblemKind Kind, string Code, string? Target = null, params IReadOnlyList<object> Arguments)
{
    /// <summary>All the reasons, where there is more than one.</summary>
    public IReadOnlyList<Problem> Details { get; init; } = [];

    /// <summary>Many reasons as one problem; its kind is that of the first.</summary>
    public static Problem Of(IReadOnlyList<Problem> problems) =>
        problems is [var only] ? only : new Problem(problems[0].Kind, "several-problems") { Details = problems };

    /// <summary>This problem, or its details where it has some.</summary>
    public IReadOnlyList<Problem> Flatten() => Details.Count > 0 ? Details : [this];
}

/// <summary>The answer of a use case: a value, or the problem that kept it from being.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    public Problem? Problem { get; }

    public T Value => Problem is null ? value! : throw new InvalidOperationException($"Refused: {Problem.Code}");

    public bool IsRefused([NotNullWhen(true)] out Problem? problem) => (problem = Problem) is not null;

    /// <summary>The problem, or the value where there is none.</summary>
    public bool IsRefused([NotNullWhen(true)] out Problem? problem, [NotNullWhen(false)] out T? given)
    {
        (problem, given) = (Problem, value);
        return problem is not null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);

    public static implicit operator Outcome<T>(List<Problem> problems) => new(default, Problem.Of(problems));
}

/// <summary>The value of a use case that has nothing to tell but that it is done.</summary>
public readonly record struct Done;
