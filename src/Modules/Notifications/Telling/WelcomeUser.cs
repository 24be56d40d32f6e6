using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>A new person is greeted as soon as their address is known to be theirs: not before, since the names in it are strangers' words.</summary>
internal sealed class WelcomeUser(InboxWriter inbox, IPeople people, ICompanies companies, Caller caller) : ISubscriber<EmailProved>
{
    public async Task Hear(EmailProved proved, CancellationToken cancel)
    {
        if (!(await people.Contacts([proved.User], cancel)).TryGetValue(proved.User, out var person) || person.IsExternal) return;
        var company = await companies.Find(caller.Company, cancel);
        await inbox.Post([new(proved.User, new News.Welcome(company?.Fullname ?? company?.Name ?? "WorkforceOS", person.Email), "user", proved.User.Value)], cancel);
    }
}
