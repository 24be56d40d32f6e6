using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Mailing;

/// <inheritdoc cref="IMailQueue"/>
internal sealed class MailQueue(NotificationsDb db, Scope scope, TimeProvider clock) : IMailQueue
{
    public Task Send(Mail mail, CancellationToken cancel)
    {
        db.Mails.Add(QueuedMail.Of(mail, scope.Caller.Company, clock));
        db.Signal(QueuedMail.Topic, "");
        return db.SaveChangesAsync(cancel);
    }
}
