using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>
/// <c>verify-draw FILE</c>: checks a published draw without starting the service. Exit code 0 for an identical draw, 1 for
/// a difference, 2 for a file that cannot be read.
/// </summary>
public static class VerifyDrawCommand
{
    public const string Name = "verify-draw";

    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [_, var file])
        {
            output.WriteLine($"usage: {Name} FILE");
            return 2;
        }
        string content;
        try
        {
            content = File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            output.WriteLine(unreadable.Message);
            return 2;
        }
        if (VerifyDraw.Verify(content) is { } answer)
            return Say(answer, output);
        output.WriteLine($"{file} is not a published draw.");
        return 2;
    }

    private static int Say(DrawVerification answer, TextWriter output)
    {
        output.WriteLine(answer.IsIdentical
            ? "identical"
            : $"{answer.Verdict} at {answer.Path}: published {answer.Published ?? "nothing"}, made again {answer.MadeAgain ?? "nothing"}");
        return answer.IsIdentical ? 0 : 1;
    }
}
