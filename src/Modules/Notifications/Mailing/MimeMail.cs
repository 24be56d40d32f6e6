using System.Text;
using MimeKit;
using MimeKit.Text;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>A mail as it goes over the wire (MIME).</summary>
internal static class MimeMail
{
    private static readonly ParserOptions Strict = new() { AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false, AddressParserComplianceMode = RfcComplianceMode.Strict };

    /// <summary>One address, with or without a name before it; null when it is none, or carries more than an address.</summary>
    public static MailboxAddress? Address(string text) =>
        !text.Any(char.IsControl) && MailboxAddress.TryParse(Strict, text, out var address) && address.Route.Count == 0 ? address : null;

    /// <exception cref="MailRefusedException">The recipient is no address.</exception>
    public static MimeMessage Of(OutgoingMail mail, MailboxAddress from)
    {
        var to = Address(mail.Recipient) ?? throw new MailRefusedException("The recipient is no mail address.", forGood: true);
        var message = new MimeMessage
        {
            Subject = MailBody.OneLine(mail.Subject),
            // The same at every try, so that a mailbox can tell a repetition.
            MessageId = $"{mail.Id:N}@{from.Domain}",
            Body = new MultipartAlternative(Part(TextFormat.Plain, mail.Text), Part(TextFormat.Html, mail.Html)),
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return message;
    }

    /// <summary>The part before the @ is more than ASCII: only a server that speaks SMTPUTF8 can take it.</summary>
    public static bool NeedsUtf8(MailboxAddress address) => !Ascii.IsValid(address.LocalPart);

    private static TextPart Part(TextFormat format, string body)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, body);
        return part;
    }
}
