using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>What happens to an account goes to its mailbox: who did not do it themselves must hear of it.</summary>
internal sealed class TellOfSecurity(SecurityMails mails) : ISubscriber<PasswordChanged>, ISubscriber<PasswordReset>, ISubscriber<ApiKeyCreated>, ISubscriber<SignInLocked>, ISubscriber<BankAccountAdded>
{
    public Task Hear(PasswordChanged changed, CancellationToken cancel) => mails.Tell(changed.User, new SecurityNews.PasswordChanged(changed.ByThemselves, changed.ByThemselves ? changed.Address : null), cancel);

    public Task Hear(PasswordReset reset, CancellationToken cancel) => mails.Tell(reset.User, new SecurityNews.PasswordReset(reset.Address), cancel);

    public Task Hear(ApiKeyCreated created, CancellationToken cancel) => mails.Tell(created.User, new SecurityNews.ApiKeyCreated(created.Hint, created.ExpiresAt, created.Address), cancel);

    public Task Hear(SignInLocked locked, CancellationToken cancel) => mails.Tell(locked.User, locked.Guessed is "password"
        ? new SecurityNews.PasswordGuessed(locked.Until, locked.Address)
        : new SecurityNews.CodeGuessed(locked.Until, PasswordKnown: locked.Guessed is "emailSecondFactor", locked.Address), cancel);

    public Task Hear(BankAccountAdded added, CancellationToken cancel) => mails.Tell(added.User, new SecurityNews.BankAccountAdded(added.Last4, added.Address), cancel, orTo: added.Email);
}
