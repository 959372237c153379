using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace YouthPrograms.Reminders.Mail;

/// <summary>
/// Writes each mail as an <c>.eml</c> file. A reader of the folder sees whole files only: they get their name last.
/// </summary>
public sealed class PickupFolderTransport(IOptions<MailOptions> options) : IMailTransport
{
    private string Folder => options.Value.PickupFolder;

    public Task<Delivery> SendAsync(OutgoingMail mail)
    {
        try
        {
            Write(mail);
            return Task.FromResult(Delivery.Accepted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException)
        {
            return Task.FromResult(new Delivery(DeliveryState.NotSent, e.Message));
        }
    }

    public Task<string?> FindProblemAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var probe = Path.Combine(Folder, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return Task.FromResult<string?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>($"The folder for mails cannot be written: {e.Message}");
        }
    }

    private void Write(OutgoingMail mail)
    {
        // The client picks the file's name itself, so each mail gets a folder of its own to be found in.
        var unfinished = Directory.CreateDirectory(Path.Combine(Folder, $".{Guid.NewGuid():N}"));
        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = unfinished.FullName,
            };
            using var message = MimeMails.Compose(mail, options.Value.Sender);
            client.Send(message);
            var written = unfinished.GetFiles().Single();
            var time = mail.WrittenAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            written.MoveTo(Path.Combine(Folder, $"{time}-{Path.GetFileNameWithoutExtension(written.Name)}.eml"));
        }
        finally
        {
            unfinished.Delete(recursive: true);
        }
    }
}
