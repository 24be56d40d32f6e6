using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>A new person is greeted.</summary>
internal sealed class WelcomeUser(Noticeboard board, ICompanies companies, Caller caller) : ISubscriber<UserRegistered>
{
    public async Task Hear(UserRegistered registered, CancellationToken cancel)
    {
        var company = await companies.Find(caller.Company, cancel);
        var name = company?.Fullname ?? company?.Name ?? "WorkforceOS";
        await board.Post([new(registered.User, NotificationKind.Welcome, $"Welcome to {name}", $"Your account at {name} is ready. You sign in as {registered.Email}.", "user", registered.User.Value)], cancel);
    }
}
