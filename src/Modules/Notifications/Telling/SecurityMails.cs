using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Mails at once what a person must know of their account, whatever they chose to be told, where the address is known to be theirs.</summary>
internal sealed class SecurityMails(MailQueue mails, IPeople people, ICompanies companies, Caller caller, TimeProvider clock)
{
    /// <param name="orTo">An address that they say is theirs, where none is known to be.</param>
    public async Task Tell(UserId user, SecurityNews news, CancellationToken cancel, string? orTo = null)
    {
        if (!(await people.Contacts([user], cancel)).TryGetValue(user, out var person) || (person.EmailVerified ? person.Email : orTo) is not { } address) return;
        var company = await companies.Find(caller.Company, cancel);
        var (subject, lines) = Language.Of(person.Language).Say(news, company?.Codename ?? "WorkforceOS", clock.GetUtcNow());
        await mails.Send(new Mail(address, subject, lines), QueuedMail.PersonalPriority, cancel);
    }
}
