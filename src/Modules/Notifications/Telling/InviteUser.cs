using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Whose account an admin made is told by one mail, in fixed words that name nobody: the address may be a stranger's.</summary>
internal sealed class InviteUser(MailQueue mails, Invitations invitations, IPeople people, Scope scope) : ISubscriber<UserRegistered>
{
    public async Task Hear(UserRegistered registered, CancellationToken cancel)
    {
        if (!registered.ByAdmin || !(await people.Contacts([registered.User], cancel)).TryGetValue(registered.User, out var person)) return;

        await using var transaction = await scope.Begin(cancel);
        if (await invitations.Refused(person.Email, cancel) is not null) return;
        await mails.SendInvitation(person.Email, person.Language, cancel);
        await transaction.Commit(cancel);
    }
}

/// <summary>
/// Nobody is invited twice within a month, and one company invites so many a day; whoever is beyond that hears of it from who wanted to
/// invite them. To be used in a transaction.
/// </summary>
internal sealed partial class Invitations(NotificationsDb db, MailOptions options, Scope scope, TimeProvider clock, ILogger<Invitations> log)
{
    /// <param name="recipient">Whom, and to what where there are several things.</param>
    /// <returns>Why they are not to be invited; null where they are, and count as invited.</returns>
    public async Task<string?> Refused(string recipient, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Counted one at a time, so that many who are made at once are not more than may be.
        await transaction.TakeTurn("notifications.invite", scope.Caller.Company.Value, cancel);
        var now = clock.GetUtcNow();
        if (await db.Invitations.AnyAsync(i => i.Recipient == recipient, cancel)) return "They were invited lately.";
        if (await db.Invitations.CountAsync(i => i.SentAt > now.AddDays(-1), cancel) >= options.InvitationsPerDay)
        {
            LogTooMany(log, scope.Caller.Company, options.InvitationsPerDay);
            return "Too many were invited today.";
        }
        db.Invitations.Add(new Invitation { CompanyId = scope.Caller.Company, Recipient = recipient, SentAt = now });
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return null;
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
