using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Telling;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>The mails that notices become. Who has not shown that the address is theirs gets none, but for the one that invites them, in fixed words.</summary>
internal sealed class NoticeMails(NotificationsDb db, Invitations invitations, ICompanies companies, OwnAddress ownAddress, UnsubscribeTokens unsubscribe, Scope scope, TimeProvider clock)
{
    /// <param name="reader">Null for who has no account.</param>
    /// <param name="wanted">What they chose for it.</param>
    public async Task Send(QueuedNotice notice, PersonContact? reader, bool? wanted, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (notice.Type is MarketplaceNoticeType.ManagerInvited)
        {
            await Invite(notice, notice.Address ?? reader!.Email, reader?.Language, cancel);
            return;
        }
        if (!(wanted ?? KindFacts.Of(notice.Kind).Mail)) notice.Settle(NoticeState.Suppressed, "Its reader does not want it.", 0, now);
        else if (!reader!.EmailVerified) notice.Settle(NoticeState.Suppressed, "Its reader has shown no mail address to be theirs.", 0, now);
        else Queue(notice, Written(notice, reader), QueuedMail.NewsPriority);
    }

    private async Task Invite(QueuedNotice notice, string address, string? language, CancellationToken cancel)
    {
        if (await invitations.Refused($"manager {address}", cancel) is { } reason)
        {
            notice.Settle(NoticeState.Suppressed, reason, 0, clock.GetUtcNow());
            return;
        }
        var (subject, lines) = Language.Of(language, (await companies.Find(scope.Caller.Company, cancel))?.Language).Invite(MarketplaceNews.Read(notice.Words));
        Queue(notice, new Mail(address, subject, lines), QueuedMail.PersonalPriority);
    }

    private Mail Written(QueuedNotice notice, PersonContact reader)
    {
        var language = Language.Of(reader.Language);
        var (title, body) = notice.Say(language);
        var link = ownAddress.Of("/notification-api/unsubscribe?token=") is { } own ? own + unsubscribe.For(notice.CompanyId, reader.Id, [notice.Kind]) : null;
        return new Mail(reader.Email, title, [language.Hello(reader.Fullname), body], Unsubscribe: link);
    }

    private void Queue(QueuedNotice notice, Mail mail, int priority)
    {
        var queued = QueuedMail.Of(mail, priority, null, notice.CompanyId, clock);
        db.Mails.Add(queued);
        db.Signal(QueuedMail.Topic, "");
        notice.HandOn(mail: queued.Id);
    }
}
