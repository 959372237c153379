using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace YouthPrograms.Reminders.Mail;

/// <summary>How mails leave: the keys under <c>Mail</c>. Without any, they are written to a folder.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary><c>pickup</c> or <c>smtp</c>.</summary>
    public string Transport { get; set; } = "pickup";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>none</c> or <c>starttls</c>.</summary>
    public string Security { get; set; } = "starttls";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender of every mail; its domain is that of the message ids.</summary>
    public string From { get; set; } = "Youth Programs <programs@localhost.localdomain>";

    /// <summary>How many mails are on their way to the server at once.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>Where <c>pickup</c> writes; set from the data directory.</summary>
    internal string PickupFolder { get; set; } = "";

    internal bool UsesSmtp => Transport == "smtp";

    internal MailAddress Sender => new(From);
}

/// <summary>Refuses to start with settings that could not send; each message names its key.</summary>
internal sealed class MailOptionsValidation : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> errors = [.. Common(options), .. options.UsesSmtp ? Smtp(options) : []];
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Common(MailOptions options)
    {
        if (options.Transport is not ("pickup" or "smtp"))
            yield return $"Mail:Transport must be pickup or smtp, not '{options.Transport}'.";
        if (!MailAddress.TryCreate(options.From, out _))
            yield return $"Mail:From must be a mail address, with or without a name, not '{options.From}'.";
        if (options.Connections is < 1 or > 64)
            yield return $"Mail:Connections must be from 1 to 64, not {options.Connections}.";
    }

    private static IEnumerable<string> Smtp(MailOptions options)
    {
        if (options.Host.Length == 0)
            yield return "Mail:Host is missing; Mail:Transport smtp needs the name of a mail server.";
        if (options.Port is < 1 or > 65535)
            yield return $"Mail:Port must be from 1 to 65535, not {options.Port}.";
        if (options.Security == "tls")
            yield return "Mail:Security tls (from the first byte, port 465) is not supported; use starttls (port 587).";
        else if (options.Security is not ("none" or "starttls"))
            yield return $"Mail:Security must be none or starttls, not '{options.Security}'.";
        if (options.User.Length > 0 && options.Password.Length == 0)
            yield return "Mail:Password is missing; Mail:User is set.";
    }
}
