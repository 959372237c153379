using System.Net;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;

namespace YouthPrograms.Web;

/// <summary>Where the service keeps its data and under which address people reach it (<c>Programs:*</c>).</summary>
public sealed class ProgramsOptions
{
    public const string Section = "Programs";

    /// <summary>Database, keys and pick-up folder; relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether to load demo people and play the demo tournament; null means in Development only.</summary>
    public bool? Demo { get; set; }

    /// <summary>False loads the demo without playing its tournament.</summary>
    public bool PlayDemo { get; set; } = true;

    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Proxies whose word on the caller's address counts, as addresses and networks with commas between them.</summary>
    public string? TrustedProxies { get; set; }
}

/// <summary>The settings as the rest of the service needs them: absolute, checked, decided.</summary>
public sealed record Installation(string DataDirectory, string ConnectionString, bool Demo, bool PlayDemo, Uri PublicUrl, IReadOnlyList<IPNetwork> TrustedProxies)
{
    public bool OnPostgres => Databases.IsPostgres(ConnectionString);

    /// <exception cref="OptionsValidationException">A setting is wrong; the message names its key.</exception>
    public static Installation Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(ProgramsOptions.Section).Get<ProgramsOptions>() ?? new ProgramsOptions();
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw Wrong($"Programs:PublicUrl must be an absolute http or https address, not '{options.PublicUrl}'.");
        var proxies = Security.TrustedProxies.Parse(options.TrustedProxies)
            ?? throw Wrong($"Programs:TrustedProxies must list addresses and networks, not '{options.TrustedProxies}'.");
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            throw Wrong("Programs:DataDirectory must name a folder.");
        var directory = Path.GetFullPath(options.DataDirectory);
        Directory.CreateDirectory(directory);
        var connection = configuration.GetConnectionString("Programs")
            ?? $"Data Source={Path.Combine(directory, "programs.db")}";
        return new Installation(directory, connection, options.Demo ?? environment.IsDevelopment(), options.PlayDemo, url, proxies);
    }

    private static OptionsValidationException Wrong(string message) =>
        new(ProgramsOptions.Section, typeof(ProgramsOptions), [message]);
}
