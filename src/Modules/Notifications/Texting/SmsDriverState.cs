using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Texting;

/// <summary>Whether the driver is worth a try, as of a mail server.</summary>
internal sealed class SmsDriverState(TimeProvider clock) : MailServerState(clock);
