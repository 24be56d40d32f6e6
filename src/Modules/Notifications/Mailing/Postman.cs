using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>Hands mails over: to the SMTP server, or without one to files in a folder.</summary>
internal sealed class Postman(MailOptions options, string folder) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SmtpClient? server = string.IsNullOrWhiteSpace(options.Smtp.Host) ? null : new SmtpClient(options.Smtp.Host, options.Smtp.Port)
    {
        EnableSsl = options.Smtp.StartTls,
        Credentials = options.Smtp.User is { } user ? new NetworkCredential(user, options.Smtp.Password) : null,
    };

    /// <exception cref="SmtpException">The server refused or cannot be reached.</exception>
    /// <exception cref="FormatException">The recipient is no address.</exception>
    public async Task Deliver(Letter letter, CancellationToken cancel)
    {
        using var message = Message(letter);
        if (server is null)
        {
            await WriteFile(letter.Id, message, cancel);
            return;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await server.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException($"The mail server did not take it within {Patience.TotalSeconds:0} seconds.");
        }
    }

    public void Dispose() => server?.Dispose();

    private MailMessage Message(Letter letter)
    {
        var from = new MailAddress(options.From);
        var message = new MailMessage(from, Address(letter.Recipient)) { Subject = MailBody.OneLine(letter.Subject), SubjectEncoding = Encoding.UTF8 };
        message.AlternateViews.Add(Part(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(letter.Html, MediaTypeNames.Text.Html));
        // The same at every try, so that a mailbox can tell a repetition.
        message.Headers["Message-ID"] = $"<{letter.Id:N}@{from.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private static MailAddress Address(string recipient) =>
        recipient.Any(char.IsControl) ? throw new FormatException("The address has control characters.") : new MailAddress(recipient);

    private static AlternateView Part(string body, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(body, Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }

    /// <summary>A whole file or none: written beside, then moved. A repetition replaces it.</summary>
    private async Task WriteFile(Guid id, MailMessage message, CancellationToken cancel)
    {
        var desk = Path.Combine(MakePrivate(folder), $".{id:N}");
        if (Directory.Exists(desk)) Directory.Delete(desk, recursive: true);
        using (var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = MakePrivate(desk) }) await writer.SendMailAsync(message, cancel);
        File.Move(Directory.EnumerateFiles(desk).Single(), Path.Combine(folder, $"{id}.eml"), overwrite: true);
        Directory.Delete(desk);
    }

    private static string MakePrivate(string path) => OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}

/// <summary>What the postman carries.</summary>
internal sealed record Letter(Guid Company, Guid Id, string Recipient, string Subject, string Text, string Html, int Attempts);
