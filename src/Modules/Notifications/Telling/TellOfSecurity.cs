using System.Globalization;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// What happens to an account goes to its mailbox whatever its owner chose to be told: who did not do it themselves must hear of it.
/// No word of anybody else's stands in these mails, names included, because strangers can have them sent.
/// </summary>
internal sealed class TellOfSecurity(IMailQueue mails, IPeople people, ICompanies companies, Caller caller, TimeProvider clock)
    : ISubscriber<PasswordChanged>, ISubscriber<PasswordReset>, ISubscriber<ApiKeyCreated>, ISubscriber<SignInLocked>
{
    private const string NotYou = "If this was not you, reset your password at once, and tell your company's admin.";

    public Task Hear(PasswordChanged changed, CancellationToken cancel) => Tell(changed.User, "Your password was changed",
        [changed.ByThemselves ? $"Your password was changed{From(changed.Address)}. You were signed out everywhere." : "An admin gave you a new password. You were signed out everywhere, and your API keys were revoked.", NotYou], cancel);

    public Task Hear(PasswordReset reset, CancellationToken cancel) => Tell(reset.User, "Your password was reset",
        [$"Your password was reset with a code from your mailbox{From(reset.Address)}. You were signed out everywhere, and your API keys were revoked.", NotYou], cancel);

    public Task Hear(ApiKeyCreated created, CancellationToken cancel) => Tell(created.User, "A new API key acts as you",
        [$"An API key that ends in {created.Hint} was made{From(created.Address)}. Whoever has it can do what you can do, {(created.ExpiresAt is { } end ? $"until {Moment(end)}" : "until it is revoked")}.", $"If this was not you, revoke it. {NotYou}"], cancel);

    public Task Hear(SignInLocked locked, CancellationToken cancel) => Tell(locked.User, "Somebody tried to get into your account",
        locked.Guessed is "password"
            ? [$"A wrong password was given for your account many times{From(locked.Address)}. Until {Moment(locked.Until)} no further one is heard from there.", "If this was you, wait until then, or reset your password. Otherwise you need not do anything, as long as your password is one that nobody guesses."]
            : [$"A wrong code was given for your account many times{From(locked.Address)}. Until {Moment(locked.Until)} no new code is sent.", locked.Guessed is "emailSecondFactor" ? "Whoever it was knows your password. If this was not you, change it." : "If this was not you, you need not do anything: without a code from your mailbox nobody gets in."], cancel);

    private async Task Tell(UserId user, string subject, string[] lines, CancellationToken cancel)
    {
        if (!(await people.Briefs([user], cancel)).TryGetValue(user, out var person)) return;
        var company = await companies.Find(caller.Company, cancel);
        await mails.Send(new Mail(person.Email, subject, ["Hello,", .. lines, $"It is about your account at {company?.Codename ?? "WorkforceOS"}. {Moment(clock.GetUtcNow())}."]), cancel);
    }

    private static string From(string? address) => address is null ? "" : $", from the address {address}";

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
