using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Devices;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Marketplace;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Pushing;
using WorkforceOS.Notifications.Realtime;
using WorkforceOS.Notifications.Telling;
using WorkforceOS.Notifications.Texting;
using WorkforceOS.Notifications.Wording;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Notifications;

/// <summary>What people are told: their inbox, the live stream of it, and mails as they choose them.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        var mail = configuration.Options<MailOptions>(MailOptions.Section);
        services.AddModuleDb<NotificationsDb>();
        services.AddScoped<InboxWriter>();
        services.AddScoped<INotices, PostNotices>();
        services.AddScoped<IMarketplaceNotices, PostMarketplaceNotices>();
        services.AddScoped<HandOnNotices>();
        services.AddScoped<FollowNotices>();
        services.AddScoped<NoticePushes>();
        services.AddScoped<NoticeMails>();
        services.AddScoped<NoticeTexts>();
        services.AddScoped<Invitations>();
        services.AddScoped<ReaderLanguage>();
        services.AddScoped<SecurityMails>();
        services.AddScoped<Superiors>();
        services.AddSingleton<InboxSignals>();
        services.AddSingleton<Bundling>();

        services.AddSingleton(configuration.Options<PushOptions>(PushOptions.Section));
        services.TryAddSingleton(PushNetwork.Internet);
        services.AddSingleton<RecentCalls>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton(provider => new OwnAddress(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ObjectHints>();
        services.AddHostedService(provider => provider.GetRequiredService<ObjectHints>());
        services.AddSingleton<PushKeys>();
        services.AddSingleton<ISealedRows>(provider => provider.GetRequiredService<PushKeys>());
        services.AddSingleton<DeviceTokens>();
        services.AddScoped<ReachableDevices>();
        services.AddScoped<RegisteredDevices>();
        services.AddScoped<IPushTokens, PushTokens>();
        services.AddSingleton<ISealedRows, ResealTokens>();
        services.AddSingleton<WebPushSender>();
        services.AddSingleton<FcmSender>();
        services.AddSingleton<PushSenders>();
        services.AddHostedService<PushStart>();

        services.AddScoped<MailQueue>();
        services.AddScoped<IMailQueue>(provider => provider.GetRequiredService<MailQueue>());
        services.AddSingleton(provider => mail.In(provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(new MailFolder(Path.Combine(DataFolder.Of(configuration), "mail")));
        services.AddSingleton<MailServerState>();
        services.AddSingleton<SmtpTokens>();
        services.AddSingleton<Func<IMailSender>>(provider => mail.Smtp.IsWanted
            ? () => new SmtpSender(mail, provider.GetRequiredService<SmtpTokens>())
            : () => new FileSender(mail, provider.GetRequiredService<MailFolder>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<MailStart>();

        var sms = configuration.Options<SmsOptions>(SmsOptions.Section);
        services.AddSingleton(sms);
        services.AddSingleton<SmsDriverState>();
        services.AddScoped<SmsQueue>();
        services.AddScoped<ISmsQueue>(provider => provider.GetRequiredService<SmsQueue>());
        if (sms.Driver is SmsDriver.Webhook) services.AddSingleton<ISmsSender, SmsWebhook>();
        else services.AddSingleton<ISmsSender, SmsLog>();

        services.AddJob<SendSms>(SendSms.Name, every: TimeSpan.FromSeconds(30), wakeOn: QueuedSms.Topic);
        services.AddJob<SendMails>(SendMails.Name, every: TimeSpan.FromSeconds(30), wakeOn: QueuedMail.Topic);
        services.AddJob<BundleNotifications>(BundleNotifications.Name, every: TimeSpan.FromSeconds(30), wakeOn: InboxSignals.Topic, wakeAfter: BundleNotifications.Channel.Quiet);
        services.AddJob<BundlePushes>(BundlePushes.Name, every: TimeSpan.FromSeconds(30), wakeOn: InboxSignals.Topic, wakeAfter: BundlePushes.Channel.Quiet);
        services.AddJob<SendPushes>(SendPushes.Name, every: TimeSpan.FromSeconds(30), wakeOn: SendPushes.Topic);
        services.AddJob<DispatchNotices>(DispatchNotices.Name, every: TimeSpan.FromSeconds(30), wakeOn: QueuedNotice.Topic);
        services.AddJob<SweepNotifications>(SweepNotifications.Name, every: TimeSpan.FromHours(1));

        services.When<UserRegistered, InviteUser>();
        services.When<EmailProved, WelcomeUser>();
        services.When<PasswordChanged, TellOfSecurity>();
        services.When<PasswordReset, TellOfSecurity>();
        services.When<ApiKeyCreated, TellOfSecurity>();
        services.When<SignInLocked, TellOfSecurity>();
        services.When<BankAccountAdded, TellOfSecurity>();
        services.When<ShiftAssigned, TellOfShifts>();
        services.When<ShiftsGenerated, TellOfShifts>();
        services.When<ShiftsPublished, TellOfShifts>();
        services.When<ShiftMoved, TellOfShifts>();
        services.When<ShiftReleased, TellOfShifts>();
        services.When<DepartmentShiftConflicted, TellOfShifts>();
        services.When<AttendanceLate, TellOfAttendance>();
        services.When<AttendanceAbsent, TellOfAttendance>();
        services.When<AttendanceCorrected, TellOfAttendance>();
        services.When<AttendanceExcused, TellOfAttendance>();
        services.When<AttendanceAutoClosed, TellOfAttendance>();
        services.When<AttendanceLateOut, TellOfAttendance>();
        services.When<AttendanceUnplanned, TellOfAttendance>();
        services.When<CorrectionRequested, TellOfAttendance>();
        services.When<CorrectionDecided, TellOfAttendance>();
        services.When<LeaveRequested, TellOfLeave>();
        services.When<LeaveChanged, TellOfLeave>();
        services.When<LeaveWithdrawn, TellOfLeave>();
        services.When<LeaveCancellationAsked, TellOfLeave>();
        services.When<LeaveDaysChanged, TellOfLeave>();
        services.When<LeavePassedOn, TellOfLeave>();
        services.When<LeaveDecided, TellOfLeave>();
        services.When<LeaveStepDecided, TellOfLeave>();
        services.When<LeaveEscalated, TellOfLeave>();
        services.When<LeaveBalanceExpiring, TellOfLeave>();
        services.When<LeaveDocumentMissing, TellOfLeave>();
        services.When<PayrollReady, TellOfPayroll>();
        services.When<PayrollApproved, TellOfPayroll>();
        services.When<PayrollStale, TellOfPayroll>();
        services.When<PayrollReopened, TellOfPayroll>();
        services.When<EmployeeDocumentExpiring, TellOfDocuments>();
        services.When<EmploymentEnding, TellOfEmployment>();
        services.When<ManagerLeft, TellOfEmployment>();
        services.When<EmploymentTermsChanged, TellOfEmployment>();
        services.When<TasksAssigned, TellOfTasks>();
        services.When<TaskChanged, TellOfTasks>();
        services.When<TasksCancelled, TellOfTasks>();
        services.When<TaskDue, TellOfTasks>();
        services.When<TaskOverdue, TellOfTasks>();
        services.When<TaskAssignmentCompleted, TellOfTasks>();
        services.When<RecurringTaskReachedNobody, TellOfTasks>();
        services.When<AnnouncementSent, TellOfAnnouncements>();
        services.When<AnnouncementReminded, TellOfAnnouncements>();
        services.When<AnnouncementUnacknowledged, TellOfAnnouncements>();
        services.When<SubscriptionActivated, TellOfSubscriptions>();
        services.When<SubscriptionEnding, TellOfSubscriptions>();
        services.When<SubscriptionEnded, TellOfSubscriptions>();
        services.When<PaymentFailed, TellOfSubscriptions>();
        services.When<PaymentActionRequired, TellOfSubscriptions>();
        services.When<CardExpiring, TellOfSubscriptions>();
        services.When<SubscriptionRenewing, TellOfSubscriptions>();
        services.When<PaymentRefunded, TellOfSubscriptions>();
        services.When<PaymentDisputed, TellOfSubscriptions>();
        services.ErasesRows((NotificationsDb db, UserId person) => db.Notifications.Where(n => n.User == person || n.AboutUserId == person));
        services.ErasesRows((NotificationsDb db, UserId person) => db.Choices.Where(c => c.UserId == person));
        services.ErasesRows((NotificationsDb db, UserId person) => db.Habits.Where(h => h.UserId == person));
        services.ErasesRows((NotificationsDb db, UserId person) => db.Devices.Where(d => d.UserId == person));
        services.ErasesRows((NotificationsDb db, UserId person) => db.Notices.Where(n => n.UserId == person || n.AboutUserId == person));
        services.ErasesRows((NotificationsDb db, UserId person) => db.Inboxes.Where(i => i.UserId == person));
        return services;
    }

    public static void MapNotifications(this ApiMap api)
    {
        var notifications = api.Company("notification", "notification", "notifications");
        notifications.List("listNotifications", "/notifications", ListNotifications.Handle, ListNotifications.Filters);
        notifications.Add("markNotificationsSeen", "POST", "/notifications/seen", "update", "seen", MarkSeen.Handle);
        notifications.Delete("deleteNotification", "/notifications/:notificationId", DeleteNotification.Handle);
        notifications.Create("createNotification", "/notifications", SendMessage.Handle).For(Roles.Admins);
        notifications.Add("streamNotifications", "GET", "/stream", "get", "notification", FollowNotifications.Handle);

        var devices = api.Company("notification", "device", "devices");
        devices.Create("registerDevice", "/devices/register", RegisterDevice.Handle);
        devices.Delete("unregisterDevice", "/devices/unregister/:deviceId", UnregisterDevice.Handle);
        devices.List("listDevices", "/devices", ListDevices.Handle, ListDevices.Filters);
        devices.Add("getPushKey", "GET", "/push/publickey", "get", "pushKey", GetPushKey.Handle);
        // It asks services out there, and may not hold a transaction meanwhile.
        devices.Add("testPush", "POST", "/push/test", "update", "results", TestPush.Handle).InSteps();

        var preferences = api.Company("notification", "preferences", "preferences");
        preferences.Get("getNotificationPreferences", "/preferences", GetPreferences.Handle);
        preferences.Update("updateNotificationPreferences", "/preferences", ChangePreferences.Handle);
        preferences.Add("askUnsubscribeMail", "GET", "/unsubscribe", "get", "unsubscribed", Unsubscribe.Ask).Public().Limited(Limit.SignIn);
        preferences.Add("unsubscribeMail", "POST", "/unsubscribe", "update", "unsubscribed", Unsubscribe.Handle).Public().Limited(Limit.SignIn).FromQuery();

        var changes = api.Company("realtime", "changed", "changed");
        changes.Add("streamChanges", "GET", "/stream", "get", "changed", FollowChanges.Handle);
    }
}
