namespace YouthPrograms.Web.Features.Family;

/// <summary>Every refusal of links and consents.</summary>
public static class FamilyProblems
{
    // One answer for a wrong, an expired and a used code: a guess must not learn which it was.
    public static Problem CodeRefused() => new(ProblemKind.Invalid, "link-code-refused", "Code");

    public static Problem TooManyTries() => new(ProblemKind.Busy, "link-too-many-tries", "Code");
}
