using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Notifications;

/// <summary>
/// What the marketplace tells. Behind each stands which words it takes, for whom, and in which variants it is said; a notice that lacks one
/// of its words, or that nobody has a sentence for, is a mistake of whoever posts it and throws.
/// </summary>
public enum MarketplaceNoticeType
{
    /// <summary>Client: name, shift; or <c>Candidate</c>: name of who would take over, shift. Staff, to candidates: shift.</summary>
    ShiftSwapRequested,

    /// <summary>Client: name of who takes over, shift. Staff: shift; to who asked, <c>Taken</c> to who takes over, <c>NotChosen</c> to the others.</summary>
    SwapResolved,

    /// <summary>Client: shift. Staff: shift; to who asked and keeps it, <c>Candidate</c> to who applied.</summary>
    SwapCancelled,

    /// <summary>Client: name, shift. Staff: shift; to who asked, <c>Candidate</c> to who applied.</summary>
    SwapAutoCancelled,

    /// <summary>Staff: shift; it is open, or <c>Reserved</c>: shift and until when to accept.</summary>
    ShiftOffered,

    /// <summary>Staff: shift. Client: name, shift; or <c>Full</c>: shift.</summary>
    ShiftAssigned,

    /// <summary>Staff: shift; also <c>OfferExpired</c> and <c>TakenOff</c>. Client: shift; or <c>TakenOff</c>: name of who is off, shift.</summary>
    ShiftCancelled,

    /// <summary>Staff and client: shift as it is now.</summary>
    ShiftChanged,

    /// <summary>Staff: shift.</summary>
    ShiftReminder,

    /// <summary>Staff: shift. Client: name, shift.</summary>
    LateWarning,

    /// <summary>Staff: shift. Client: name, shift.</summary>
    LateWorkerCancelled,

    /// <summary>Staff: shift. Client: name, shift.</summary>
    NoShow,

    /// <summary>Client: name, shift; also <c>SignalLost</c> and <c>AutoClockOut</c>. Staff: shift; also <c>AutoClockOut</c>. Company, a place without a tag: shift.</summary>
    GeofenceIncident,

    /// <summary>Client: name, shift.</summary>
    ClockInOverride,

    /// <summary>Client: name, shift.</summary>
    TimesheetSubmittedForApproval,

    /// <summary>Staff: shift; or <c>Rejected</c>: shift.</summary>
    TimesheetApproved,

    /// <summary>Client: number, day on which it is due; or <c>Overdue</c>: number.</summary>
    InvoiceIssued,

    /// <summary>Company: number.</summary>
    InvoiceDisputed,

    /// <summary>Staff: shift; or <c>Failed</c>: shift.</summary>
    PaymentPaid,

    /// <summary>Staff: none; or <c>Rejected</c>.</summary>
    VerificationResult,

    /// <summary>Staff: day; or <c>Expired</c>. Of a worker who is on shifts that need it, client: name, shift; company: name.</summary>
    CredentialExpiring,

    /// <summary>Client, by mail and in fixed words: none.</summary>
    ManagerInvited,
}

/// <summary>Another way to say a type; which type has which stands beside it.</summary>
public enum NoticeVariant
{
    Usual,
    AutoClockOut,
    Candidate,
    Expired,
    Failed,
    Full,
    NotChosen,
    OfferExpired,
    Overdue,
    Rejected,
    Reserved,
    SignalLost,
    Taken,
    TakenOff,
    UnderWay,
}

/// <summary>For which app it is: no other app of the same person shows it.</summary>
public enum NoticeAudience
{
    /// <summary>Those who run the marketplace.</summary>
    Company,

    Client,
    Staff,
}

public enum NoticeChannel
{
    /// <summary>To each device; where somebody has none, by mail if the type is worth one.</summary>
    Push,

    /// <summary>In plain words, to an address that is known to be the reader's; to another goes nothing but an invitation.</summary>
    Email,

    Sms,

    /// <summary>A line in the host's log.</summary>
    Log,
}

/// <summary>Who is told. They have an account, or are known by a mail address or a phone number alone.</summary>
/// <param name="Email">Of whom has no account yet.</param>
/// <param name="Phone">The same; E.164.</param>
/// <param name="Staff">As which worker of the marketplace they are told.</param>
/// <param name="Membership">As which member of a client they are told.</param>
public sealed record NoticeRecipient(UserId? User, string? Email = null, string? Phone = null, Guid? Staff = null, Guid? Membership = null)
{
    public static NoticeRecipient Worker(UserId user, Guid staff) => new(user, Staff: staff);

    public static NoticeRecipient Member(UserId user, Guid membership) => new(user, Membership: membership);

    public static NoticeRecipient Invited(string email, Guid membership) => new(null, Email: email, Membership: membership);
}

/// <summary>The other person that a notice speaks of. Only their first name is said.</summary>
/// <param name="User">So that it goes when they are erased; null for whom there is no account of.</param>
public sealed record NoticePerson(UserId? User, string Name);

/// <summary>The shift that a notice speaks of, as it is when it is told.</summary>
/// <param name="Zone">The place's clock, on which it is said.</param>
public sealed record NoticeShift(string Title, string Hub, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeZone Zone);

/// <summary>Something that happened in the marketplace, for one or more people. Its words are not the poster's: it says which kind of news it is, and its arguments.</summary>
/// <param name="DedupeKey">Such as <c>remind:{assignment}:24</c>: whoever was told something under it is not told again, whatever host or repetition comes second. It counts for each recipient and audience by itself. At most 200 characters, and no personal data in it.</param>
public sealed record MarketplaceNotice(MarketplaceNoticeType Type, NoticeAudience Audience, string DedupeKey, params IReadOnlyCollection<NoticeRecipient> To)
{
    public NoticeVariant Variant { get; init; }

    public NoticePerson? About { get; init; }

    public NoticeShift? Shift { get; init; }

    /// <summary>Until when to do what it asks for; said on the clock of the shift.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>An invoice's.</summary>
    public string? Number { get; init; }

    /// <summary>For the app: ids by their names on the wire, such as <c>shiftId</c>. At most ten.</summary>
    public IReadOnlyDictionary<string, Guid> Data { get; init; } = new Dictionary<string, Guid>();

    /// <summary>Where in the app it leads, such as <c>/shifts/0199…</c>.</summary>
    public string? DeepLink { get; init; }

    public NoticeChannel Channel { get; init; } = NoticeChannel.Push;

    /// <summary>Not before then; null is at once.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>From then on it is of no use. Null is when the shift begins, for a type that is about that and while it is ahead, else a day after it is due.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Tells people of the marketplace, with the unit of work's own transaction: nobody hears of what is not committed, and everybody of what is.</summary>
public interface IMarketplaceNotices
{
    /// <summary>Takes no lock but on keys that are new: two that post the same wait for each other, and the second tells nobody.</summary>
    /// <exception cref="ArgumentException">A notice that cannot be said.</exception>
    Task Post(IReadOnlyCollection<MarketplaceNotice> notices, CancellationToken cancel);
}
