using System.Net;
using Microsoft.Extensions.Options;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>The transport against a real server on loopback, well-behaved and not.</summary>
public class SendingOverSmtp
{
    private static readonly OutgoingMail Mail = new()
    {
        MessageId = "<0123456789abcdef@programs.test>",
        To = "school@demo.test",
        Subject = "预约已确认：消防逃生演练（2026年12月1日星期二）",
        Language = "zh-CN",
        Text = "您好！\r\n.一行以点开头\r\n",
        Html = "<p>您好！</p>\r\n",
        Calendar = new CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        Headers = [new("References", "<fedcba@programs.test>"), new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")],
        WrittenAt = RemindersHost.Start,
    };

    [Fact]
    public async Task A_mail_arrives_with_its_headers_and_parts()
    {
        await using var server = new SmtpServer();
        using var transport = TransportTo(server);

        Assert.Equal(Delivery.Accepted, await transport.SendAsync(Mail));

        var received = Assert.Single(server.Mails);
        Assert.Equal(("programs@programs.test", "school@demo.test"), (received.From, Assert.Single(received.To)));
        var parts = ReceivedParts.Of(received.Data);
        Assert.Equal(Mail.Subject, parts.Decoded("Subject"));
        Assert.Equal(Mail.MessageId, parts.Headers["Message-ID"]);
        Assert.Equal("auto-generated", parts.Headers["Auto-Submitted"]);
        Assert.Equal("OOF, AutoReply", parts.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal("<fedcba@programs.test>", parts.Headers["References"]);
        Assert.StartsWith("multipart/alternative", parts.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal([Mail.Text, Mail.Html, Mail.Calendar!.Content], parts.Parts.Select(p => p.Content));
        Assert.Contains("method=REQUEST", parts.Parts[2].Type, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("450 later", "450")]
    [InlineData("550 no such mailbox", "550")]
    public async Task A_refused_recipient_was_not_sent(string answer, string code)
    {
        await using var server = new SmtpServer { AnswerRecipient = _ => answer };
        using var transport = TransportTo(server);

        var delivery = await transport.SendAsync(Mail);

        Assert.Equal(DeliveryState.NotSent, delivery.State);
        Assert.StartsWith(code, delivery.Error, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_mail_refused_after_its_content_was_not_sent()
    {
        await using var server = new SmtpServer { AnswerData = "452 disk full" };
        using var transport = TransportTo(server);

        Assert.Equal(DeliveryState.NotSent, (await transport.SendAsync(Mail)).State);
    }

    [Fact]
    public async Task A_connection_lost_after_the_final_dot_leaves_it_unknown()
    {
        await using var server = new SmtpServer { AnswerData = null };
        using var transport = TransportTo(server);

        Assert.Equal(DeliveryState.Unknown, (await transport.SendAsync(Mail)).State);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_connection_lost_before_the_content_was_not_sent()
    {
        await using var server = new SmtpServer { HangsUpBeforeData = true };
        using var transport = TransportTo(server);

        Assert.Equal(DeliveryState.NotSent, (await transport.SendAsync(Mail)).State);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_sent_nothing()
    {
        var server = new SmtpServer();
        using var transport = TransportTo(server);
        await server.DisposeAsync();

        Assert.Equal(DeliveryState.NotSent, (await transport.SendAsync(Mail)).State);
        Assert.Contains("Mail:Host", await transport.FindProblemAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_recipient_keeps_no_other_mail_from_leaving()
    {
        await using var server = new SmtpServer { AnswerRecipient = address => address.StartsWith("bad", StringComparison.Ordinal) ? "550 no" : null };
        using var transport = TransportTo(server);

        var deliveries = await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(i => transport.SendAsync(Mail with { To = i % 3 == 0 ? $"bad{i}@demo.test" : $"good{i}@demo.test" })));

        Assert.Equal(20, deliveries.Count(d => d.State is DeliveryState.Accepted));
        Assert.Equal(20, server.Mails.Count);
    }

    [Fact]
    public async Task Mails_share_the_connections_they_were_given()
    {
        await using var server = new SmtpServer();
        using var transport = TransportTo(server);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => transport.SendAsync(Mail)));

        Assert.Equal(40, server.Mails.Count);
        Assert.InRange(server.Connections, 1, 2);
    }

    [Fact]
    public async Task A_connection_the_server_gave_up_costs_no_mail_its_certainty()
    {
        await using var server = new SmtpServer { HangsUpBetweenMails = true };
        using var transport = TransportTo(server, o => o.Connections = 1);

        var deliveries = new List<Delivery>();
        for (var i = 0; i < 4; i++)
            deliveries.Add(await transport.SendAsync(Mail));

        Assert.DoesNotContain(deliveries, d => d.State is DeliveryState.Unknown);
        Assert.Equal(server.Mails.Count, deliveries.Count(d => d.State is DeliveryState.Accepted));
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "Mail:Password")]
    public async Task A_wrong_password_is_found_without_sending(string password, string? key)
    {
        await using var server = new SmtpServer { Password = "right" };
        using var transport = TransportTo(server, o => (o.User, o.Password) = ("programs", password));

        var problem = await transport.FindProblemAsync(CancellationToken.None);

        Assert.Equal(key is null, problem is null);
        Assert.Contains(key ?? "", problem ?? "", StringComparison.Ordinal);
        Assert.Equal(key is null, (await transport.SendAsync(Mail)).State is DeliveryState.Accepted);
    }

    [Fact]
    public async Task A_signed_in_mail_bears_the_user()
    {
        await using var server = new SmtpServer { Password = "right" };
        using var transport = TransportTo(server, o => (o.User, o.Password) = ("programs", "right"));

        await transport.SendAsync(Mail);

        Assert.Equal("programs", Assert.Single(server.Mails).User);
    }

    [Fact]
    public async Task A_server_without_starttls_gets_no_mail_in_clear()
    {
        await using var server = new SmtpServer();
        using var transport = TransportTo(server, o => o.Security = "starttls");

        Assert.Equal(DeliveryState.NotSent, (await transport.SendAsync(Mail)).State);
        Assert.Empty(server.Mails);
        Assert.Contains("STARTTLS", await transport.FindProblemAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused()
    {
        await using var server = new SmtpServer(startTls: true);
        using var transport = TransportTo(server, o => o.Security = "starttls");

        Assert.Equal(DeliveryState.NotSent, (await transport.SendAsync(Mail)).State);
        Assert.Contains("certificate", await transport.FindProblemAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    private static SmtpMailTransport TransportTo(SmtpServer server, Action<MailOptions>? change = null)
    {
        var options = new MailOptions
        {
            Transport = "smtp",
            Host = IPAddress.Loopback.ToString(),
            Port = server.Port,
            Security = "none",
            From = "Youth Programs <programs@programs.test>",
            Connections = 2,
        };
        change?.Invoke(options);
        return new SmtpMailTransport(Options.Create(options));
    }
}
