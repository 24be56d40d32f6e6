using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Telling;
using WorkforceOS.Notifications.Texting;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>The text messages that notices become: to a phone that is known to be its reader's; to another goes one invitation, in fixed words.</summary>
internal sealed class NoticeTexts(SmsQueue texts, Invitations invitations, ICompanies companies, Scope scope, TimeProvider clock)
{
    /// <param name="reader">Null for who has no account.</param>
    public async Task Send(QueuedNotice notice, PersonContact? reader, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if ((notice.Address ?? reader?.Phone) is not { } phone)
        {
            notice.Settle(NoticeState.Suppressed, "Its reader has shown no phone to be theirs.", 0, now);
            return;
        }
        if (notice.Type is MarketplaceNoticeType.ManagerInvited && await invitations.Refused($"manager {phone}", cancel) is { } reason)
        {
            notice.Settle(NoticeState.Suppressed, reason, 0, now);
            return;
        }
        var (title, body) = notice.Say(Language.Of(reader?.Language, (await companies.Find(scope.Caller.Company, cancel))?.Language));
        notice.HandOn(sms: await texts.Send(new Sms(phone, $"{title}. {body}", notice.ExpiresAt - now), cancel));
    }
}
