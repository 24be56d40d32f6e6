using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Marketplace;

internal enum NoticeState
{
    Pending,

    /// <summary>Handed on to the queue of its channel.</summary>
    Processing,
    Sent,
    Failed,

    /// <summary>Nobody is there to get it, or they do not want it.</summary>
    Suppressed,
    Expired,
}

/// <summary>What one person is told of the marketplace, on one channel, and what became of it.</summary>
internal sealed class QueuedNotice : ITenantOwned
{
    /// <summary>Signalled when one was posted.</summary>
    public const string Topic = "notice";

    /// <summary>A shift that begins so soon, or an offer that ends so soon, waits for no end of quiet hours.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    public Guid Id { get; init; }

    public CompanyId CompanyId { get; init; }

    public MarketplaceNoticeType Type { get; init; }

    public NoticeVariant Variant { get; init; }

    public NoticeAudience Audience { get; init; }

    public NoticeChannel Channel { get; init; }

    /// <summary>Null for who has no account; then there is an <see cref="Address"/>.</summary>
    public UserId? UserId { get; init; }

    /// <summary>As which worker of the marketplace they are told.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>As which member of a client they are told.</summary>
    public Guid? MembershipId { get; init; }

    /// <summary>A mail address or a phone number.</summary>
    public string? Address { get; private set; }

    public UserId? AboutUserId { get; init; }

    public string DedupeKey { get; init; } = "";

    /// <summary>A <see cref="MarketplaceNews"/>.</summary>
    public string Words { get; init; } = "{}";

    /// <summary>A <see cref="NoticePayload"/>.</summary>
    public string Payload { get; private set; } = "{}";

    /// <summary>When the shift begins that it is about.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>It waits for no end of quiet hours.</summary>
    public bool IsUrgent { get; init; }

    public NoticeState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset ScheduledAt { get; init; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? LastError { get; private set; }

    public Guid? MailId { get; private set; }

    public Guid? SmsId { get; private set; }

    public NotificationKind Kind => MarketplaceKinds.Of(Type);

    public static QueuedNotice Of(MarketplaceNotice notice, MarketplaceNews news, NoticeRecipient to, CompanyId company, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var due = notice.ScheduledAt is { } later && later > now ? later : now;
        var begins = notice.Shift?.StartsAt;
        var expires = notice.ExpiresAt ?? (MarketplaceKinds.IsStartBound(notice.Type) && begins > due ? begins.Value : due.AddDays(1));
        var (title, body) = Language.Fallback.Say(news);
        return new QueuedNotice
        {
            Id = NewId.At(clock),
            CompanyId = company,
            Type = notice.Type,
            Variant = notice.Variant,
            Audience = notice.Audience,
            Channel = notice.Channel,
            UserId = to.User,
            StaffId = to.Staff,
            MembershipId = to.Membership,
            Address = to.User is null ? to.Email ?? to.Phone : null,
            AboutUserId = notice.About?.User,
            DedupeKey = MarketplaceKinds.KeyFor(notice, to),
            Words = news.Write(),
            Payload = new NoticePayload(MarketplaceKinds.WireName(notice.Type), title, body, notice.Data, notice.DeepLink).Write(),
            BeginsAt = begins,
            ScheduledAt = due,
            NextAttemptAt = due,
            ExpiresAt = expires,
            IsUrgent = KindFacts.Of(MarketplaceKinds.Of(notice.Type)).Urgent || begins <= due + Soon || notice.Until <= due + Soon || expires <= due + Soon,
            CreatedAt = now,
        };
    }

    /// <summary>The same by mail, for who has no device.</summary>
    public QueuedNotice ByMail(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new QueuedNotice
        {
            Id = NewId.At(clock),
            CompanyId = CompanyId,
            Type = Type,
            Variant = Variant,
            Audience = Audience,
            Channel = NoticeChannel.Email,
            UserId = UserId,
            StaffId = StaffId,
            MembershipId = MembershipId,
            AboutUserId = AboutUserId,
            DedupeKey = DedupeKey + ":email",
            Words = Words,
            Payload = Payload,
            BeginsAt = BeginsAt,
            ScheduledAt = now,
            NextAttemptAt = now,
            ExpiresAt = ExpiresAt,
            IsUrgent = IsUrgent,
            CreatedAt = now,
        };
    }

    /// <summary>In the language of who reads it.</summary>
    public (string Title, string Body) Say(Language language)
    {
        var (title, body) = language.Say(MarketplaceNews.Read(Words));
        Payload = (NoticePayload.Read(Payload) with { Title = title, Body = body }).Write();
        return (title, body);
    }

    public void Wait(DateTimeOffset until) => NextAttemptAt = until;

    /// <summary>To devices, or to the queue of mails or of texts.</summary>
    public void HandOn(Guid? mail = null, Guid? sms = null) => (State, MailId, SmsId) = (NoticeState.Processing, mail, sms);

    public void Settle(NoticeState state, string? why, int attempts, DateTimeOffset now) => (State, LastError, Attempts, SettledAt, Address) = (state, why, attempts, now, null);
}
