using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Notifications;

/// <summary>One mail, in text; the HTML part is made from it.</summary>
/// <param name="Lines">Paragraphs.</param>
/// <param name="Code">A code to show large, where there is one.</param>
public sealed record Mail(string To, string Subject, IReadOnlyList<string> Lines, string? Code = null);

/// <summary>Queues mail. It is saved with the unit of work's own transaction or at once, and sent by the worker within seconds.</summary>
public interface IMailQueue
{
    Task Send(Mail mail, CancellationToken cancel);
}
