using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Mailing;

/// <inheritdoc cref="IMailQueue"/>
internal sealed class MailQueue(NotificationsDb db, Caller caller, TimeProvider clock) : IMailQueue
{
    public Task Send(Mail mail, CancellationToken cancel)
    {
        db.Mails.Add(QueuedMail.Of(mail, caller.Company, clock));
        return db.SaveChangesAsync(cancel);
    }
}
