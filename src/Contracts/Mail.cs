using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Notifications;

/// <summary>What a code in a mail is for.</summary>
public enum CodeMailUse
{
    VerifyAddress,
    ResetPassword,
    SignIn,
}

/// <summary>A mail with a code. It may go to an address that nobody has verified, so its words are fixed and name neither a person nor a company.</summary>
/// <param name="Index">Tells this mail from the one before.</param>
/// <param name="GoodFor">How long.</param>
/// <param name="Language">The reader's, such as <c>de</c>; null for the company's.</param>
public sealed record CodeMail(string To, CodeMailUse Use, string Code, int Index, TimeSpan GoodFor, string? Language = null);

/// <summary>Queues mails. They are saved with the unit of work's own transaction or at once, and sent by the worker within seconds, whatever else waits.</summary>
public interface IMailQueue
{
    Task Send(CodeMail mail, CancellationToken cancel);
}
