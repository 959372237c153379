using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace YouthPrograms.Reminders.Mail;

/// <summary>
/// Sends over SMTP on threads of its own, one connection each: the client waits for the server without giving its thread
/// back, and the pool's threads belong to requests.
/// </summary>
public sealed class SmtpMailTransport : IMailTransport, IDisposable
{
    // Servers close idle connections after minutes, and the next mail on such a one fails; give them up long before.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<Order> orders = [];
    private readonly MailOptions options;
    private readonly List<Thread> threads;

    public SmtpMailTransport(IOptions<MailOptions> options)
    {
        this.options = options.Value;
        threads = [.. Enumerable.Range(1, this.options.Connections).Select(NewThread)];
        threads.ForEach(t => t.Start());
    }

    public Task<Delivery> SendAsync(OutgoingMail mail)
    {
        var order = new Order(mail, new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously));
        orders.Add(order);
        return order.Outcome.Task;
    }

    public Task<string?> FindProblemAsync(CancellationToken cancellation) => SmtpProbe.RunAsync(options, cancellation);

    public void Dispose()
    {
        orders.CompleteAdding();
        threads.ForEach(t => t.Join());
        orders.Dispose();
    }

    private Thread NewThread(int number) => new(Work) { IsBackground = true, Name = $"Mail {number}" };

    private void Work()
    {
        SmtpClient? client = null;
        while (!orders.IsCompleted)
        {
            if (!orders.TryTake(out var order, Idle))
            {
                client?.Dispose();
                client = null;
                continue;
            }
            client ??= NewClient();
            var delivery = Send(client, order.Mail);
            if (delivery.State is not DeliveryState.Accepted)
            {
                client.Dispose();
                client = null;
            }
            order.Outcome.SetResult(delivery);
        }
        client?.Dispose();
    }

    private Delivery Send(SmtpClient client, OutgoingMail mail)
    {
        var handedOver = false;
        try
        {
            using var message = MimeMails.Compose(mail, options.Sender, () => handedOver = true);
            client.Send(message);
            return Delivery.Accepted;
        }
        catch (SmtpException e) when (IsAnswer(e.StatusCode))
        {
            return new Delivery(DeliveryState.NotSent, $"{(int)e.StatusCode} {e.Message}");
        }
        catch (Exception e)
        {
            // Whatever broke: before the last byte of the last part nothing can have been accepted.
            return new Delivery(handedOver ? DeliveryState.Unknown : DeliveryState.NotSent, Innermost(e).Message);
        }
    }

    // 4xx and 5xx are the server's own refusal; everything else is a connection that failed.
    private static bool IsAnswer(SmtpStatusCode code) => (int)code is >= 400 and < 600;

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    private SmtpClient NewClient() => new(options.Host, options.Port)
    {
        EnableSsl = options.Security == "starttls",
        Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
        Timeout = 60_000,
    };

    private sealed record Order(OutgoingMail Mail, TaskCompletionSource<Delivery> Outcome);
}
