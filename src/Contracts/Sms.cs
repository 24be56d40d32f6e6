namespace WorkforceOS.Contracts.Notifications;

/// <summary>A text message with a code. It may go to a phone that nobody has shown to be theirs, so its words are fixed and name neither a person nor a company.</summary>
/// <param name="To">E.164.</param>
/// <param name="GoodFor">How long; afterwards it is not sent any more.</param>
/// <param name="Language">The reader's, such as <c>de</c>; null for the company's.</param>
public sealed record CodeSms(string To, string Code, TimeSpan GoodFor, string? Language = null);

/// <summary>Queues text messages. They are saved with the unit of work's own transaction or at once, and sent by the worker within seconds, whatever else waits.</summary>
public interface ISmsQueue
{
    Task Send(CodeSms sms, CancellationToken cancel);
}
