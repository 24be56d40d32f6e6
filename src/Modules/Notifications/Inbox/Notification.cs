using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Inbox;

internal readonly record struct NotificationId(Guid Value) : IId<NotificationId>
{
    public static NotificationId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What a notification is about; people choose by these which ones they also want as mail.</summary>
internal enum NotificationKind
{
    Welcome,
    ShiftAssigned,
    ShiftMoved,
    ShiftReleased,

    /// <summary>Somebody is off a shift that the reader planned.</summary>
    ShiftVacated,

    /// <summary>Who joined a department could not be put on one of its shifts.</summary>
    DepartmentConflict,
    AttendanceLate,
    AttendanceAbsent,

    /// <summary>Somebody who reports to the reader was late.</summary>
    ReportLate,
    ReportAbsent,
    LeaveRequested,
    LeaveDecided,
    PayrollReady,
    DocumentExpiring,

    /// <summary>What awaits the reader's decision asks for something else now, or was taken back.</summary>
    LeaveChanged,

    /// <summary>The employment of a report ends in two weeks.</summary>
    EmploymentEnding,

    /// <summary>Somebody has left whose reports need another line manager.</summary>
    ManagerLeft,

    /// <summary>Other terms of the reader's employment are in force.</summary>
    TermsChanged,

    /// <summary>A manager said what the reader's times really were.</summary>
    PunchCorrected,
    AbsenceExcused,

    /// <summary>Nobody checked out of a record, so that a rule did; told to the person and their manager.</summary>
    AutoClosed,

    /// <summary>Somebody checked out long after the end; told to both as well.</summary>
    LateOut,
    CorrectionRequested,
    CorrectionDecided,

    /// <summary>Some of those who decide the reader's leave have approved it.</summary>
    LeaveStepDecided,

    /// <summary>Nobody decided for so long that the reader may.</summary>
    LeaveEscalated,

    /// <summary>Days of leave of the reader's will be gone soon.</summary>
    BalanceExpiring,

    /// <summary>The reader's leave needs a document.</summary>
    DocumentMissing,
    PayslipApproved,

    /// <summary>What the reader approved no longer agrees with what is on record.</summary>
    PayrollStale,

    /// <summary>An approval was taken back; told to the person and to who had approved.</summary>
    PeriodReopened,

    /// <summary>Somebody who reports to the reader came to work that nobody had planned.</summary>
    UnplannedWork,
    TaskAssigned,
    TaskChanged,

    /// <summary>It is called off, or another has done it for all.</summary>
    TaskCancelled,
    TaskDue,

    /// <summary>To who has it, and to who gave it.</summary>
    TaskOverdue,

    /// <summary>Everybody has done what the reader gave out.</summary>
    TaskCompleted,
    Announcement,
    AnnouncementReminder,
    SubscriptionActivated,
    SubscriptionEnding,
    SubscriptionEnded,
    PaymentFailed,
    PaymentActionRequired,
    CardExpiring,
    Insight,

    /// <summary>In the words of an admin.</summary>
    Message,
    SubscriptionRenewing,
    PaymentRefunded,

    /// <summary>To the platform's people.</summary>
    PaymentDisputed,

    // The types of the marketplace: chosen by as the others, and told outside the inbox.
    MarketplaceShiftSwapRequested,
    MarketplaceSwapResolved,
    MarketplaceSwapCancelled,
    MarketplaceSwapAutoCancelled,
    MarketplaceShiftOffered,
    MarketplaceShiftAssigned,
    MarketplaceShiftCancelled,
    MarketplaceShiftChanged,
    MarketplaceShiftReminder,
    MarketplaceLateWarning,
    MarketplaceLateWorkerCancelled,
    MarketplaceNoShow,
    MarketplaceGeofenceIncident,
    MarketplaceClockInOverride,
    MarketplaceTimesheetSubmittedForApproval,
    MarketplaceTimesheetApproved,
    MarketplaceInvoiceIssued,
    MarketplaceInvoiceDisputed,
    MarketplacePaymentPaid,
    MarketplaceVerificationResult,
    MarketplaceCredentialExpiring,
    MarketplaceManagerInvited,

    /// <summary>The plan of the reader's next days stands.</summary>
    RotaPublished,
}

/// <summary>One thing that one person was told.</summary>
internal sealed class Notification : Record<NotificationId>
{
    public UserId User { get; init; }

    /// <summary>1, 2, 3 … for each person, in the order in which they became visible; the stream resumes behind it.</summary>
    public long Position { get; private set; }

    public NotificationKind Kind { get; init; }

    /// <summary>What it says; null in a row from before there were languages.</summary>
    public News? News { get; private set; }

    /// <summary>In English, for where <see cref="News"/> is null or says what this build does not know yet.</summary>
    public string Title { get; private set; } = "";

    /// <inheritdoc cref="Title"/>
    public string Text { get; private set; } = "";

    /// <summary>The data name of the object it is about, such as <c>shift</c>.</summary>
    public string AboutObject { get; init; } = "";

    /// <summary>Null where it is about several.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>The other person it speaks of, so that it can go when they are erased.</summary>
    public UserId? AboutUserId { get; private set; }

    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>True until it has gone into a mail.</summary>
    public bool MailWanted { get; private set; }

    /// <summary>Not before then, since it may still grow; null is at once.</summary>
    public DateTimeOffset? MailAt { get; private set; }

    /// <summary>From this position on it says this.</summary>
    public void Say(News news, long position, Guid? aboutId, UserId? aboutUser)
    {
        (News, Position, AboutId, AboutUserId) = (news, position, aboutId, aboutUser);
        (Title, Text) = Language.Fallback.Say(news);
    }

    /// <summary>It says more than the reader has seen.</summary>
    public void BeUnseen() => SeenAt = null;

    /// <summary>True until it was pushed.</summary>
    public bool PushWanted { get; private set; }

    /// <summary>Not before then; null is at once.</summary>
    public DateTimeOffset? PushAt { get; private set; }

    /// <summary>From then on it is of no use on a screen; null is a day later.</summary>
    public DateTimeOffset? PushUntil { get; private set; }

    public void WantPush(bool isWanted, DateTimeOffset? notBefore, DateTimeOffset? until) => (PushWanted, PushAt, PushUntil) = (isWanted, notBefore, until);

    public void WantMail(bool isWanted, DateTimeOffset? notBefore = null) => (MailWanted, MailAt) = (isWanted, notBefore);

    /// <summary>Another says it together with more.</summary>
    public void BeReplaced()
    {
        (MailWanted, PushWanted) = (false, false);
        Delete();
    }

    public (string Title, string Text) In(Language language) => News is null ? (Title, Text) : language.Say(News);
}

/// <summary>Counts the positions of one person's notifications.</summary>
internal sealed class InboxRow : ITenantOwned
{
    public CompanyId CompanyId { get; init; }

    public UserId UserId { get; init; }

    public long LastPosition { get; init; }
}
