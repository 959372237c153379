using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace YouthPrograms.Browser.Tests.Clients;

/// <summary>
/// The npm packages of <c>Clients/package.json</c>: where <c>CLIENT_PACKAGES</c> says, as the test command does, or beside it
/// after <c>npm ci</c>.
/// </summary>
internal static class Packages
{
    public static string Scripts { get; } = Here();

    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("CLIENT_PACKAGES") is { Length: > 0 } folder ? folder : Path.Combine(Scripts, "node_modules");

    /// <summary>Runs a script with node; its output and whether it ended well.</summary>
    public static async Task<(bool Ok, string Output)> RunAsync(string script, params string[] arguments)
    {
        Assert.True(Directory.Exists(Folder), $"The clients' packages are not in {Folder}: run npm ci in {Scripts}, or the test command.");
        var start = new ProcessStartInfo("node", [Path.Combine(Scripts, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Folder },
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await node.WaitForExitAsync(late.Token);
        return (node.ExitCode == 0, await output + await errors);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
