using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>A mail as it came over the wire.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Data, bool Secured, string? User);

/// <summary>A small real mail server on loopback (RFC 5321) that keeps what arrives and can be told to misbehave.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly X509Certificate2? certificate;
    private int connections;

    public SmtpServer(bool startTls = false)
    {
        certificate = startTls ? NewCertificate() : null;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    public int Connections => connections;

    public string? Thumbprint => certificate?.Thumbprint;

    /// <summary>The answer to RCPT, such as <c>550 no such mailbox</c>; null accepts.</summary>
    public Func<string, string?> AnswerRecipient { get; set; } = _ => null;

    /// <summary>The answer after the final dot; null hangs up instead. The mail is kept in either case.</summary>
    public string? AnswerData { get; set; } = "250 kept";

    /// <summary>Hangs up when DATA is asked for.</summary>
    public bool HangsUpBeforeData { get; set; }

    /// <summary>Hangs up after the answer to a mail, as a server does with an idle connection.</summary>
    public bool HangsUpBetweenMails { get; set; }

    /// <summary>Signing in is asked for, with this password.</summary>
    public string? Password { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        stopping.Dispose();
        certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                Interlocked.Increment(ref connections);
                _ = TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await new Session(this, client.GetStream()).RunAsync(stopping.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The client hung up.
        }
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private sealed class Session(SmtpServer server, Stream stream)
    {
        private Stream wire = stream;
        private bool secured;
        private string? user;
        private string from = "";
        private List<string> to = [];

        public async Task RunAsync(CancellationToken cancellation)
        {
            await SayAsync("220 localhost ready");
            while (!cancellation.IsCancellationRequested && await ReadAsync() is { } line)
            {
                if (!await AnswerAsync(line))
                    return;
            }
        }

        /// <summary>False ends the conversation.</summary>
        private async Task<bool> AnswerAsync(string line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(Offers());
                    return true;
                case "STARTTLS":
                    await SecureAsync();
                    return true;
                case "AUTH":
                    await SignInAsync(line);
                    return true;
                case "MAIL":
                    (from, to) = (Address(line), []);
                    await SayAsync(server.Password is null || user is not null ? "250 ok" : "530 sign in first");
                    return true;
                case "RCPT":
                    await RecipientAsync(Address(line));
                    return true;
                case "DATA":
                    return await DataAsync();
                case "QUIT":
                    await SayAsync("221 bye");
                    return false;
                default:
                    await SayAsync("250 ok");
                    return true;
            }
        }

        private string Offers()
        {
            var offers = new List<string> { "250-localhost" };
            if (server.certificate is not null && !secured)
                offers.Add("250-STARTTLS");
            if (server.Password is not null)
                offers.Add("250-AUTH LOGIN");
            offers.Add("250 8BITMIME");
            return string.Join("\r\n", offers);
        }

        private async Task SecureAsync()
        {
            if (server.certificate is null)
            {
                await SayAsync("502 not here");
                return;
            }
            await SayAsync("220 go ahead");
            var tls = new SslStream(wire);
            await tls.AuthenticateAsServerAsync(server.certificate);
            (wire, secured) = (tls, true);
        }

        private async Task SignInAsync(string line)
        {
            var words = line.Split(' ');
            var name = words.Length > 2 ? words[2] : await AskAsync("334 VXNlcm5hbWU6");
            var password = await AskAsync("334 UGFzc3dvcmQ6");
            var matches = Decode(password) == server.Password;
            user = matches ? Decode(name) : null;
            await SayAsync(matches ? "235 welcome" : "535 wrong");
        }

        private async Task RecipientAsync(string address)
        {
            to.Add(address);
            await SayAsync(server.AnswerRecipient(address) ?? "250 ok");
        }

        private async Task<bool> DataAsync()
        {
            if (server.HangsUpBeforeData)
                return false;
            await SayAsync("354 go on");
            var data = new StringBuilder();
            while (await ReadAsync() is { } line && line != ".")
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            server.mails.Enqueue(new ReceivedMail(from, to, data.ToString(), secured, user));
            if (server.AnswerData is null)
                return false;
            await SayAsync(server.AnswerData);
            return !server.HangsUpBetweenMails;
        }

        private async Task<string> AskAsync(string prompt)
        {
            await SayAsync(prompt);
            return await ReadAsync() ?? "";
        }

        private async Task SayAsync(string line)
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
            await wire.FlushAsync();
        }

        // Byte by byte: what follows STARTTLS must not be read ahead of it.
        private async Task<string?> ReadAsync()
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await wire.ReadAsync(one) == 1)
            {
                if (one[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }
            return null;
        }

        private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

        private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
    }
}
