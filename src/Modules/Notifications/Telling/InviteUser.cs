using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// Whose account an admin made is told by one mail, in fixed words that name nobody: the address may be a stranger's. One company
/// invites so many a day; whoever is beyond that hears of it from their admin.
/// </summary>
internal sealed partial class InviteUser(NotificationsDb db, MailQueue mails, IPeople people, MailOptions options, Scope scope, Caller caller, TimeProvider clock, ILogger<InviteUser> log) : ISubscriber<UserRegistered>
{
    public async Task Hear(UserRegistered registered, CancellationToken cancel)
    {
        if (!registered.ByAdmin || !(await people.Contacts([registered.User], cancel)).TryGetValue(registered.User, out var person)) return;

        await using var transaction = await scope.Begin(cancel);
        // Counted one at a time, so that many who are made at once are not more than may be.
        await transaction.TakeTurn("notifications.invite", caller.Company.Value, cancel);
        var now = clock.GetUtcNow();
        if (await db.Invitations.AnyAsync(i => i.Recipient == person.Email, cancel)) return;
        if (await db.Invitations.CountAsync(i => i.SentAt > now.AddDays(-1), cancel) >= options.InvitationsPerDay)
        {
            LogTooMany(log, caller.Company, options.InvitationsPerDay);
            return;
        }
        db.Invitations.Add(new Invitation { CompanyId = caller.Company, Recipient = person.Email, SentAt = now });
        await mails.SendInvitation(person.Email, person.Language, cancel);
        await transaction.Commit(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Company {Company} has invited {Most} people within a day: no further invitation is sent (Mail:InvitationsPerDay)")]
    private static partial void LogTooMany(ILogger log, CompanyId company, int most);
}

/// <summary>Who was invited lately, so that nobody is twice.</summary>
internal sealed class Invitation : ITenantOwned
{
    public CompanyId CompanyId { get; init; }

    public string Recipient { get; init; } = "";

    public DateTimeOffset SentAt { get; init; }
}
