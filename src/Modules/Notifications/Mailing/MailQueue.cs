using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Mailing;

/// <inheritdoc cref="IMailQueue"/>
internal sealed class MailQueue(NotificationsDb db, ICompanies companies, Scope scope, TimeProvider clock) : IMailQueue
{
    public async Task Send(CodeMail mail, CancellationToken cancel)
    {
        var language = Language.Of(mail.Language, (await companies.Find(scope.Caller.Company, cancel))?.Language);
        var (subject, lines) = language.SecretCode(mail.Use, mail.Index, mail.GoodFor);
        await Add(new Mail(mail.To, subject, lines, mail.Code), QueuedMail.CodePriority, mail.GoodFor, cancel);
    }

    public Task SendInvitation(string to, string? language, CancellationToken cancel)
    {
        var (subject, lines) = Language.Of(language).Invitation;
        return Send(new Mail(to, subject, lines), QueuedMail.PersonalPriority, cancel);
    }

    /// <summary>In words of any kind: to an address that is known to be its reader's.</summary>
    public Task Send(Mail mail, int priority, CancellationToken cancel) => Add(mail, priority, null, cancel);

    private Task Add(Mail mail, int priority, TimeSpan? goodFor, CancellationToken cancel)
    {
        db.Mails.Add(QueuedMail.Of(mail, priority, goodFor, scope.Caller.Company, clock));
        db.Signal(QueuedMail.Topic, "");
        return db.SaveChangesAsync(cancel);
    }
}
