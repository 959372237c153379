using System.Text;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>
/// <c>verify-draw FILE</c>: checks a published draw without starting the service; of several files, from the first draw to the
/// last redraw, also that each names the one before it. Exit code 0 for identical, 1 for a difference, 2 for a file that cannot
/// be read.
/// </summary>
public static class VerifyDrawCommand
{
    public const string Name = "verify-draw";

    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        string[] files = [.. arguments.Skip(1)];
        if (files.Length == 0)
        {
            output.WriteLine($"usage: {Name} FILE [FILE ...]");
            return 2;
        }
        var records = new List<DrawRecord>();
        foreach (var file in files)
        {
            if (Read(file, output) is not { } record)
                return 2;
            records.Add(record);
        }
        return records is [var only] ? Say(DrawVerification.Verify(only), output) : Say(DrawChain.Verify(records), files, output);
    }

    private static DrawRecord? Read(string file, TextWriter output)
    {
        try
        {
            if (CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(File.ReadAllText(file))) is { } record)
                return record;
            output.WriteLine($"{file} is not a published draw.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            output.WriteLine(unreadable.Message);
        }
        return null;
    }

    private static int Say(DrawChain answer, string[] files, TextWriter output)
    {
        if (answer.IsIdentical)
            return Say(new DrawVerification(DrawVerdict.Identical), output);
        output.Write($"{files[(answer.Record ?? 1) - 1]}: {answer.Verdict}, ");
        return Say(answer.Of ?? new DrawVerification(DrawVerdict.Differs), output);
    }

    private static int Say(DrawVerification answer, TextWriter output)
    {
        output.WriteLine(answer.IsIdentical
            ? "identical"
            : $"{answer.Verdict} at {answer.Path}: published {answer.Published ?? "nothing"}, made again {answer.MadeAgain ?? "nothing"}");
        return answer.IsIdentical ? 0 : 1;
    }
}
