namespace YouthPrograms.Web.Features.Operations;

/// <summary>What the start tells whoever started the service, on the console; the log is for machines.</summary>
internal sealed class StartOutput(TextWriter writer)
{
    public void Say(string line) => writer.WriteLine(line);
}
