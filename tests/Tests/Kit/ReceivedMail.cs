using System.Text;
using MimeKit;

namespace WorkforceOS.Tests.Kit;

/// <summary>A mail as it arrives, with what a mail program would show of it.</summary>
/// <param name="Recipients">Whom the envelope names; empty for a file.</param>
public sealed record ReceivedMail(string Raw, IReadOnlyList<string> Recipients)
{
    private readonly MimeMessage message = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Raw)));

    public string Subject => message.Subject ?? "";

    public string From => message.From.ToString();

    public string To => message.To.ToString();

    public string MessageId => message.MessageId ?? "";

    public string Text => (message.TextBody ?? "").ReplaceLineEndings("\n").Trim();

    public string Html => message.HtmlBody ?? "";

    public IReadOnlyList<string> HeaderNames => [.. message.Headers.Select(h => h.Field)];
}
