using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using YouthPrograms.Reminders;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

public sealed class CheckingMailSettings : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programs-").FullName;

    [Fact]
    public void Without_settings_mails_go_to_the_folder() =>
        Assert.IsType<PickupFolderTransport>(Services([]).GetRequiredService<IMailTransport>());

    [Fact]
    public void A_mail_server_is_used_once_it_is_named() => Assert.IsType<SmtpMailTransport>(
        Services(new() { ["Mail:Transport"] = "smtp", ["Mail:Host"] = "mail.test" }).GetRequiredService<IMailTransport>());

    [Theory]
    [InlineData("Mail:Transport", "pigeon")]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:Port", "70000")]
    [InlineData("Mail:Security", "tls")]
    [InlineData("Mail:Security", "ssl3")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:Connections", "0")]
    [InlineData("Mail:Password", "")]
    public async Task The_start_is_refused_with_the_name_of_the_wrong_key(string key, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Mail:Transport"] = "smtp",
            ["Mail:Host"] = "mail.test",
            ["Mail:User"] = "programs",
            ["Mail:Password"] = "secret",
            [key] = value,
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Add(builder.Services, settings);
        using var host = builder.Build();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(key, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        Add(services, settings);
        return services.BuildServiceProvider();
    }

    private void Add(IServiceCollection services, Dictionary<string, string?> settings) => services.AddReminders(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), folder, $"Data Source={Path.Combine(folder, "programs.db")}");
}
