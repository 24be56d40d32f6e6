namespace WorkforceOS.Notifications.Mailing;

/// <summary>Hands mails over, one after the other: to a mail server, or to files.</summary>
internal interface IMailSender : IAsyncDisposable
{
    /// <exception cref="MailRefusedException">It is this mail that cannot go; another may.</exception>
    /// <exception cref="MailServerDownException">No mail can go for now.</exception>
    Task Send(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>A mail of the queue that somebody has leased.</summary>
/// <param name="Attempts">This one included.</param>
internal sealed record OutgoingMail(Guid Company, Guid Id, string Recipient, string Subject, string Text, string Html, int Attempts, string? Unsubscribe = null);

/// <param name="forGood">Trying again would not help.</param>
internal sealed class MailRefusedException(string reason, bool forGood) : Exception(reason)
{
    public bool ForGood => forGood;
}

internal sealed class MailServerDownException(string reason) : Exception(reason);
