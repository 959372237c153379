using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace YouthPrograms.Reminders.Mail;

/// <summary>
/// Connects and signs in without sending anything: the mail client itself shows a wrong password only with a mail.
/// </summary>
internal static class SmtpProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Null, or what is wrong and at which key to look.</summary>
    public static async Task<string?> RunAsync(MailOptions options, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(options.Host, options.Port, patience.Token);
            return await TalkAsync(tcp.GetStream(), options, patience.Token);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return $"No mail server answers at Mail:Host {options.Host}, Mail:Port {options.Port}: {e.Message}";
        }
        catch (AuthenticationException e)
        {
            return $"The mail server's certificate is not accepted (Mail:Host, Mail:Security): {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The mail server at Mail:Host {options.Host}, Mail:Port {options.Port} does not answer in time.";
        }
    }

    private static async Task<string?> TalkAsync(Stream stream, MailOptions options, CancellationToken cancellation)
    {
        using var plain = new Conversation(stream);
        if (await plain.ReadAsync(cancellation) != 220 || await plain.SayAsync("EHLO localhost", cancellation) != 250)
            return $"What answers at Mail:Host {options.Host}, Mail:Port {options.Port} is no mail server.";
        if (options.Security == "none")
            return await SignInAsync(plain, options, cancellation);
        if (await plain.SayAsync("STARTTLS", cancellation) != 220)
            return "The mail server does not offer STARTTLS; set Mail:Security to none or ask its operator.";
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellation);
        using var secured = new Conversation(tls);
        await secured.SayAsync("EHLO localhost", cancellation);
        return await SignInAsync(secured, options, cancellation);
    }

    private static async Task<string?> SignInAsync(Conversation line, MailOptions options, CancellationToken cancellation)
    {
        if (options.User.Length > 0 && !await IsAcceptedAsync(line, options, cancellation))
            return "The mail server refuses Mail:User with Mail:Password.";
        await line.SayAsync("QUIT", cancellation);
        return null;
    }

    private static async Task<bool> IsAcceptedAsync(Conversation line, MailOptions options, CancellationToken cancellation) =>
        await line.SayAsync("AUTH LOGIN", cancellation) == 334
        && await line.SayAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(options.User)), cancellation) == 334
        && await line.SayAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Password)), cancellation) == 235;

    private sealed class Conversation(Stream stream) : IDisposable
    {
        private readonly StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);

        public void Dispose() => reader.Dispose();

        public async Task<int> SayAsync(string line, CancellationToken cancellation)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellation);
            return await ReadAsync(cancellation);
        }

        /// <summary>The code of an answer; only its last line has a space after it.</summary>
        public async Task<int> ReadAsync(CancellationToken cancellation)
        {
            while (true)
            {
                var line = await reader.ReadLineAsync(cancellation) ?? throw new IOException("The connection was closed.");
                if (line.Length < 4 || line[3] == ' ')
                    return int.TryParse(line.AsSpan(0, Math.Min(3, line.Length)), out var code) ? code : 0;
            }
        }
    }
}
