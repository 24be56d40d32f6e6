namespace WorkforceOS.Notifications.Inbox;

/// <summary>The table of kinds: what holds of one where nobody chose otherwise. A kind without a line here is as usual.</summary>
/// <param name="Mail">It is mailed.</param>
/// <param name="Push">It is pushed to devices.</param>
/// <param name="SilentToDoer">Who has just done it themselves reads of it, and is neither mailed nor pushed.</param>
/// <param name="Joins">More than a few at once become one.</param>
/// <param name="Urgent">It waits for no end of quiet hours and for no digest.</param>
internal sealed record KindFacts(bool Mail = true, bool Push = true, bool SilentToDoer = false, bool Joins = true, bool Urgent = false)
{
    private static readonly KindFacts Usual = new();

    private static readonly Dictionary<NotificationKind, KindFacts> Others = new()
    {
        [NotificationKind.Welcome] = new(Push: false),
        [NotificationKind.ShiftAssigned] = new(SilentToDoer: true),
        [NotificationKind.ShiftMoved] = new(SilentToDoer: true),
        [NotificationKind.RotaPublished] = new(SilentToDoer: true),
        [NotificationKind.ShiftReleased] = new(SilentToDoer: true),
        // The daily lateness of others.
        [NotificationKind.ReportLate] = new(Mail: false, Push: false),
        [NotificationKind.ReportAbsent] = new(Mail: false, Push: false),
        [NotificationKind.LeaveDecided] = new(SilentToDoer: true),
        [NotificationKind.PeriodReopened] = new(SilentToDoer: true),
        [NotificationKind.TaskAssigned] = new(SilentToDoer: true),
        [NotificationKind.TaskChanged] = new(Mail: false, SilentToDoer: true),
        [NotificationKind.TaskCancelled] = new(Mail: false, SilentToDoer: true),
        [NotificationKind.TaskCompleted] = new(Mail: false, Push: false, SilentToDoer: true),
        [NotificationKind.Announcement] = new(SilentToDoer: true, Joins: false),
        [NotificationKind.SubscriptionActivated] = new(Push: false),
        [NotificationKind.SubscriptionEnding] = new(Push: false),
        [NotificationKind.SubscriptionEnded] = new(Push: false),
        [NotificationKind.PaymentActionRequired] = new(Urgent: true),
        [NotificationKind.CardExpiring] = new(Push: false),
        [NotificationKind.SubscriptionRenewing] = new(Push: false),
        [NotificationKind.PaymentRefunded] = new(Push: false),
        [NotificationKind.Insight] = new(Mail: false, Joins: false),
        // Its channels are chosen by whoever sends it; the reader may still switch them off.
        [NotificationKind.Message] = new(Joins: false),
        // Of the marketplace a mail goes to who has no device, of what is still of use when a mail is read.
        [NotificationKind.MarketplaceShiftOffered] = new(Mail: false),
        [NotificationKind.MarketplaceTimesheetApproved] = new(Mail: false),
        [NotificationKind.MarketplaceLateWarning] = new(Mail: false, Urgent: true),
        [NotificationKind.MarketplaceGeofenceIncident] = new(Mail: false, Urgent: true),
        [NotificationKind.MarketplaceClockInOverride] = new(Mail: false, Urgent: true),
        [NotificationKind.MarketplaceLateWorkerCancelled] = new(Urgent: true),
        [NotificationKind.MarketplaceNoShow] = new(Urgent: true),
    };

    public static KindFacts Of(NotificationKind kind) => Others.GetValueOrDefault(kind, Usual);
}
